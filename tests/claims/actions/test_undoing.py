"""Taking back what somebody did a moment ago."""

import pytest

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.claims.actions.marking import ClaimIsClosed, set_check_status
from factcheck.claims.actions.undoing import undo_dismissal, undo_mark
from factcheck.claims.models import Claim
from factcheck.errors import NotAllowed
from factcheck.lists.together import NothingToUndo
from tests.conftest import PersonMaker
from tests.examples import a_draft


def test_a_mark_is_taken_back_as_a_mistake(claim: Claim, ines: User) -> None:
    undo_mark(by=ines, claim=claim)
    claim.refresh_from_db()
    assert (claim.withdrawn_by, claim.withdrawal_reason) == (ines, "Marked by mistake.")
    assert Event.objects.filter(verb="withdrew", object_uid=str(claim.uid)).count() == 1


def test_a_mark_with_a_verdict_on_it_stays(claim: Claim, ines: User) -> None:
    a_draft(by=ines, claim=claim)
    with pytest.raises(NothingToUndo):
        undo_mark(by=ines, claim=claim)
    claim.refresh_from_db()
    assert claim.withdrawn_at is None


def test_a_mark_is_taken_back_once(claim: Claim, ines: User) -> None:
    undo_mark(by=ines, claim=claim)
    with pytest.raises(ClaimIsClosed):
        undo_mark(by=ines, claim=claim)


def test_a_dismissal_taken_back_gives_the_status_before(claim: Claim, ines: User, jonas: User) -> None:
    set_check_status(by=jonas, claim=claim, status="on_author", reason="asked by mail")
    set_check_status(by=ines, claim=claim, status="dismissed", reason="repeats claim 2")
    undo_dismissal(by=ines, claim=claim)
    assert claim.check_status_by == jonas
    claim.refresh_from_db()
    assert (claim.check_status, claim.check_reason, claim.check_status_by) == ("on_author", "asked by mail", jonas)


def test_a_claim_dismissed_twice_becomes_open(claim: Claim, ines: User) -> None:
    set_check_status(by=ines, claim=claim, status="dismissed", reason="repeats claim 2")
    set_check_status(by=ines, claim=claim, status="dismissed", reason="repeats claim 3")
    undo_dismissal(by=ines, claim=claim)
    claim.refresh_from_db()
    assert (claim.check_status, claim.check_reason) == ("open", "")


def test_what_is_not_dismissed_is_not_taken_back(claim: Claim, ines: User) -> None:
    with pytest.raises(NothingToUndo):
        undo_dismissal(by=ines, claim=claim)


def test_a_person_without_a_role_takes_nothing_back(claim: Claim, ines: User, make_person: PersonMaker) -> None:
    nobody = make_person("nobody", "No Body")
    with pytest.raises(NotAllowed):
        undo_mark(by=nobody, claim=claim)
    set_check_status(by=ines, claim=claim, status="dismissed", reason="repeats claim 2")
    with pytest.raises(NotAllowed):
        undo_dismissal(by=nobody, claim=claim)
