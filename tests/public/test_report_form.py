"""The reader's form: it finds the place, or says why not beside the field."""

from typing import Any

import pytest

from factcheck.articles.models import Revision
from factcheck.public.report_form import ReportForm
from factcheck.public.tokens import signed_token

TEXT = "Strike kills 36\n\nAt least 36 soldiers died. Some fled. Some died."
TEXT_REVISION = Revision(
    number=2,
    text=TEXT,
    blocks=[
        {"role": "headline", "start": 0, "end": 15},
        {"role": "paragraph", "start": 17, "end": len(TEXT)},
    ],
    inlines=[],
)


def form(**fields: Any) -> ReportForm:
    return ReportForm({"token": signed_token(), "revision": "2", "wrong": "It was 33.", **fields}, text=TEXT_REVISION)


def errors(**fields: Any) -> dict[str, list[str]]:
    sent = form(**fields)
    assert not sent.is_valid()
    return {name: [str(error) for error in found] for name, found in sent.errors.items()}


def spanned(**fields: Any) -> str:
    sent = form(**fields)
    assert sent.is_valid(), sent.errors
    assert sent.span is not None
    return TEXT[slice(*sent.span)]


def test_words_name_their_place() -> None:
    assert spanned(words="At least 36") == "At least 36"


def test_a_sentence_can_be_chosen_instead() -> None:
    assert spanned(sentence="44-54") == "Some fled."


def test_words_within_a_chosen_sentence_are_the_ones_in_it() -> None:
    sent = form(words="Some", sentence="55-65")
    assert sent.is_valid()
    assert sent.span == (55, 59)


def test_words_that_stand_often_ask_for_the_sentence_among_those_that_hold_them() -> None:
    sent = form(words="Some")
    assert not sent.is_valid()
    assert "2 times" in str(sent.errors["words"])
    assert [words for _value, words, _is_chosen in sent.sentences_shown] == ["Some fled.", "Some died."]
    assert sent.opens_sentences


def test_what_stands_around_them_decides_too() -> None:
    assert form(words="Some", before=" fled. ", after=" died.").is_valid()


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({}, "words", "Copy the words"),
        ({"words": "At least 33"}, "words", "do not stand in the article as it is published"),
        ({"words": "At least 36", "sentence": "44-54"}, "words", "do not stand in the sentence"),
        ({"words": "a" * 1001}, "words", "at most 1000"),
        ({"words": "36\x00"}, "words", "Null"),
        ({"sentence": "0-9999"}, "sentence", "0-9999"),
        ({"sentence": "x-y"}, "sentence", "x-y"),
        ({"words": "At least 36", "wrong": " \u202e "}, "wrong", "Say what is wrong"),
        ({"words": "At least 36", "wrong": "a\x00"}, "wrong", "Null"),
        ({"words": "At least 36", "wrong": "a" * 2001}, "wrong", "at most 2000"),
        ({"words": "At least 36", "source": "a" * 501}, "source", "at most 500"),
        ({"words": "At least 36", "name": "a" * 121}, "name", "at most 120"),
        ({"words": "At least 36", "email": "nobody"}, "email", "valid email"),
        ({"words": "At least 36", "website": "https://example.org"}, "website", "Leave this empty"),
        ({"words": "At least 36", "token": "guess"}, "token", "send it again"),
        ({"words": "At least 36", "token": ""}, "token", "send it again"),
    ],
    ids=lambda given: given if isinstance(given, str) and len(given) < 20 else "",
)
def test_what_cannot_be_used_is_told_beside_its_field(fields: dict[str, str], field: str, said: str) -> None:
    found = errors(**fields)
    assert said in " ".join(found[field])


def test_a_form_that_lost_its_token_has_one_when_it_is_sent_again() -> None:
    sent = form(words="At least 36", token="guess")
    assert not sent.is_valid()
    assert form(words="At least 36", token=sent["token"].value()).is_valid()


def test_controls_and_overrides_are_left_out_of_what_is_told() -> None:
    sent = form(words="At least 36", wrong="It was \u202e33\u202c.\x07", right="<b>33</b>")
    assert sent.is_valid()
    assert (sent.told().wrong, sent.told().right) == ("It was 33.", "<b>33</b>")
