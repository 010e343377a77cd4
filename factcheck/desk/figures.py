"""Counts for whoever runs the desk: how long decisions take, how old open items are, who did what, what was found."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.articles.periods import Period, in_words, median_of, monday_of
from factcheck.charts import Chart, Row, Series, Words, stacked_bars
from factcheck.claims.models import Claim, Rating, Verdict
from factcheck.claims.queries import with_list_state
from factcheck.claims.states import LIST_STATE_BY_NAME, ClaimKind, VerdictState
from factcheck.claims.turnarounds import TURNAROUNDS, decided_in, turnaround_of

AGES: tuple[tuple[Words, timedelta | None], ...] = (
    (gettext_lazy("Less than a day"), timedelta(days=1)),
    (gettext_lazy("One to three days"), timedelta(days=3)),
    (gettext_lazy("Three to seven days"), timedelta(days=7)),
    (gettext_lazy("One to four weeks"), timedelta(weeks=4)),
    (gettext_lazy("Over four weeks"), None),
)
"""How old an open item is, first match wins: label, less than."""

OPEN_STATES: tuple[tuple[str, str], ...] = (
    ("unchecked", "p-outline"),
    ("progress", "p-uprights"),
    ("awaiting", "p-dots"),
    ("returned", "p-diagonals"),
    ("lapsed", "p-hatch"),
    ("unanchored", "p-solid"),
)
"""The list states in which a claim waits for a hand, with their patterns."""

WORK: tuple[tuple[str, Words, str], ...] = (
    ("marked", gettext_lazy("Claims marked"), "p-outline"),
    ("submitted", gettext_lazy("Verdicts submitted"), "p-diagonals"),
    ("decided", gettext_lazy("Verdicts decided"), "p-solid"),
)


@dataclass(frozen=True)
class Turnaround:
    """The chart, and the median over all its decisions in words, "" where there is none."""

    chart: Chart
    median: str


def turnaround(period: Period) -> Turnaround:
    """How long submitted verdicts waited for their decision, by the week they were decided in: one statement.

    The decision is the approval that was enough (the second, where two were needed), or the return.
    """
    decided = decided_in(_verdicts(period), period)
    waits: dict[date, list[timedelta]] = defaultdict(list)
    for submitted_at, decided_at in decided.values_list("submitted_at", "decided_at").iterator(2000):
        waits[monday_of(decided_at.astimezone(period.zone).date())].append(decided_at - submitted_at)
    rows: list[Row] = []
    for week in period.weeks():
        counts = Counter(turnaround_of(wait) for wait in waits[week])
        middle = in_words(median_of(waits[week])) if waits[week] else ""
        rows.append((_("Week of %(date)s") % {"date": formats.date_format(week, "j M Y")}, counts, middle))
    every = [wait for of_week in waits.values() for wait in of_week]
    series = [Series(key, label, look) for key, label, _most, look in TURNAROUNDS]
    return Turnaround(stacked_bars(series, rows), in_words(median_of(every)) if every else "")


def ages(period: Period, now: datetime | None = None) -> Chart:
    """How long ago the claims were marked that wait for a hand today, by their list state: one statement.

    Of the publication, whatever the days of the period.
    """
    now = now or timezone.now()
    claims = Claim.objects.filter(_of(period, "article__publication"))
    age = Case(
        *(When(marked_at__gt=now - less, then=Value(n)) for n, (_label, less) in enumerate(AGES) if less),
        default=Value(len(AGES) - 1),
        output_field=IntegerField(),
    )
    states = [state for state, _look in OPEN_STATES]
    counted: QuerySet[Claim, tuple[int, str, int]] = (
        with_list_state(claims)
        .filter(list_state__in=states)  # type: ignore[misc]  # annotated
        .order_by()
        .annotate(age=age)
        .values_list("age", "list_state")
        .annotate(Count("pk"))
    )
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for bucket, state, count in counted:
        counts[bucket][state] = count
    series = [Series(state, LIST_STATE_BY_NAME[state].label, look) for state, look in OPEN_STATES]
    return stacked_bars(series, [(label, counts[n], "") for n, (label, _less) in enumerate(AGES)])


def work(period: Period) -> Chart:
    """Who marked, submitted and decided how much in the period, the busiest first: four statements."""
    during = {"gte": period.begins, "lt": period.ends}

    def within(field: str) -> Q:
        return Q(**{f"{field}__{lookup}": moment for lookup, moment in during.items()})

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    claims = Claim.objects.filter(within("marked_at") & _of(period, "article__publication"))
    for name, count in claims.order_by().values_list("marked_by__name").annotate(Count("pk")):
        counts[name]["marked"] += count
    verdicts = _verdicts(period).order_by()
    for name, count in verdicts.filter(within("submitted_at")).values_list("author__name").annotate(Count("pk")):
        counts[name]["submitted"] += count
    for who, when in (("approved_by", "approved_at"), ("seconded_by", "seconded_at"), ("returned_by", "returned_at")):
        for name, count in verdicts.filter(within(when)).values_list(f"{who}__name").annotate(Count("pk")):
            counts[name]["decided"] += count
    series = [Series(*line) for line in WORK]
    return stacked_bars(
        series, [(name, counts[name], "") for name in sorted(counts, key=lambda n: (-counts[n].total(), n))]
    )


def ratings_by_kind(period: Period) -> Chart:
    """What was found in the period, by the kind of claim: approved verdicts, lapsed ones included; two statements."""
    ratings = list(Rating.objects.all())
    found = _verdicts(period).filter(
        approved_at__gte=period.begins,
        approved_at__lt=period.ends,
        state__in=[VerdictState.APPROVED, VerdictState.LAPSED, VerdictState.SUPERSEDED],
    )
    counted = found.order_by().values_list("claim__kind", "rating__slug").annotate(Count("pk"))
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, slug, count in counted:
        counts[kind][slug] = count
    used = {slug for of_kind in counts.values() for slug in of_kind}
    series = [Series(one.slug, str(one), f"p-{one.token}") for one in ratings if one.is_active or one.slug in used]
    rows: list[Row] = [(kind.label, counts[kind], "") for kind in ClaimKind if kind in counts]
    return stacked_bars(series, sorted(rows, key=lambda row: -sum(row[1].values())))


def _verdicts(period: Period) -> QuerySet[Verdict]:
    return Verdict.objects.filter(_of(period, "claim__article__publication"))


def _of(period: Period, publication: str) -> Q:
    return Q(**{publication: period.publication}) if period.publication else Q()
