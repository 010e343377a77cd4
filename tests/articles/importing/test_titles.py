"""Titles, sentences, names."""

import pytest

from factcheck.articles.importing.titles import (
    ends_sentence,
    is_heading,
    is_name,
    is_title,
    likeness,
    same_words,
    sentences,
)


@pytest.mark.parametrize("text", ["High Stakes", "What next?", "Troops Leave U.S.", "Ответ властей", "“A hard night”"])
def test_short_lines_without_a_full_stop_are_headings(text: str) -> None:
    assert is_title(text)
    assert is_heading(text)


@pytest.mark.parametrize(
    "text", ["The road is closed.", "as he said", "Below is a list:", "He told them to “back off!”", "12 / 13"]
)
def test_sentences_and_speech_are_no_headings(text: str) -> None:
    assert not is_heading(text)


@pytest.mark.parametrize(
    ("text", "name"), [("Nora Kessel", True), ("Jan van der Meer", True), ("High stakes", False), ("Nora", False)]
)
def test_capitalised_words_are_a_name(text: str, name: bool) -> None:  # noqa: FBT001
    assert is_name(text) is name


def test_sentences_are_counted_without_days_and_initials() -> None:
    assert sentences("Am 3. Dezember kam J. Doe nach Altenau. Er blieb.") == 2
    assert ends_sentence("He left.”")
    assert not ends_sentence("He left")


def test_likeness_orders_lines_by_shared_words() -> None:
    headline = "Central Bank Holds Rates as Lira Slides"
    assert likeness(headline, headline) == 1
    assert (
        likeness(headline, "Central Bank Keeps Rates as Lira Falls")
        > likeness(headline, "Storm cuts off hill villages")
        == 0
    )
    assert same_words("The End’s near", "THE END'S NEAR")
