"""Periods that figures are counted for, and durations in words."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from factcheck.articles.periods import Period, in_words


def test_a_period_runs_from_midnight_to_midnight_in_its_zone() -> None:
    period = Period(date(2026, 7, 1), date(2026, 7, 31), ZoneInfo("Europe/London"))
    assert period.begins == datetime(2026, 6, 30, 23, tzinfo=UTC)
    assert period.ends == datetime(2026, 7, 31, 23, tzinfo=UTC)


def test_its_weeks_begin_on_the_monday_before_it() -> None:
    period = Period(date(2026, 10, 1), date(2026, 10, 14), ZoneInfo("Europe/London"))
    assert list(period.weeks()) == [date(2026, 9, 28), date(2026, 10, 5), date(2026, 10, 12)]


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=25), "25 minutes"),
        (timedelta(hours=3, minutes=30), "3.5 hours"),
        (timedelta(hours=2, minutes=59, seconds=50), "3 hours"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=2, hours=12), "2.5 days"),
    ],
)
def test_a_duration_is_said_in_the_unit_that_fits(duration: timedelta, words: str) -> None:
    assert in_words(duration) == words
