"""What can be found of corrections."""

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.deciding import return_correction
from factcheck.corrections.models import Correction
from factcheck.corrections.shelves import texts_of
from tests.corrections.conftest import a_correction, a_submitted_correction


def said(correction: Correction) -> list[tuple[str, str]]:
    return [(text.kind, text.body) for text in texts_of([correction.pk])]


def test_a_correction_is_found_by_its_note_and_the_wrong_and_right_words(corrected: Article, ines: User) -> None:
    correction = a_submitted_correction(by=ines, article=corrected)
    assert said(correction) == [("correction", f"{correction.note}\n36\n33")]
    [text] = texts_of([correction.pk])
    assert text.address == f"/corrections/{correction.uid}/"


def test_an_imported_note_is_found(correction: Correction) -> None:
    [(kind, body)] = said(correction)
    assert kind == "correction"
    assert "Bashar al-Assad’s first name" in body


def test_a_draft_is_its_authors_own(corrected: Article, ines: User) -> None:
    assert said(a_correction(by=ines, article=corrected)) == []


def test_the_note_of_a_return_is_found(corrected: Article, ines: User, ruth: User) -> None:
    correction = a_submitted_correction(by=ines, article=corrected)
    return_correction(by=ruth, correction=correction, note="Name the source.")
    assert ("note", "Name the source.") in said(correction)
