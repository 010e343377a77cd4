"""Deciding verdicts with four eyes, and letting approvals lapse."""

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.actions.marking import ClaimIsClosed, withdraw_claim
from factcheck.claims.actions.proposing import start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import (
    AlreadyDecided,
    OwnWork,
    TextMovedOn,
    approve_verdict,
    lapse_verdict,
    return_verdict,
    why_not_by,
)
from factcheck.claims.fingerprints import fingerprint
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.claims.states import Risk, VerdictState
from factcheck.errors import NotAllowed, Unusable
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_draft, a_submitted_verdict, an_approved_verdict, cite_page


@pytest.fixture
def second_reviewer(make_person: PersonMaker) -> User:
    return make_person("teodor", "Teodor Brandt", Role.REVIEWER)


def fresh(verdict: Verdict) -> Verdict:
    return Verdict.objects.get(pk=verdict.pk)


def assert_neither_way(*, by: User, verdict: Verdict, reason: str) -> None:
    """Refused to approve and refused to return, and nothing happened."""
    with pytest.raises(OwnWork, match=reason) as refusal:
        approve_verdict(by=by, verdict=verdict)
    assert refusal.value.status == 403
    with pytest.raises(OwnWork, match=reason):
        return_verdict(by=by, verdict=verdict, note="No.")
    assert fresh(verdict).state == VerdictState.SUBMITTED


# --- Approving --------------------------------------------------------------------------------------------------------


def test_another_person_approves(submitted: Verdict, ruth: User) -> None:
    verdict = approve_verdict(by=ruth, verdict=submitted)
    assert (verdict.state, verdict.approved_by, verdict.seconded_by) == (VerdictState.APPROVED, ruth, None)
    assert verdict.approved_at is not None
    assert verdict.fingerprint == fingerprint(fresh(verdict))
    event = Event.objects.get(verb="approved")
    assert (event.kind, event.label, event.person) == ("verdict", "claim 1, version 1", ruth)
    assert event.chain.name == f"article:{verdict.claim.article.uid}"
    assert verdict.fingerprint in event.details


def test_an_editor_does_not_decide(submitted: Verdict, jonas: User) -> None:
    with pytest.raises(NotAllowed, match="Only a reviewer"):
        approve_verdict(by=jonas, verdict=submitted)
    with pytest.raises(NotAllowed, match="Only a reviewer"):
        return_verdict(by=jonas, verdict=submitted, note="No.")


