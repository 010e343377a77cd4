"""Says what became of a claim's words where a correction may own the mistake."""

from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.claims.actions.resolving import NAMES_A_REVISION, set_resolution
from factcheck.claims.models import Claim
from factcheck.claims.states import Resolution
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState
from factcheck.errors import Unusable


@transaction.atomic
def resolve_claim(*, by: User, claim: Claim, resolution: str, number: int = 0) -> Claim:
    """Sets what became of the words; `number` is the revision that changed or cut them, or the correction that owns it.

    Raises NotAllowed, ClaimIsClosed, Unusable (no such revision, no issued correction of this claim under the number).
    """
    if resolution == Resolution.CORRECTED:
        issued = Correction.objects.filter(claim=claim, number=number, state=CorrectionState.ISSUED)
        if not issued.exists():
            raise Unusable(_("No correction of this claim is issued under that number."))
        return set_resolution(by=by, claim=claim, resolution=resolution, correction=number)
    revision = None
    if resolution in NAMES_A_REVISION:
        revision = Revision.objects.filter(article=claim.article_id, number=number).first()
    return set_resolution(by=by, claim=claim, resolution=resolution, revision=revision)
