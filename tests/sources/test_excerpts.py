"""A quotation against the stored excerpt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.excerpts import Run, difference

EXCERPT = (
    "The ministry met on Friday. Turkey says “at least 33” of its soldiers have been killed in Syria’s Idlib "
    "province, the governor said. Nearly a million people – most of them children – fled."
)


@pytest.mark.parametrize(
    "quotation",
    [
        'Turkey says "at least 33" of its soldiers',
        "Turkey says … have been killed",
        "Turkey says [...] the governor said. Nearly a million people - most of them children - fled",
        "",
        "  ",
    ],
)
def test_what_stands_there_differs_in_nothing(quotation: str) -> None:
    assert difference(EXCERPT, quotation) is None


def test_without_an_excerpt_there_is_nothing_to_compare() -> None:
    assert difference("", "at least 36") is None


def test_it_points_out_the_words_that_differ() -> None:
    found = difference(EXCERPT, "Turkey says at least 36 of its soldiers have died in Syria's Idlib province")
    assert found is not None
    assert found.runs == (
        Run("same", "Turkey says “at least"),
        Run("del", "33"),
        Run("ins", "36"),
        Run("same", "of its soldiers have"),
        Run("del", "been killed"),
        Run("ins", "died"),
        Run("same", "in Syria’s Idlib province"),
    )


def test_words_left_out_and_words_put_in_are_told_apart() -> None:
    found = difference(EXCERPT, "nearly a million very young people – children – fled")
    assert found is not None
    told = {(run.kind, run.words) for run in found.runs}
    assert {("ins", "nearly"), ("ins", "very young"), ("del", "most of them")} <= told


def test_a_quotation_from_elsewhere_has_no_passage() -> None:
    found = difference(EXCERPT, "Moscow denies that its aircraft bombed the convoy")
    assert found is not None
    assert not found.has_a_passage


def test_parts_in_another_order_are_not_taken_for_a_quotation() -> None:
    assert difference(EXCERPT, "the governor said … Turkey says") is not None


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_are_survived(excerpt: str, quotation: str) -> None:
    found = difference(excerpt, quotation)
    if found is not None:
        assert all(run.words and run.kind in {"same", "ins", "del"} for run in found.runs)


@given(st.integers(0, 20), st.integers(21, 30))
def test_whole_words_of_the_excerpt_are_found_in_it(start: int, end: int) -> None:
    words = EXCERPT.split(" ")
    assert difference(EXCERPT, " ".join(words[start:end])) is None
