"""Adds to the rating scale and changes it; a rating is never removed, because verdicts keep it."""

from django.core.exceptions import ValidationError
from django.db import transaction

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.audit.actions import record
from factcheck.claims.models import Rating
from factcheck.errors import Unusable

# The slug is not among them: fingerprints of approved verdicts hold it.
RATING_SETTINGS = ("label", "token", "value", "order", "needs_citation", "is_active", "translations")


@transaction.atomic
def add_rating(*, rating: Rating, by: User) -> Rating:
    """Gives the rating, stored at its place on the scale. Raises NotAllowed and Unusable."""
    require(by, "manage_ratings")
    _check_rating(rating)
    rating.save(force_insert=True)
    details = {field: getattr(rating, field) for field in RATING_SETTINGS}
    record(by=by, verb="added", kind="rating", label=rating.label, details={"slug": rating.slug, **details})
    return rating


@transaction.atomic
def change_rating(*, rating: Rating, by: User) -> Rating:
    """Stores the changed settings of a rating and records what they were. Raises NotAllowed and Unusable."""
    require(by, "manage_ratings")
    _check_rating(rating)
    before = Rating.objects.get(pk=rating.pk)
    changed = {
        field: {"from": getattr(before, field), "to": getattr(rating, field)}
        for field in RATING_SETTINGS
        if getattr(before, field) != getattr(rating, field)
    }
    if changed:
        rating.save(update_fields=list(changed))
        details = {"slug": rating.slug, "settings": changed}
        record(by=by, verb="changed", kind="rating", label=rating.label, details=details)
    return rating


def _check_rating(rating: Rating) -> None:
    try:
        rating.full_clean()
    except ValidationError as error:
        raise Unusable(" ".join(error.messages)) from error
