"""The sentences that notes are made of: complete in each language, and their placeholders checked."""

import pytest

from factcheck.corrections.states import CorrectionType, ErrorKind, Scope
from factcheck.corrections.wordings import (
    LANGUAGES,
    built_in,
    check_sentence,
    group_of,
    label_of,
    names,
    placeholders_of,
)
from factcheck.errors import Unusable


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_of_the_house_has_every_sentence_and_each_holds_only_what_is_filled(language: str) -> None:
    sentences = built_in(language)
    assert set(sentences) == set(names())
    for name, sentence in sentences.items():
        check_sentence(name, sentence)


def test_every_type_kind_and_place_has_its_sentences() -> None:
    known = set(names())
    assert {f"head.{one}" for one in CorrectionType.values} <= known
    assert {f"{one}.{variant}" for one in ErrorKind.values for variant in ("both", "right")} <= known
    assert {f"{group}.{one}" for one in Scope.values for group in ("opening", "also", "where")} <= known


def test_a_language_that_the_house_does_not_have_has_no_sentences() -> None:
    assert built_in("tr") == {}
    assert built_in("nyt") == {}
    assert built_in("de", "nyt") == built_in("de")


@pytest.mark.parametrize(
    ("name", "sentence", "said"),
    [
        (
            "figure.both",
            "It was {wrigth}.",
            "Nothing fills {wrigth} here. This sentence may hold {subject}, {wrong}, {right}.",
        ),
        ("figure.right", "It was {wrong}.", "Nothing fills {wrong}"),
        ("head.update", "{right}", "may hold {date}"),
        ("work.post", "{work}", "holds no placeholder"),
        ("figure.both", "It was {right.upper}.", "Nothing fills {right.upper}"),
        ("figure.both", "It was {right!r}.", "Nothing fills {right}"),
        ("figure.both", "It was {}.", "Nothing fills {}"),
        ("figure.both", "It was {right.", "A brace stands alone"),
        ("figure.both", "It was right}.", "A brace stands alone"),
    ],
)
def test_a_placeholder_that_nothing_fills_is_named(name: str, sentence: str, said: str) -> None:
    with pytest.raises(Unusable) as refused:
        check_sentence(name, sentence)
    assert said in str(refused.value.message)


def test_each_sentence_is_called_so_that_people_know_it() -> None:
    assert (group_of("figure.both"), label_of("figure.both")) == ("Figure misstated", "wrong and right words known")
    assert (group_of("opening.caption"), label_of("opening.caption")) == ("How its sentence begins", "Caption")
    assert placeholders_of("figure.right") == ("subject", "right")
    assert all(group_of(name) and label_of(name) for name in names())
