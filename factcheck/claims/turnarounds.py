"""How long submitted verdicts waited for their decision."""

from datetime import timedelta
from typing import Any

from django.db.models import Case, F, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy

from factcheck.articles.periods import Period
from factcheck.charts import Words
from factcheck.claims.models import Verdict

TURNAROUNDS: tuple[tuple[str, Words, timedelta | None, str], ...] = (
    ("hour", gettext_lazy("Within an hour"), timedelta(hours=1), "p-solid"),
    ("four", gettext_lazy("Within four hours"), timedelta(hours=4), "p-uprights"),
    ("day", gettext_lazy("Within a day"), timedelta(days=1), "p-diagonals"),
    ("three", gettext_lazy("Within three days"), timedelta(days=3), "p-dots"),
    ("longer", gettext_lazy("Longer"), None, "p-hatch"),
)
"""How long a decision took, first match wins: key, label, at most, pattern."""


def turnaround_of(wait: timedelta) -> str:
    """Gives the key of the line of `TURNAROUNDS` that the wait belongs to."""
    return next(key for key, _label, most, _look in TURNAROUNDS if most is None or wait <= most)


def decided_in(verdicts: QuerySet[Verdict], period: Period) -> QuerySet[Any]:
    """The verdicts that were decided in the period, with `decided_at`.

    The decision is the approval that was enough (the second, where two were needed), or the return.
    """
    enough = Case(
        When(seconded_at__isnull=False, then=F("seconded_at")),
        When(~Q(fingerprint=""), then=F("approved_at")),
        default=None,
    )
    return (
        verdicts.filter(submitted_at__isnull=False)
        .annotate(decided_at=Coalesce("returned_at", enough))
        .filter(decided_at__gte=period.begins, decided_at__lt=period.ends)
    )
