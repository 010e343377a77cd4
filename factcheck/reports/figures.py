"""Counts for the pictures of the reports: what was found, how long decisions took, what lapsed and was corrected."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.articles.periods import Period, in_words, median_of
from factcheck.charts import Chart, Row, Series, Words, stacked_bars
from factcheck.claims.models import Rating, Verdict
from factcheck.claims.states import VerdictState
from factcheck.claims.turnarounds import TURNAROUNDS, decided_in, turnaround_of
from factcheck.corrections.models import Correction

MONTHS = 12
LAPSED_AND_CORRECTED: tuple[tuple[str, Words, str], ...] = (
    ("lapsed", gettext_lazy("Approvals that lapsed"), "p-hatch"),
    ("corrected", gettext_lazy("Corrections issued"), "p-solid"),
)


def last_months(now: datetime, zone: ZoneInfo) -> Period:
    """The twelve months that end with today, in the newsroom's zone."""
    today = now.astimezone(zone).date()
    month = today.replace(day=1)
    for _earlier in range(MONTHS - 1):
        month = (month - timedelta(days=1)).replace(day=1)
    return Period(month, today, zone)


def months_of(period: Period) -> list[date]:
    """The first days of the months that have a day in it."""
    months = [period.since.replace(day=1)]
    while (following := (months[-1] + timedelta(days=32)).replace(day=1)) <= period.until:
        months.append(following)
    return months


def ratings_by_month(period: Period) -> Chart:
    """What was found, by the month of the approval; those that lapsed later are counted. Two statements."""
    found = Verdict.objects.filter(
        _within("approved_at", period),
        state__in=[VerdictState.APPROVED, VerdictState.LAPSED, VerdictState.SUPERSEDED],
    )
    by_month = found.annotate(month=TruncMonth("approved_at", tzinfo=period.zone)).order_by()
    counts: dict[date, dict[str, int]] = defaultdict(dict)
    for month, slug, number in by_month.values_list("month", "rating__slug").annotate(Count("pk")):
        counts[month.date()][slug] = number
    used = {slug for of_month in counts.values() for slug in of_month}
    ratings = [one for one in Rating.objects.all() if one.is_active or one.slug in used]
    series = [Series(one.slug, str(one), f"p-{one.token}") for one in ratings]
    return stacked_bars(series, [_row(month, counts[month]) for month in months_of(period)])


def turnaround_by_desk(period: Period) -> Chart:
    """How long decisions took, by the desk of the article, or its publication where it has none. One statement."""
    waits: dict[str, list[timedelta]] = defaultdict(list)
    rows = decided_in(Verdict.objects.all(), period).values_list(
        "claim__article__desk", "claim__article__publication__name", "submitted_at", "decided_at"
    )
    for desk, publication, submitted_at, decided_at in rows.iterator(2000):
        waits[desk or publication or _("No publication named")].append(decided_at - submitted_at)
    series = [Series(key, label, look) for key, label, _most, look in TURNAROUNDS]
    told: list[Row] = [
        (
            desk,
            Counter(turnaround_of(wait) for wait in waits[desk]),
            in_words(median_of(waits[desk])),
        )
        for desk in sorted(waits)
    ]
    return stacked_bars(series, told)


def lapsed_and_corrected(period: Period) -> Chart:
    """The approvals that lapsed and the corrections that were issued, by month. Two statements."""
    counts: dict[date, Counter[str]] = defaultdict(Counter)
    for key, rows, field in (
        ("lapsed", Verdict.objects.order_by(), "lapsed_at"),
        ("corrected", Correction.objects.order_by(), "issued_at"),
    ):
        by_month = rows.filter(_within(field, period)).annotate(month=TruncMonth(field, tzinfo=period.zone))
        for month, number in by_month.values_list("month").annotate(Count("pk")):
            counts[month.date()][key] += number
    series = [Series(*line) for line in LAPSED_AND_CORRECTED]
    return stacked_bars(series, [_row(month, counts[month]) for month in months_of(period)])


def _row(month: date, counts: dict[str, int]) -> Row:
    return formats.date_format(month, "F Y"), counts, ""


def _within(field: str, period: Period) -> Q:
    return Q(**{f"{field}__gte": period.begins, f"{field}__lt": period.ends})
