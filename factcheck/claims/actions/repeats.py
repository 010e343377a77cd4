"""Marks every other place of a claim's words."""

from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.claims.actions.marking import check_not_withdrawn, write_claim
from factcheck.claims.models import Claim
from factcheck.claims.queries import latest_revision, places_of_repeats
from factcheck.errors import RuleViolation


class NoRepeats(RuleViolation):
    """The words stand nowhere else, or every place of them is marked."""


@transaction.atomic
def mark_repeats(*, by: User, claim: Claim) -> list[Claim]:
    """Gives the new claims: one on every other place of the same words, of the same kind and claimant; all or none.

    Whole words of the latest revision, the same characters; a place that a claim stands on already is left alone.
    Fetch `article` with the claim. Five statements for each. Raises NotAllowed, ClaimIsClosed, NoRepeats.
    """
    require(by, "mark_claim")
    check_not_withdrawn(claim)
    revision = latest_revision(claim.article)
    places = places_of_repeats(claim, revision)
    if not places:
        raise NoRepeats(_("No other place of these words is left to mark."))
    return [
        write_claim(
            by=by,
            revision=revision,
            start=start,
            end=end,
            kind=claim.kind,
            claimant=claim.claimant,
            claimant_type=claim.claimant_type,
            uid=uuid4(),
            details={"repeats": claim.number},
        )
        for start, end in places
    ]
