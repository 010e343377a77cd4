"""Changing at which risk two people have to approve."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.audit.sentences import tell
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import OwnWork, approve_verdict
from factcheck.claims.actions.risk import set_risk
from factcheck.claims.actions.risk_rules import set_approvals
from factcheck.claims.history import history_of
from factcheck.claims.models import Claim, RiskRule, Verdict
from factcheck.claims.states import Risk
from factcheck.errors import NotAllowed, RuleViolation, Unusable
from tests.conftest import PersonMaker
from tests.examples import a_submitted_verdict, an_approved_verdict


def test_a_rule_is_changed_and_told(amara: User) -> None:
    assert set_approvals(by=amara, risk=Risk.HEALTH, before=2, approvals=1) == 0
    assert RiskRule.objects.approvals(Risk.HEALTH) == 1
    event = Event.objects.latest("pk")
    assert tell(event) == "Amara Lindqvist asked for one approval at health risk."
    assert json.loads(event.details) == {"risk": "health", "approvals": 1, "approvals_before": 2, "verdicts": 0}


def test_the_same_again_is_no_event(amara: User) -> None:
    set_approvals(by=amara, risk=Risk.NORMAL, before=1, approvals=1)
    assert not Event.objects.exists()


def test_only_admins_change_it(ruth: User, ines: User) -> None:
    for person in (ruth, ines):
        with pytest.raises(NotAllowed, match="is said by admins"):
            set_approvals(by=person, risk=Risk.LEGAL, before=2, approvals=1)
    assert RiskRule.objects.approvals(Risk.LEGAL) == 2


def test_three_people_and_an_unknown_risk_are_refused(amara: User) -> None:
    for risk, approvals in ((Risk.LEGAL, 3), (Risk.LEGAL, 0), ("weather", 2)):
        with pytest.raises(Unusable):
            set_approvals(by=amara, risk=risk, before=2, approvals=approvals)


def test_who_read_another_rule_is_told_so(amara: User) -> None:
    set_approvals(by=amara, risk=Risk.NORMAL, before=1, approvals=2)
    with pytest.raises(RuleViolation, match="Somebody else changed this rule") as refusal:
        set_approvals(by=amara, risk=Risk.NORMAL, before=1, approvals=2)
    assert refusal.value.status == 409


def test_what_waits_asks_for_a_second_person_at_once(
    submitted: Verdict, amara: User, ruth: User, make_person: PersonMaker
) -> None:
    assert set_approvals(by=amara, risk=Risk.NORMAL, before=1, approvals=2) == 1
    first = approve_verdict(by=ruth, verdict=submitted)
    assert (first.state, first.approvals_needed, first.approved_by) == ("submitted", 2, ruth)
    with pytest.raises(OwnWork):
        approve_verdict(by=ruth, verdict=submitted)
    marek = make_person("marek", "Marek Solano", *ruth.roles)
    assert approve_verdict(by=marek, verdict=submitted).state == "approved"


def test_the_verdict_of_a_withdrawn_claim_waits_for_nobody(submitted: Verdict, amara: User, ines: User) -> None:
    withdraw_claim(by=ines, claim=submitted.claim, reason="Marked twice.")
    assert set_approvals(by=amara, risk=Risk.NORMAL, before=1, approvals=2) == 0
    submitted.refresh_from_db()
    assert submitted.approvals_needed == 1


def test_the_history_of_the_claim_tells_it(submitted: Verdict, amara: User) -> None:
    set_approvals(by=amara, risk=Risk.NORMAL, before=1, approvals=2)
    told = history_of(submitted.claim)[0]
    assert told.sentence == "Amara Lindqvist changed the rule of normal risk: version 1 needs two approvals."


def test_a_milder_rule_holds_for_what_is_submitted_from_now_on(
    claim: Claim, ines: User, amara: User, ruth: User
) -> None:
    set_risk(by=ines, claim=claim, risk=Risk.LEGAL)
    strict = a_submitted_verdict(by=ines, claim=claim)
    set_approvals(by=amara, risk=Risk.LEGAL, before=2, approvals=1)
    assert approve_verdict(by=ruth, verdict=strict).state == "submitted"


def test_one_person_is_enough_after_the_rule_says_so(claim: Claim, ines: User, amara: User, ruth: User) -> None:
    set_approvals(by=amara, risk=Risk.LEGAL, before=2, approvals=1)
    set_risk(by=ines, claim=claim, risk=Risk.LEGAL)
    assert approve_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim)).state == "approved"


def test_who_may_set_a_risk_follows_the_rule(claim: Claim, ines: User, amara: User) -> None:
    """Legal risk asks for as many as normal risk now: setting it back takes nobody's second look away."""
    set_approvals(by=amara, risk=Risk.LEGAL, before=2, approvals=1)
    set_risk(by=ines, claim=claim, risk=Risk.LEGAL)
    assert set_risk(by=ines, claim=claim, risk=Risk.NORMAL).risk == Risk.NORMAL


