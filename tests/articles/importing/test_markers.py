"""Markers in lines."""

import pytest

from factcheck.articles.importing.markers import (
    begins_with_label,
    dated_label,
    furniture_role,
    label_is_all,
    labels_far,
    opens_with,
)


@pytest.mark.parametrize(
    "text", ["Correction: it was two.", "*Korrektur: Es waren zwei.", "Rectificatif : deux", "Исправление — два"]
)
def test_a_label_is_followed_by_a_colon_or_dash(text: str) -> None:
    assert begins_with_label("correction_note", text)


@pytest.mark.parametrize("text", ["Correction officers went on strike", "Corrections were made by hand, he said"])
def test_a_word_in_a_sentence_is_no_label(text: str) -> None:
    assert not begins_with_label("correction_note", text)
    assert not dated_label("correction_note", text)


def test_a_date_may_stand_before_the_colon() -> None:
    assert dated_label("correction_note", "Correction (3 May 2021): it was two.")
    assert dated_label("correction_note", "Korrektur vom 3. Mai 2021: Es waren zwei.")


def test_a_label_may_be_the_whole_line() -> None:
    assert label_is_all("related_article", "» Related articles")
    assert not label_is_all("related_article", "Related articles by Ada")


def test_some_words_may_stand_between_label_and_colon() -> None:
    assert labels_far("contact_line", "Kontakt zur Zentrale: 030 1234")
    assert not labels_far("contact_line", "Contact was lost. Then came this: nothing")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("SHARE", "share_widget"),
        ("Auf Facebook teilen", "share_widget"),
        ("Sign up for our newsletter", "newsletter_prompt"),
        ("12 Comments", "comment_prompt"),
        ("Laisser un commentaire", "comment_prompt"),
        ("Shares fell on Monday.", None),
        ("Comments by the minister caused an outcry", None),
    ],
)
def test_furniture_is_known_by_its_words(text: str, role: str | None) -> None:
    assert furniture_role(text) == role


def test_an_opening_may_be_followed_by_any_words() -> None:
    assert opens_with("contributor_credit", "— With assistance by Ada Moreno")
    assert not opens_with("headline", "Anything")
