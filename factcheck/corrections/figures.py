"""Counts of corrections for the editor: what was wrong, where, who pointed it out, how long it took."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.articles.periods import Period, in_words, median_of, monday_of
from factcheck.charts import Chart, Row, Series, Words, stacked_bars
from factcheck.corrections.models import Correction, FurtherChange
from factcheck.corrections.states import CorrectionState, CorrectionType, ErrorKind, FoundThrough, Origin

# A year of weeks is too many bars to read: longer periods are counted by month.
MOST_WEEKS = 26

TYPES: tuple[tuple[CorrectionType, str], ...] = (
    (CorrectionType.CORRECTION, "p-solid"),
    (CorrectionType.CLARIFICATION, "p-diagonals"),
    (CorrectionType.UPDATE, "p-dots"),
    (CorrectionType.EDITORS_NOTE, "p-uprights"),
    (CorrectionType.RETRACTION, "p-hatch"),
)
"""The types of corrections, with their patterns."""

WAITS: tuple[tuple[str, Words, timedelta | None, str], ...] = (
    ("hour", gettext_lazy("Within an hour"), timedelta(hours=1), "p-solid"),
    ("day", gettext_lazy("Within a day"), timedelta(days=1), "p-diagonals"),
    ("week", gettext_lazy("Within a week"), timedelta(days=7), "p-dots"),
    ("month", gettext_lazy("Within thirty days"), timedelta(days=30), "p-uprights"),
    ("longer", gettext_lazy("Longer"), None, "p-hatch"),
)
"""How long it took, first match wins: key, label, at most, pattern."""


@dataclass(frozen=True)
class Counted:
    """What the figures need of one correction; `day` is the one it is counted on, in the newsroom's time zone."""

    day: date
    type: str
    error_kind: str
    desk: str
    publication: str
    found_through: str
    to_detect: timedelta | None
    to_fix: timedelta | None


@dataclass(frozen=True)
class Waits:
    """How long something took, by the time of the note, with the median of all in words and how many are not known."""

    chart: Chart
    median: str
    unknown: int


@dataclass(frozen=True)
class CorrectionFigures:
    """Everything that the page of figures shows of one period. `ended` were issued in it and do not stand any more."""

    total: int
    ended: int
    over_time: Chart
    by_kind: Chart
    by_desk: Chart
    by_publication: Chart
    by_finder: Chart
    to_detect: Waits
    to_fix: Waits


def correction_figures(period: Period) -> CorrectionFigures:
    """Counts the corrections that were issued in the period and stand; three statements.

    One that came with an imported text counts on the date that it gives. Of kinds, a note that names several errors
    counts under each.
    """
    found = _of_period(period)
    issued = found.filter(state=CorrectionState.ISSUED)
    counted = [_counted(row, period) for row in issued.values_list(*_FIELDS)]
    further = FurtherChange.objects.filter(correction__in=issued.values("pk")).order_by()
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, type_ in [
        *((one.error_kind, one.type) for one in counted),
        *further.values_list("error_kind", "correction__type"),
    ]:
        by_kind[kind][type_] += 1
    kinds = [(kind.value, kind.label) for kind in ErrorKind]
    finders = [*((one.value, one.label) for one in FoundThrough), ("", gettext_lazy("Not said"))]
    return CorrectionFigures(
        total=len(counted),
        ended=found.filter(state__in=[CorrectionState.WITHDRAWN, CorrectionState.SUPERSEDED]).count(),
        over_time=_over_time(period, counted),
        by_kind=_most_first((label, by_kind[kind], "") for kind, label in kinds if kind in by_kind),
        by_desk=_most_first(_named(counted, lambda one: one.desk, _("No desk said"))),
        by_publication=_most_first(_named(counted, lambda one: one.publication, _("No publication"))),
        by_finder=_most_first(_known(counted, finders, lambda one: one.found_through)),
        to_detect=_waits(period, [(one.day, one.to_detect) for one in counted]),
        to_fix=_waits(period, [(one.day, one.to_fix) for one in counted]),
    )