def test_nobody_without_a_role_decides(submitted: Verdict, make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        approve_verdict(by=make_person("nobody", "Nobody"), verdict=submitted)


def test_an_admin_does_not_approve_without_a_reason(submitted: Verdict, amara: User) -> None:
    for reason in ("", "  \n "):
        with pytest.raises(NotAllowed):
            approve_verdict(by=amara, verdict=submitted, break_glass_reason=reason)
    assert fresh(submitted).state == VerdictState.SUBMITTED


def test_an_admin_breaks_the_glass_with_a_reason(submitted: Verdict, amara: User) -> None:
    verdict = approve_verdict(by=amara, verdict=submitted, break_glass_reason=" Nobody else is awake. ")
    assert (verdict.state, verdict.break_glass_reason) == (VerdictState.APPROVED, "Nobody else is awake.")
    assert Event.objects.get(verb="broke the glass on").person == amara


def test_a_reviewer_does_not_break_the_glass(submitted: Verdict, ruth: User) -> None:
    with pytest.raises(NotAllowed, match="admin"):
        approve_verdict(by=ruth, verdict=submitted, break_glass_reason="I am sure.")


# --- Own work, in every sense -----------------------------------------------------------------------------------------


def test_nobody_decides_what_they_wrote(claim: Claim, ruth: User) -> None:
    verdict = a_submitted_verdict(by=ruth, claim=claim)
    assert_neither_way(by=ruth, verdict=verdict, reason="You wrote version 1")


def test_nobody_decides_on_words_they_set(article: Article, ines: User, ruth: User) -> None:
    claim = a_claim(by=ruth, article=article, words="Thursday", kind="date")
    verdict = a_submitted_verdict(by=ines, claim=claim)
    assert_neither_way(by=ruth, verdict=verdict, reason="You set the words")


def test_nobody_decides_on_their_own_citation(claim: Claim, ines: User, ruth: User) -> None:
    draft = a_draft(by=ines, claim=claim)
    cite_page(by=ruth, verdict=draft)
    assert_neither_way(by=ruth, verdict=submit_verdict(by=ines, verdict=draft), reason="You added a citation")


def test_nobody_decides_what_was_copied_from_their_version(
    claim: Claim, ines: User, jonas: User, ruth: User, second_reviewer: User
) -> None:
    """Two versions back, and nothing of theirs left on the citations."""
    first = a_submitted_verdict(by=ruth, claim=claim, rating="opinion", cited=False)
    return_verdict(by=second_reviewer, verdict=first, note="Whose view is it?")
    second = a_submitted_verdict(by=jonas, claim=claim, rating="opinion", cited=False)
    return_verdict(by=second_reviewer, verdict=second, note="Still: whose?")
    third = a_submitted_verdict(by=ines, claim=claim, rating="opinion", cited=False)
    assert_neither_way(by=ruth, verdict=third, reason="You wrote version 1")
    assert approve_verdict(by=second_reviewer, verdict=third).approved_by == second_reviewer


def test_nobody_decides_what_was_copied_with_their_citation(
    claim: Claim, ines: User, ruth: User, second_reviewer: User
) -> None:
    draft = a_draft(by=ines, claim=claim)
    cite_page(by=ruth, verdict=draft)
    return_verdict(by=second_reviewer, verdict=submit_verdict(by=ines, verdict=draft), note="Whose count is it?")
    copied = submit_verdict(by=ines, verdict=start_verdict(by=ines, claim=claim))
    assert_neither_way(by=ruth, verdict=copied, reason="You added a citation")


def test_a_superuser_does_not_decide_their_own_either(claim: Claim, ruth: User) -> None:
    ruth.is_superuser = True
    ruth.save()
    ruth = User.objects.get(pk=ruth.pk)
    verdict = a_submitted_verdict(by=ruth, claim=claim)
    assert_neither_way(by=ruth, verdict=verdict, reason="You wrote version 1")


def test_a_superuser_without_a_role_decides_nothing(submitted: Verdict) -> None:
    root = User.objects.create_superuser(username="root", name="Root", email="root@example.org")
    with pytest.raises(NotAllowed):
        approve_verdict(by=root, verdict=submitted)


def test_whoever_did_not_work_on_it_may_decide(submitted: Verdict, ruth: User) -> None:
    assert why_not_by(submitted, ruth) == ""


# --- Two approvals ----------------------------------------------------------------------------------------------------


@pytest.fixture
def risky(claim: Claim, ines: User) -> Verdict:
    """A verdict that needs two approvals."""
    Claim.objects.filter(pk=claim.pk).update(risk=Risk.DEFAMATION)
    claim.refresh_from_db()
    return a_submitted_verdict(by=ines, claim=claim)


def test_two_people_approve_a_risky_claim(risky: Verdict, ruth: User, second_reviewer: User) -> None:
    first = approve_verdict(by=ruth, verdict=risky)
    assert (first.state, first.approved_by, first.fingerprint) == (VerdictState.SUBMITTED, ruth, "")
    second = approve_verdict(by=second_reviewer, verdict=risky)
    assert (second.state, second.approved_by, second.seconded_by) == (VerdictState.APPROVED, ruth, second_reviewer)
    assert second.fingerprint == fingerprint(fresh(second))
    verbs = Event.objects.filter(object_uid=str(risky.uid)).order_by("number").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["approved first of two", "approved"]


def test_one_person_is_not_two(risky: Verdict, ruth: User) -> None:
    approve_verdict(by=ruth, verdict=risky)
    with pytest.raises(OwnWork, match="second is another person’s"):
        approve_verdict(by=ruth, verdict=risky)


def test_after_a_first_approval_it_may_still_be_returned(risky: Verdict, ruth: User, second_reviewer: User) -> None:
    approve_verdict(by=ruth, verdict=risky)
    verdict = return_verdict(by=second_reviewer, verdict=risky, note="Whose count is it?")
    assert (verdict.state, verdict.returned_by) == (VerdictState.RETURNED, second_reviewer)


def test_the_glass_may_be_broken_instead_of_a_second_approval(risky: Verdict, ruth: User, amara: User) -> None:
    approve_verdict(by=ruth, verdict=risky)
    verdict = approve_verdict(by=amara, verdict=risky, break_glass_reason="Nobody else is awake.")
    assert (verdict.state, verdict.approved_by, verdict.seconded_by) == (VerdictState.APPROVED, ruth, amara)


def test_the_glass_may_be_broken_instead_of_both(risky: Verdict, amara: User) -> None:
    verdict = approve_verdict(by=amara, verdict=risky, break_glass_reason="Nobody else is awake.")
    assert (verdict.state, verdict.approved_by, verdict.seconded_by) == (VerdictState.APPROVED, amara, None)


# --- Returning --------------------------------------------------------------------------------------------------------


def test_it_goes_back_with_a_note(submitted: Verdict, ruth: User) -> None:
    verdict = return_verdict(by=ruth, verdict=submitted, note=" Whose\r\ncount? ")
    assert (verdict.state, verdict.returned_by, verdict.return_note) == (VerdictState.RETURNED, ruth, "Whose\ncount?")
    assert Claim.objects.get(pk=verdict.claim_id).check_status == "open"
    event = Event.objects.get(verb="returned")
    assert (event.kind, event.person) == ("verdict", ruth)
    assert "count?" in event.details


def test_it_does_not_go_back_without_a_note(submitted: Verdict, ruth: User) -> None:
    with pytest.raises(Unusable, match="note"):
        return_verdict(by=ruth, verdict=submitted, note=" \r\n ")


# --- What was decided, what moved -------------------------------------------------------------------------------------


def test_the_second_to_decide_sees_who_was_first(submitted: Verdict, ruth: User, second_reviewer: User) -> None:
    approve_verdict(by=ruth, verdict=submitted)
    with pytest.raises(AlreadyDecided, match="Ruth Adeyemi approved version 1") as refusal:
        return_verdict(by=second_reviewer, verdict=submitted, note="No.")
    assert refusal.value.status == 409
    with pytest.raises(AlreadyDecided, match="Ruth Adeyemi approved version 1"):
        approve_verdict(by=ruth, verdict=submitted)
    assert Event.objects.filter(verb="approved").count() == 1


def test_the_second_to_decide_sees_the_note_of_a_return(submitted: Verdict, ruth: User, second_reviewer: User) -> None:
    return_verdict(by=second_reviewer, verdict=submitted, note="Whose count?")
    with pytest.raises(AlreadyDecided, match="Teodor Brandt returned version 1: Whose count?"):
        approve_verdict(by=ruth, verdict=submitted)


def test_a_draft_waits_for_no_decision(claim: Claim, ines: User, ruth: User) -> None:
    with pytest.raises(AlreadyDecided, match="draft and waits for no decision"):
        approve_verdict(by=ruth, verdict=a_draft(by=ines, claim=claim))


def test_it_is_not_approved_once_its_words_were_set_anew(submitted: Verdict, ruth: User) -> None:
    ClaimAnchor.objects.filter(claim=submitted.claim_id).update(closed_at=timezone.now())
    with pytest.raises(TextMovedOn, match="Return it"):
        approve_verdict(by=ruth, verdict=submitted)
    assert return_verdict(by=ruth, verdict=submitted, note="The words moved.").state == VerdictState.RETURNED


def test_it_is_not_approved_for_a_text_that_was_revised(submitted: Verdict, ruth: User) -> None:
    Article.objects.filter(pk=submitted.claim.article_id).update(revision_count=2)
    with pytest.raises(TextMovedOn):
        approve_verdict(by=ruth, verdict=submitted)


def test_a_withdrawn_claim_is_not_decided(submitted: Verdict, claim: Claim, ruth: User) -> None:
    withdraw_claim(by=ruth, claim=claim, reason="Marked twice")
    with pytest.raises(ClaimIsClosed):
        approve_verdict(by=ruth, verdict=submitted)
    with pytest.raises(ClaimIsClosed):
        return_verdict(by=ruth, verdict=submitted, note="No.")


# --- Lapsing ----------------------------------------------------------------------------------------------------------


def test_an_approval_lapses_with_its_reason(claim: Claim, ines: User, ruth: User) -> None:
    approved = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    verdict = lapse_verdict(verdict=approved, reason="36 → 33 in revision 2", by=ines)
    assert (verdict.state, verdict.lapse_reason) == (VerdictState.LAPSED, "36 → 33 in revision 2")
    assert verdict.approved_by == ruth and verdict.lapsed_at is not None
    assert Claim.objects.get(pk=claim.pk).check_status == "open"
    event = Event.objects.get(verb="lapsed")
    assert (event.kind, event.person) == ("verdict", ines)


def test_what_is_not_approved_does_not_lapse(submitted: Verdict) -> None:
    with pytest.raises(AlreadyDecided):
        lapse_verdict(verdict=submitted, reason="36 → 33", by=None)


def test_an_approval_lapses_once(claim: Claim, ines: User, ruth: User) -> None:
    approved = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    lapse_verdict(verdict=approved, reason="36 → 33", by=None)
    with pytest.raises(AlreadyDecided, match="lapsed"):
        lapse_verdict(verdict=approved, reason="33 → 34", by=None)
    assert fresh(approved).lapse_reason == "36 → 33"