def test_a_verdict_that_asks_for_more_than_a_milder_rule_does_not_keep_the_risk_from_another_that_asks_for_as_many(
    claim: Claim, ines: User, amara: User
) -> None:
    set_risk(by=ines, claim=claim, risk=Risk.LEGAL)
    strict = a_submitted_verdict(by=ines, claim=claim)
    for risk in (Risk.LEGAL, Risk.HEALTH):
        set_approvals(by=amara, risk=risk, before=2, approvals=1)
    assert set_risk(by=ines, claim=claim, risk=Risk.HEALTH).risk == Risk.HEALTH
    strict.refresh_from_db()
    assert strict.approvals_needed == 2


def test_an_approval_given_under_the_rule_of_its_day_stands(claim: Claim, ines: User, ruth: User, amara: User) -> None:
    approved = an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    set_approvals(by=amara, risk=Risk.NORMAL, before=1, approvals=2)
    approved.refresh_from_db()
    assert approved.state == "approved"
    assert start_verdict(by=ines, claim=claim).approvals_needed == 2


def test_what_was_submitted_in_the_same_moment_is_held_to_the_new_rule(submitted: Verdict, ruth: User) -> None:
    """Its row asks for one still: it was written between the reading of the rule and its change."""
    RiskRule.objects.filter(risk=Risk.NORMAL).update(approvals=2)
    first = approve_verdict(by=ruth, verdict=submitted)
    assert (first.state, first.approvals_needed) == ("submitted", 2)


def test_it_is_changed_in_the_admin(submitted: Verdict, amara: User, client: Client) -> None:
    User.objects.filter(pk=amara.pk).update(is_staff=True)
    client.force_login(amara)
    rule = RiskRule.objects.get(risk=Risk.NORMAL)
    page = client.get(reverse("admin:claims_riskrule_changelist")).content.decode()
    assert "Two people" in page and "One person" in page
    address = reverse("admin:claims_riskrule_change", args=[rule.pk])
    assert '<input type="hidden" name="before" value="1"' in client.get(address).content.decode()
    answer = client.post(address, {"approvals": "2", "before": "1"}, follow=True).content.decode()
    assert "1 verdict that waits asks for a second approval now." in answer
    assert RiskRule.objects.approvals(Risk.NORMAL) == 2
    assert client.get(reverse("admin:claims_riskrule_add")).status_code == 403
    assert client.post(reverse("admin:claims_riskrule_delete", args=[rule.pk])).status_code == 403
    client.force_login(submitted.author)
    User.objects.filter(pk=submitted.author_id).update(is_staff=True)
    assert client.post(address, {"approvals": "1", "before": "2"}).status_code == 403


def test_a_form_of_the_admin_that_was_opened_before_somebody_made_the_rule_stricter_does_not_loosen_it(
    amara: User, client: Client
) -> None:
    User.objects.filter(pk=amara.pk).update(is_staff=True)
    client.force_login(amara)
    rule = RiskRule.objects.get(risk=Risk.NORMAL)
    address = reverse("admin:claims_riskrule_change", args=[rule.pk])
    set_approvals(by=amara, risk=Risk.NORMAL, before=1, approvals=2)
    answer = client.post(address, {"approvals": "1", "before": "1"})
    assert (answer.status_code, "Somebody else changed this rule" in answer.content.decode()) == (409, True)
    assert RiskRule.objects.approvals(Risk.NORMAL) == 2
    assert "This field is required" in client.post(address, {"approvals": "1"}).content.decode()
