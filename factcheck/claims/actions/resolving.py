"""Says what became of a claim's words: they stand, a change was asked for, they were changed, cut or corrected."""

from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Revision
from factcheck.claims.actions.marking import check_not_withdrawn, record_claim
from factcheck.claims.models import Claim
from factcheck.claims.states import Resolution
from factcheck.errors import RuleViolation, Unusable

NAMES_A_REVISION = frozenset({Resolution.CHANGED, Resolution.CUT})


@transaction.atomic
def set_resolution(
    *, by: User, claim: Claim, resolution: str, revision: Revision | None = None, correction: int = 0
) -> Claim:
    """Sets what became of the words; changed and cut name the revision that did it. Raises NotAllowed, Unusable.

    `correction` is the number of the correction that owns the mistake, which a higher floor has checked: the event
    keeps it.
    """
    require(by, "set_resolution")
    check_not_withdrawn(claim)
    if resolution not in Resolution.values:
        raise Unusable(_("Choose from the list what became of the words."))
    if resolution not in NAMES_A_REVISION:
        revision = None
    elif revision is None or revision.article_id != claim.article_id:
        raise Unusable(_("Say in which revision the words were changed or cut."))
    before = claim.resolution
    changed = Claim.objects.filter(pk=claim.pk, resolution=before, withdrawn_at__isnull=True).update(
        resolution=resolution, resolution_revision=revision
    )
    if not changed:
        raise RuleViolation(_("Somebody else changed this claim just now. Look again, then decide."))
    claim.resolution, claim.resolution_revision = resolution, revision
    details = {"resolution": resolution, "before": before, "revision": revision.number if revision else 0}
    if correction:
        details["correction"] = correction
    record_claim(claim, by=by, verb="resolved", details=details)
    return claim
