"""Says how much harm a mistake in a claim would do: it decides how many people approve."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.audit.actions import article_chain, record
from factcheck.claims.actions.marking import check_not_withdrawn
from factcheck.claims.actions.reviewing import lapse_verdict
from factcheck.claims.models import Claim, RiskRule, Verdict
from factcheck.claims.states import Risk, VerdictState
from factcheck.errors import RuleViolation, Unusable


class RiskIsLocked(RuleViolation):
    """A verdict waits for more approvals than the lower risk asks for, or was decided this moment."""


@transaction.atomic
def set_risk(*, by: User, claim: Claim, risk: str) -> Claim:
    """Sets the claim's risk. An approval by fewer people than the new risk asks for lapses; what waits asks for more.

    Only reviewers and admins set one with which fewer people approve, and not while a verdict waits. Raises NotAllowed,
    ClaimIsClosed, RiskIsLocked (409), Unusable (a risk that is not known).
    """
    if risk not in Risk.values:
        raise Unusable(_("Choose a risk from the list."))
    before, rules = claim.risk, RiskRule.objects.by_risk()
    needed = rules[risk]
    require(by, "lower_risk" if needed < rules[before] else "raise_risk")
    check_not_withdrawn(claim)
    if risk == before:
        return claim
    # Before the claim's own row, in the order in which deciding writes: two at once do not wait for each other.
    _waiting(claim).filter(approvals_needed__lt=needed).update(approvals_needed=needed)
    approved = _approved_by_too_few(claim, needed)
    if approved:
        reason = _("%(risk)s risk: two people have to approve") % {"risk": Risk(risk).label}
        lapse_verdict(verdict=approved, reason=reason, by=by)
    if not Claim.objects.filter(pk=claim.pk, risk=before, withdrawn_at__isnull=True).update(risk=risk):
        raise RuleViolation(_("Somebody else changed this claim just now. Look again, then decide."))
    claim.refresh_from_db()
    # Asked after writing: what is submitted or approved from here on has seen the new risk, or waits for it.
    submitted = _waiting(claim).exclude(approvals_needed=needed).first()
    # What was submitted under a stricter rule asks for more, and goes on to: that alone is no lower risk.
    if submitted and (needed < rules[before] or submitted.approvals_needed < needed):
        raise RiskIsLocked(
            _("Version %(version)s waits for its decision with %(risk)s risk. Set a lower one when it is decided.")
            % {"version": submitted.version, "risk": str(Risk(before).label).lower()}
        )
    if _approved_by_too_few(claim, needed):
        raise RiskIsLocked(_("A version of the verdict was approved just now. Look again, then set the risk."))
    record(
        by=by,
        verb="set risk of",
        kind="claim",
        uid=claim.uid,
        label=f"claim {claim.number}",
        details={"risk": risk, "risk_before": before},
        chain=article_chain(claim.article.uid),
    )
    return claim


def _waiting(claim: Claim) -> QuerySet[Verdict]:
    return Verdict.objects.filter(claim=claim, state=VerdictState.SUBMITTED)


def _approved_by_too_few(claim: Claim, needed: int) -> Verdict | None:
    return Verdict.objects.filter(
        claim=claim, state=VerdictState.APPROVED, approvals_needed__lt=needed, break_glass_reason=""
    ).first()
