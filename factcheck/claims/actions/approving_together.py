"""Approves several verdicts at once: each as if alone, and only what the reviewer opened."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Verdict
from factcheck.errors import NotAllowed, RuleViolation, Unusable

MOST = 50


class NotOpened(RuleViolation):
    """One of them was not opened by the person who would approve it."""


@dataclass(frozen=True)
class Outcome:
    """What became of one of them: `refusal` is empty where it was approved."""

    verdict: Verdict
    refusal: str


def approve_verdicts(*, by: User, verdicts: Sequence[Verdict], opened: Collection[UUID]) -> list[Outcome]:
    """Gives what became of each, in their order; one that cannot be approved keeps none of the others back.

    Every approval is a decision of its own, with its own checks, transaction and event, as `approve_verdict` makes
    it. Nothing is approved unless every one of them was opened: raises NotOpened, NotAllowed, Unusable (none, or more
    than fifty).
    """
    require(by, "review_verdict")
    if not verdicts:
        raise Unusable(_("Choose at least one verdict to approve."))
    if len(verdicts) > MOST:
        raise Unusable(_("Up to %(most)s verdicts are approved together.") % {"most": MOST})
    for verdict in verdicts:
        if verdict.uid not in opened:
            raise NotOpened(
                _("You have not opened claim %(number)s of “%(title)s” as it stands now. Read it, then decide.")
                % {"number": verdict.claim.number, "title": verdict.claim.article.title}
            )
    return [_approved(verdict, by) for verdict in verdicts]


def _approved(verdict: Verdict, by: User) -> Outcome:
    try:
        return Outcome(approve_verdict(by=by, verdict=verdict), refusal="")
    except (RuleViolation, NotAllowed) as refused:
        return Outcome(verdict, refusal=refused.message)
