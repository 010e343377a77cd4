"""{% load versions %}: what templates ask of the versions of a verdict."""

from collections.abc import Sequence

from django import template

from factcheck.claims import comparisons
from factcheck.claims.models import Verdict

register = template.Library()


@register.filter
def last_approved_before(versions: Sequence[Verdict], verdict: Verdict) -> Verdict | None:
    """Gives the last version before this one that was approved: `{{ claim.versions|last_approved_before:verdict }}`."""
    return comparisons.last_approved(versions, before=verdict)


@register.filter
def version_before(versions: Sequence[Verdict], verdict: Verdict) -> Verdict | None:
    """Gives the version before this one, of versions newest first."""
    return next((version for version in versions if version.version < verdict.version), None)
