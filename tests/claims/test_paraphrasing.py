"""Quoted words in a question: facts are read back, quotations are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.paraphrasing import quotations_of, words_read_out

QUOTED = "we buried thirty-six of our sons before the sun came up"


def test_the_quotations_of_a_claim_are_those_of_its_sentence() -> None:
    sentence = f"“{QUOTED},” the governor said, and called it “a black day”."
    assert quotations_of("figure", "thirty-six", sentence) == [f"{QUOTED},", "a black day"]


def test_a_quotation_is_its_own_words() -> None:
    assert quotations_of("quotation", QUOTED, "No marks here.") == [QUOTED]
    assert quotations_of("figure", QUOTED, "No marks here.") == []


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "„{}“", "«{}»", "‘{}’", "„{}”"])
def test_whatever_marks_enclose_them(marks: str) -> None:
    assert quotations_of("figure", "x", f"He said: {marks.format(QUOTED)}.") == [QUOTED]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (f"Did you say: {QUOTED}?", QUOTED),
        ("Is it right that We buried THIRTY-SIX of our sons?", "We buried THIRTY-SIX of our sons"),
        ("How many were buried, and when?", ""),
        ("Was it before the sun came up?", "before the sun came up"),
        ("Were they buried before the sun rose?", ""),
        ("", ""),
    ],
)
def test_the_longest_run_is_pointed_out(question: str, words: str) -> None:
    assert words_read_out(question, [QUOTED]) == words


def test_a_short_quotation_is_refused_whole() -> None:
    assert words_read_out("Was it a black day?", ["a black day"]) == "a black day"
    assert words_read_out("Was the day a black one?", ["a black day"]) == ""


def test_a_name_or_a_term_cannot_be_said_otherwise() -> None:
    assert words_read_out("Were the White Helmets there?", ["White Helmets"]) == ""


def test_the_style_of_an_apostrophe_hides_nothing() -> None:
    assert words_read_out("So it wasn't us who did?", ["it wasn’t us who"]) == "it wasn't us who"


@given(before=st.text(max_size=40), quotation=st.lists(st.from_regex(r"[a-z]{2,8}", fullmatch=True), min_size=5))
def test_a_quotation_read_out_is_always_found(before: str, quotation: list[str]) -> None:
    quoted = " ".join(quotation)
    assert words_read_out(f"{before} — {quoted}?", [quoted])


@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=3))
def test_what_is_pointed_out_stands_in_the_question(question: str, quotations: list[str]) -> None:
    assert words_read_out(question, quotations) in question
