"""What was typed is read kindly, and its hits are marked to the character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.search.questions import MOST_TERMS, Question, Span, Term, hits, read_question
from factcheck.search.words import words

TYPED = st.text(st.sampled_from("ab AB \"-*()^:éß事実認 \x00“”'\\%_|&!<>~"), max_size=60)


def marked(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in hits(text, read_question(typed))]


def test_all_words_are_wanted_and_the_last_may_go_on() -> None:
    assert read_question("three boats") == Question((Term(("three",)), Term(("boats",), begins=True)))


def test_words_in_quotation_marks_stand_together() -> None:
    assert read_question("“three boats”") == Question((Term(("three", "boats")),))


def test_an_open_quotation_mark_goes_to_the_end() -> None:
    assert read_question('port "three boats') == Question((Term(("port",)), Term(("three", "boats"))))


def test_a_word_with_a_hyphen_before_it_is_not_wanted() -> None:
    assert read_question('boats -port -"old harbour"') == Question(
        (Term(("boats",)),), (Term(("port",)), Term(("old", "harbour")))
    )


def test_a_hyphen_inside_holds_together() -> None:
    assert read_question("S-400") == Question((Term(("s", "400"), begins=True),))


@pytest.mark.parametrize("typed", ["", "   ", '"', "-", "***", '-""', "\x00", "()"])
def test_without_a_word_there_is_no_question(typed: str) -> None:
    assert not read_question(typed)


def test_only_what_is_not_wanted_is_no_question() -> None:
    assert not read_question("-boats")


def test_words_of_a_query_language_are_words() -> None:
    assert read_question("boats AND port") == Question((Term(("boats",)), Term(("and",)), Term(("port",), begins=True)))


def test_a_single_letter_does_not_begin_every_word() -> None:
    assert read_question("a") == Question((Term(("a",)),))


def test_a_very_long_question_is_cut() -> None:
    assert len(read_question(" ".join(f"w{number}" for number in range(200))).wanted) == MOST_TERMS


def test_hits_are_whole_words_as_they_are_written() -> None:
    text = "Müller’s S-400: three boats, thrée boat, 3 boats."
    assert marked(text, "muller") == ["Müller"]
    assert marked(text, "s-400") == ["S-400"]
    assert marked(text, "three boat") == ["three", "boats", "thrée", "boat", "boats"]
    assert marked(text, '"three boats"') == ["three boats"]


def test_hits_count_code_points() -> None:
    assert hits("𝔸 😀 boat", read_question("boat")) == [Span(4, 8)]


def test_hits_in_writing_without_spaces() -> None:
    text = "事実確認 2020年の認定"
    assert marked(text, "事実") == ["事実"]
    assert marked(text, "認") == ["認", "認"]
    assert marked(text, "実確認") == ["実確認"]
    assert marked(text, "2020年") == ["2020年"]
    assert marked(text, '"確認 2020"') == ["確認 2020"]


def test_hits_that_overlap_are_one() -> None:
    assert marked("three boats", '"three boats" boats') == ["three boats"]


@given(TYPED)
def test_whatever_is_typed_is_read(typed: str) -> None:
    question = read_question(typed)
    assert all(term.words for term in (*question.wanted, *question.unwanted))


@given(TYPED, st.text(st.sampled_from("ab éAB事実認. "), max_size=80))
def test_hits_lie_in_the_text_apart_and_in_order(typed: str, text: str) -> None:
    found = hits(text, read_question(typed))
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(first.end <= second.start for first, second in zip(found, found[1:], strict=False))


@given(st.lists(st.sampled_from(["boat", "Müller", "S-400", "事実確認", "٣٦"]), min_size=1, max_size=6))
def test_every_word_of_a_text_is_a_hit_in_it(pieces: list[str]) -> None:
    text = ", ".join(pieces)
    for piece in pieces:
        folded = {word.folded for word in words(piece)}
        found = marked(text, piece)
        assert found and all(folded & {word.folded for word in words(hit)} for hit in found)