_FIELDS = (
    "issued_at",
    "dated",
    "type",
    "error_kind",
    "article__desk",
    "article__publication__name",
    "found_through",
    "wrong_since",
    "found_at",
)


def _of_period(period: Period) -> QuerySet[Correction]:
    here = Q(origin=Origin.DESK, issued_at__gte=period.begins, issued_at__lt=period.ends)
    imported = Q(origin=Origin.IMPORTED, dated__gte=period.since, dated__lte=period.until)
    corrections = Correction.objects.filter(here | imported).order_by()
    return corrections.filter(article__publication=period.publication) if period.publication else corrections


def _counted(row: tuple, period: Period) -> Counted:
    issued_at, dated, type_, error_kind, desk, publication, finder, wrong_since, found_at = row
    return Counted(
        day=issued_at.astimezone(period.zone).date() if issued_at else dated,
        type=type_,
        error_kind=error_kind,
        desk=desk,
        publication=publication or "",
        found_through=finder,
        to_detect=_between(wrong_since, found_at),
        to_fix=_between(found_at, issued_at),
    )


def _between(first: datetime | None, last: datetime | None) -> timedelta | None:
    """How long it took; nothing where one of the two is not known, or where they stand the other way round."""
    return last - first if first and last and first <= last else None


def _series() -> list[Series]:
    return [Series(type_.value, type_.label, look) for type_, look in TYPES]


def _over_time(period: Period, counted: Iterable[Counted]) -> Chart:
    counts: dict[date, Counter[str]] = defaultdict(Counter)
    of, starts = _buckets(period)
    for one in counted:
        counts[of(one.day)][one.type] += 1
    return stacked_bars(_series(), [(_bucket_label(start, of), counts[start], "") for start in starts])


def _buckets(period: Period) -> tuple[Callable[[date], date], list[date]]:
    """By week or by month: how a day is counted, and the first days of all of them."""
    weeks = list(period.weeks())
    if len(weeks) <= MOST_WEEKS:
        return monday_of, weeks
    months = sorted({(week + timedelta(days=n)).replace(day=1) for week in weeks for n in (0, 6)})
    return _first_of_month, [month for month in months if period.since.replace(day=1) <= month <= period.until]


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _bucket_label(start: date, of: Callable[[date], date]) -> str:
    if of is monday_of:
        return _("Week of %(date)s") % {"date": formats.date_format(start, "j M Y")}
    return formats.date_format(start, "F Y")


def _known(
    counted: Iterable[Counted], names: Sequence[tuple[str, Words]], key: Callable[[Counted], str]
) -> Iterable[Row]:
    """A row for each name that something is counted under."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in counted:
        counts[key(one)][one.type] += 1
    return [(label, counts[name], "") for name, label in names if name in counts]


def _named(counted: Sequence[Counted], key: Callable[[Counted], str], otherwise: str) -> Iterable[Row]:
    names = sorted({key(one) for one in counted})
    return _known(counted, [(name, name or otherwise) for name in names], key)


def _most_first(rows: Iterable[Row]) -> Chart:
    return stacked_bars(_series(), sorted(rows, key=lambda row: -sum(row[1].values())))


def _waits(period: Period, found: Iterable[tuple[date, timedelta | None]]) -> Waits:
    of, starts = _buckets(period)
    waits: dict[date, list[timedelta]] = defaultdict(list)
    unknown = 0
    for day, wait in found:
        if wait is None:
            unknown += 1
        else:
            waits[of(day)].append(wait)
    rows: list[Row] = []
    for start in starts:
        middle = in_words(median_of(waits[start])) if waits[start] else ""
        rows.append((_bucket_label(start, of), Counter(_wait(one) for one in waits[start]), middle))
    every = [wait for some in waits.values() for wait in some]
    series = [Series(key, label, look) for key, label, _most, look in WAITS]
    return Waits(stacked_bars(series, rows), in_words(median_of(every)) if every else "", unknown)


def _wait(wait: timedelta) -> str:
    return next(key for key, _label, most, _look in WAITS if most is None or wait <= most)
