"""The database holds an approval to the rule of risk, whoever writes to it."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.claims import approval_guard
from factcheck.claims.models import Claim, RiskRule, Verdict
from factcheck.claims.states import Risk
from tests.claims.conftest import Refusal


def approve_past_the_actions(verdict: Verdict, by: User, reason: str = "") -> int:
    return Verdict.objects.filter(pk=verdict.pk).update(
        state="approved", approved_by=by, approved_at=timezone.now(), fingerprint="a" * 64, break_glass_reason=reason
    )


def test_one_approval_is_not_enough_where_the_rule_asks_for_two(
    submitted: Verdict, ruth: User, refused_by: Refusal
) -> None:
    RiskRule.objects.filter(risk=Risk.NORMAL).update(approvals=2)
    with refused_by(approval_guard.MESSAGE):
        approve_past_the_actions(submitted, ruth)
    RiskRule.objects.filter(risk=Risk.NORMAL).update(approvals=1)
    assert approve_past_the_actions(submitted, ruth) == 1


def test_the_risk_of_the_claim_now_is_what_counts(submitted: Verdict, ruth: User, refused_by: Refusal) -> None:
    Claim.objects.filter(pk=submitted.claim_id).update(risk=Risk.MINORS)
    with refused_by(approval_guard.MESSAGE):
        approve_past_the_actions(submitted, ruth)


def test_who_breaks_the_glass_approves_alone(submitted: Verdict, amara: User) -> None:
    RiskRule.objects.filter(risk=Risk.NORMAL).update(approvals=2)
    assert approve_past_the_actions(submitted, amara, "No reviewer can be reached.") == 1


@pytest.mark.django_db
def test_it_stands_after_the_migrations_and_comes_back() -> None:
    assert approval_guard.installed() == {approval_guard.NAME: "claims_verdict"}
    approval_guard.remove()
    assert not approval_guard.installed()
    call_command("migrate", verbosity=0)
    assert approval_guard.installed() == {approval_guard.NAME: "claims_verdict"}
