"""Taking over a correction that somebody else began."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.corrections.actions.deciding import OwnCorrection, issue_correction, return_correction
from factcheck.corrections.actions.handing_over import (
    CorrectionTakenOverByAnother,
    OwnCorrectionDraft,
    ReturnedByTheSame,
    take_over_correction,
)
from factcheck.corrections.actions.recording import record_imported_correction
from factcheck.corrections.actions.writing import (
    CorrectionMovedOn,
    SomebodyElseWroteIt,
    change_correction,
    submit_correction,
)
from factcheck.corrections.models import Correction
from factcheck.corrections.notes import parse_note
from factcheck.errors import NotAllowed
from tests.conftest import PersonMaker
from tests.corrections.conftest import a_correction, a_submitted_correction, written
from tests.examples import latest


@pytest.fixture
def draft(ruth: User, corrected: Article) -> Correction:
    return a_correction(by=ruth, article=corrected)


def test_it_is_then_written_by_who_took_it_over(ruth: User, jonas: User, draft: Correction) -> None:
    taken = take_over_correction(by=jonas, correction=draft)
    assert (taken.author, list(taken.earlier_authors.all()), taken.number) == (jonas, [ruth], draft.number)
    with pytest.raises(SomebodyElseWroteIt):
        change_correction(by=ruth, correction=taken, written=written(taken.article, note="Mine."))
    assert submit_correction(by=jonas, correction=taken).state == "submitted"


def test_who_began_it_does_not_decide_it(ruth: User, jonas: User, draft: Correction) -> None:
    taken = take_over_correction(by=jonas, correction=draft)
    submitted = submit_correction(by=jonas, correction=taken)
    for decide in (
        lambda: issue_correction(by=ruth, correction=submitted),
        lambda: return_correction(by=ruth, correction=submitted, note="No."),
    ):
        with pytest.raises(OwnCorrection, match="before it was taken over"):
            decide()


def test_a_returned_one_is_taken_over_too(ines: User, jonas: User, ruth: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    returned = return_correction(by=ruth, correction=submitted, note="By whose count?")
    assert take_over_correction(by=jonas, correction=returned).state == "returned"


def test_who_returned_it_does_not_write_it(ines: User, ruth: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    returned = return_correction(by=ruth, correction=submitted, note="By whose count?")
    with pytest.raises(ReturnedByTheSame, match="returned correction 1 to"):
        take_over_correction(by=ruth, correction=returned)


def test_the_log_says_from_whom(ruth: User, jonas: User, draft: Correction) -> None:
    take_over_correction(by=jonas, correction=draft)
    event = Event.objects.order_by("-pk")[0]
    assert (event.verb, event.kind, event.object_uid) == ("took over", "correction", str(draft.uid))
    assert '"earlier_username":"ruth"' in event.details


def test_nobody_takes_over_their_own(ruth: User, draft: Correction) -> None:
    with pytest.raises(OwnCorrectionDraft):
        take_over_correction(by=ruth, correction=draft)


def test_what_waits_for_a_decision_is_not_taken_over(ines: User, jonas: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    with pytest.raises(CorrectionMovedOn):
        take_over_correction(by=jonas, correction=submitted)


def test_an_imported_one_has_no_author_to_take_it_from(jonas: User, corrected: Article) -> None:
    note = "Correction, Feb. 28, 2020: This post originally misspelled Bashar al-Assad’s first name."
    parsed = parse_note(note)
    assert parsed
    revision = latest(corrected)
    imported = record_imported_correction(revision=revision, note=note, parsed=parsed, marker=None, by=jonas)
    with pytest.raises(CorrectionMovedOn):
        take_over_correction(by=jonas, correction=imported)


def test_of_two_who_take_it_over_one_is_first(ines: User, jonas: User, draft: Correction) -> None:
    seen_by_ines = Correction.objects.get(pk=draft.pk)
    take_over_correction(by=jonas, correction=draft)
    with pytest.raises(CorrectionTakenOverByAnother, match="Jonas"):
        take_over_correction(by=ines, correction=seen_by_ines)
    draft.refresh_from_db()
    assert draft.author == jonas


def test_a_person_without_a_role_takes_over_nothing(make_person: PersonMaker, draft: Correction) -> None:
    with pytest.raises(NotAllowed):
        take_over_correction(by=make_person("nora", "Nora Petit"), correction=draft)
