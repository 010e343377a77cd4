"""The form of the sentences of notes."""

import pytest

from factcheck.accounts.models import User
from factcheck.corrections.actions.wording import word_notes
from factcheck.corrections.wording_forms import WordingForm
from factcheck.corrections.wordings import names

pytestmark = pytest.mark.django_db


def test_it_has_a_field_for_each_sentence_and_shows_what_applies_without_own_words(amara: User) -> None:
    word_notes(by=amara, publication=None, language="en", sentences={"also.body": "We also"})
    form = WordingForm(publication=None, language="en")
    assert list(form.fields) == names()
    assert (form["also.body"].value(), form["figure.both"].value()) == ("We also", "")
    wording = form.wording()
    assert wording is not None
    assert (wording["also.body"], wording["subject.date"]) == ("We also", "a date")
    assert sum(len(fields) for _heading, fields in form.groups()) == len(names())


def test_what_is_typed_is_seen_before_it_is_saved() -> None:
    form = WordingForm({"also.body": "We also"}, publication=None, language="en")
    wording = form.wording()
    assert wording is not None
    assert wording["also.body"] == "We also"


def test_a_wrong_placeholder_is_told_at_its_field() -> None:
    form = WordingForm({"figure.both": "It was {wrigth}."}, publication=None, language="en")
    assert not form.is_valid()
    assert "{wrigth}" in form.errors["figure.both"][0]
    assert form.wording() is None


def test_a_language_that_is_not_complete_has_nothing_to_show() -> None:
    assert WordingForm(publication=None, language="tr").wording() is None
