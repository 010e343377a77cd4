"""Wording the sentences of notes."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Publication
from factcheck.audit.models import Event
from factcheck.corrections.actions.wording import word_notes
from factcheck.corrections.models import NoteTemplate
from factcheck.errors import NotAllowed, Unusable


def words(by: User, **sentences: str) -> int:
    named = {name.replace("_", "."): sentence for name, sentence in sentences.items()}
    return word_notes(by=by, publication=None, language="en", sentences=named)


def test_each_change_is_kept_and_told(amara: User) -> None:
    assert words(amara, also_body=" We  also ", figure_both="") == 1
    assert words(amara, also_body="We also") == 0
    assert words(amara, also_body="It, too,") == 1
    assert NoteTemplate.objects.get().sentence == "It, too,"
    assert words(amara, also_body="") == 1
    assert not NoteTemplate.objects.exists()
    told = Event.objects.filter(kind="note_template").order_by("number").values_list("verb", flat=True)
    assert list(told) == ["added", "changed", "removed"]


def test_a_publication_has_its_own_beside_those_of_all(amara: User) -> None:
    slate = Publication.objects.create(name="Slate", slug="slate")
    words(amara, also_body="We also")
    word_notes(by=amara, publication=slate, language="en", sentences={"also.body": "This post also"})
    assert [str(row) for row in NoteTemplate.objects.order_by("pk")] == [
        "All publications: also.body (en)",
        "Slate: also.body (en)",
    ]


def test_nothing_is_kept_where_one_sentence_is_wrong(amara: User) -> None:
    with pytest.raises(Unusable):
        words(amara, also_body="We also", figure_both="It was {wrigth}.")
    with pytest.raises(Unusable):
        words(amara, no_such="x")
    assert not NoteTemplate.objects.exists()


def test_only_who_manages_publications_words_them(ruth: User) -> None:
    with pytest.raises(NotAllowed):
        words(ruth, also_body="We also")
