"""Changes the rule of risk: at which risk how many people besides the author approve."""

from collections import defaultdict

from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.audit.actions import Deed, article_chain, record, record_many
from factcheck.claims.actions.holding import hold_verdicts
from factcheck.claims.actions.reviewing import verdict_deed
from factcheck.claims.models import RiskRule, Verdict
from factcheck.claims.models.risk_rules import Approvals
from factcheck.claims.states import VerdictState
from factcheck.errors import RuleViolation, Unusable

_VERBS = {Approvals.ONE: "asked for one approval at", Approvals.TWO: "asked for two approvals at"}


@transaction.atomic
def set_approvals(*, by: User, risk: str, before: int, approvals: int) -> int:
    """Says how many people approve at this risk; gives how many waiting verdicts ask for a second approval now.

    `before` is the number that was read. What waits asks for more at once, never for less: it was submitted under the
    stricter rule. An approval that was given under the rule of its day stands. Raises NotAllowed, Unusable,
    RuleViolation (409, somebody changed the rule meanwhile).
    """
    require(by, "manage_risk_rules")
    rule = RiskRule.objects.filter(risk=risk).first()
    if rule is None or approvals not in Approvals.values:
        raise Unusable(_("Choose a risk, and one person or two."))
    if approvals == before == rule.approvals:
        return 0
    if not RiskRule.objects.filter(risk=risk, approvals=before).update(approvals=approvals):
        raise RuleViolation(_("Somebody else changed this rule just now. Look again, then decide."))
    raised = _ask_for_more(by, risk, approvals)
    record(
        by=by,
        verb=_VERBS[Approvals(approvals)],
        kind="risk rule",
        label=f"{rule} risk".lower(),
        details={"risk": risk, "approvals": approvals, "approvals_before": before, "verdicts": raised},
    )
    return raised


def _ask_for_more(by: User, risk: str, approvals: int) -> int:
    waiting = Verdict.objects.filter(
        state=VerdictState.SUBMITTED, claim__risk=risk, claim__withdrawn_at__isnull=True, approvals_needed__lt=approvals
    )
    hold_verdicts(waiting)
    verdicts = list(waiting.select_related("claim__article").order_by("pk"))
    Verdict.objects.filter(pk__in=[verdict.pk for verdict in verdicts]).update(approvals_needed=approvals)
    chains: dict[str, list[Deed]] = defaultdict(list)
    for verdict in verdicts:
        deed = verdict_deed(verdict, verb="asked for a second approval of", details={"risk": risk})
        chains[article_chain(verdict.claim.article.uid)].append(deed)
    for chain, deeds in sorted(chains.items()):
        record_many(deeds, by=by, chain=chain)
    return len(verdicts)
