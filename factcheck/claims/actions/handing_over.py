"""Hands an open draft from one person to another."""

from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.audit.actions import article_chain, record
from factcheck.claims.actions.citing import check_draft
from factcheck.claims.actions.marking import check_not_withdrawn
from factcheck.claims.models import Verdict
from factcheck.errors import RuleViolation, Unusable


class OwnDraft(Unusable):
    """The person writes this draft already."""


class TakenOverByAnother(RuleViolation):
    """Somebody else took the draft over first."""


@transaction.atomic
def take_over_verdict(*, by: User, verdict: Verdict) -> Verdict:
    """Gives the draft with `by` as its author, as it stands; whoever wrote it stays barred from deciding it.

    Raises NotAllowed, ClaimIsClosed, VerdictIsNotADraft, OwnDraft, TakenOverByAnother.
    """
    require(by, "propose_verdict")
    check_not_withdrawn(verdict.claim)
    check_draft(verdict)
    earlier = verdict.author
    if earlier.pk == by.pk:
        raise OwnDraft(_("You write version %(version)s already.") % {"version": verdict.version})
    taken = Verdict.objects.filter(pk=verdict.pk, author=earlier).update(author=by)
    verdict.refresh_from_db()
    if not taken:
        raise TakenOverByAnother(
            _("%(name)s took version %(version)s over just now.")
            % {"name": verdict.author.name, "version": verdict.version}
        )
    verdict.earlier_authors.add(earlier)
    record(
        by=by,
        verb="took over",
        kind="verdict",
        uid=verdict.uid,
        label=f"claim {verdict.claim.number}, version {verdict.version}",
        details={
            "claim": str(verdict.claim.uid),
            "version": verdict.version,
            "earlier_author": earlier.name,
            "earlier_username": earlier.username,
        },
        chain=article_chain(verdict.claim.article.uid),
    )
    return verdict
