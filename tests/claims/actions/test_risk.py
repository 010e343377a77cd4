"""Setting a claim's risk, which decides how many people approve."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.claims.actions.marking import ClaimIsClosed, withdraw_claim
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.actions.risk import RiskIsLocked, set_risk
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.states import Risk
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from tests.conftest import PersonMaker
from tests.examples import a_draft, a_submitted_verdict, an_approved_verdict


def test_it_is_set_and_told(claim: Claim, ines: User) -> None:
    assert set_risk(by=ines, claim=claim, risk=Risk.LEGAL).risk == Risk.LEGAL
    event = Event.objects.get(verb="set risk of")
    assert event.person == ines
    assert json.loads(event.details) == {"risk": "legal", "risk_before": "normal"}


def test_the_same_again_is_no_event(claim: Claim, ines: User) -> None:
    set_risk(by=ines, claim=claim, risk=Risk.NORMAL)
    assert not Event.objects.filter(verb="set risk of").exists()


def test_what_is_submitted_next_needs_as_many_approvals(claim: Claim, ines: User) -> None:
    draft = a_draft(by=ines, claim=claim)
    seen = Verdict.objects.select_related("claim__article", "author").get(pk=draft.pk)
    set_risk(by=ines, claim=claim, risk=Risk.MINORS)
    # The page of before knows the old risk; what counts is the row.
    assert submit_verdict(by=ines, verdict=seen).approvals_needed == 2


def test_what_waits_asks_for_a_second_approval(claim: Claim, ines: User, jonas: User, ruth: User) -> None:
    submitted = a_submitted_verdict(by=ines, claim=claim)
    set_risk(by=jonas, claim=claim, risk=Risk.LEGAL)
    approved = approve_verdict(by=ruth, verdict=submitted)
    assert (approved.state, approved.approvals_needed, approved.approved_by) == ("submitted", 2, ruth)


def test_a_decision_on_the_risk_of_before_is_not_taken(claim: Claim, ines: User, ruth: User) -> None:
    """What was read before the risk was raised has approvals_needed 1; the row does not."""
    submitted = a_submitted_verdict(by=ines, claim=claim)
    set_risk(by=ines, claim=claim, risk=Risk.LEGAL)
    with pytest.raises(IntegrityError, match="approved_verdict_has_its_approvals"), transaction.atomic():
        Verdict.objects.filter(pk=submitted.pk).update(
            state="approved", approved_by=ruth, approved_at=timezone.now(), fingerprint="a" * 64
        )


def test_the_first_of_two_approvals_stands_with_another_risk_of_two(claim: Claim, ines: User, ruth: User) -> None:
    set_risk(by=ines, claim=claim, risk=Risk.LEGAL)
    submitted = approve_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim))
    set_risk(by=ines, claim=claim, risk=Risk.MINORS)
    submitted.refresh_from_db()
    assert (submitted.state, submitted.approved_by, submitted.approvals_needed) == ("submitted", ruth, 2)


def test_a_lower_risk_is_not_set_while_a_verdict_waits(claim: Claim, ines: User, ruth: User) -> None:
    set_risk(by=ines, claim=claim, risk=Risk.LEGAL)
    a_submitted_verdict(by=ines, claim=claim)
    with pytest.raises(RiskIsLocked, match="Version 1 waits for its decision with legal risk") as refusal:
        set_risk(by=ruth, claim=claim, risk=Risk.NORMAL)
    assert refusal.value.status == 409
    assert Claim.objects.get(pk=claim.pk).risk == Risk.LEGAL


def test_an_approval_by_too_few_lapses(claim: Claim, ines: User, ruth: User) -> None:
    approved = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    set_risk(by=ines, claim=claim, risk=Risk.DEFAMATION)
    approved.refresh_from_db()
    assert (approved.state, approved.lapse_reason) == ("lapsed", "Defamation risk: two people have to approve")


def test_an_approval_alone_in_an_emergency_does_not_lapse(claim: Claim, ines: User, amara: User) -> None:
    verdict = a_submitted_verdict(by=ines, claim=claim)
    approve_verdict(by=amara, verdict=verdict, break_glass_reason="No reviewer can be reached.")
    set_risk(by=ines, claim=claim, risk=Risk.LEGAL)
    verdict.refresh_from_db()
    assert verdict.state == "approved"


def test_a_lower_risk_lets_an_approval_stand_and_is_no_editors_to_set(claim: Claim, ines: User, ruth: User) -> None:
    set_risk(by=ines, claim=claim, risk=Risk.HEALTH)
    with pytest.raises(NotAllowed, match="Only a reviewer or an admin"):
        set_risk(by=ines, claim=claim, risk=Risk.NORMAL)
    assert set_risk(by=ines, claim=claim, risk=Risk.LEGAL).risk == Risk.LEGAL
    assert set_risk(by=ruth, claim=claim, risk=Risk.NORMAL).risk == Risk.NORMAL


def test_after_a_return_it_can_be_set(claim: Claim, ines: User, ruth: User) -> None:
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Is that legal?")
    assert set_risk(by=ines, claim=claim, risk=Risk.LEGAL).risk == Risk.LEGAL


def test_an_unknown_risk_is_refused(claim: Claim, ines: User) -> None:
    with pytest.raises(Unusable, match="Choose a risk"):
        set_risk(by=ines, claim=claim, risk="huge")


def test_a_withdrawn_claim_keeps_its_risk(claim: Claim, ines: User) -> None:
    withdraw_claim(by=ines, claim=claim, reason="Marked twice")
    with pytest.raises(ClaimIsClosed):
        set_risk(by=ines, claim=claim, risk=Risk.LEGAL)


def test_what_somebody_else_set_meanwhile_is_not_written_over(claim: Claim, ines: User, jonas: User) -> None:
    seen = Claim.objects.get(pk=claim.pk)
    set_risk(by=jonas, claim=claim, risk=Risk.LEGAL)
    with pytest.raises(RuleViolation, match="just now"):
        set_risk(by=ines, claim=seen, risk=Risk.MINORS)


def test_it_takes_a_role(claim: Claim, make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        set_risk(by=make_person("nora", "Nora Petit"), claim=claim, risk=Risk.LEGAL)
