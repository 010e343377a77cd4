"""A stretch of days that figures are counted for, and durations in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.articles.models import Publication

LONGEST_PERIOD = timedelta(days=366)


@dataclass(frozen=True)
class Period:
    """The days that are counted, both included, in the newsroom's time zone, and the publication, if only one is."""

    since: date
    until: date
    zone: ZoneInfo
    publication: Publication | None = None

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.since, time.min, self.zone)

    @property
    def ends(self) -> datetime:
        return datetime.combine(self.until + timedelta(days=1), time.min, self.zone)

    def weeks(self) -> Iterator[date]:
        """The Mondays of the weeks that have a day in it."""
        monday = monday_of(self.since)
        while monday <= self.until:
            yield monday
            monday += timedelta(days=7)


def in_words(duration: timedelta) -> str:
    """Gives a duration as a desk would say it, in the unit that fits: "25 minutes", "3.5 hours", "2 days"."""
    minutes = duration.total_seconds() / 60
    if minutes < 90:
        return ngettext("%(number)d minute", "%(number)d minutes", round(minutes)) % {"number": round(minutes)}
    hours = minutes / 60
    if hours < 36:
        return _("%(number)s hours") % {"number": _short(hours)}
    return _("%(number)s days") % {"number": _short(hours / 24)}


def _short(number: float) -> str:
    """With one decimal, or none where it would be a nought."""
    rounded = round(number, 1)
    return str(formats.number_format(rounded, 0 if rounded.is_integer() else 1))


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def median_of(durations: Iterable[timedelta]) -> timedelta:
    """The middle one of some durations; at least one."""
    return timedelta(seconds=median(duration.total_seconds() for duration in durations))
