"""Which day it is, in the zone of an article and anywhere."""

from datetime import UTC, date, datetime

import pytest

from factcheck.articles.days import is_to_come, today_at
from factcheck.articles.models import Article, Publication

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Kiritimati", date(2026, 11, 24)),
        ("Asia/Tokyo", date(2026, 11, 23)),
        ("Pacific/Pago_Pago", date(2026, 11, 23)),
    ],
)
def test_today_is_the_day_of_the_publication(zone: str, day: date) -> None:
    assert today_at(Article(publication=Publication(time_zone=zone)), NOON) == day


@pytest.mark.parametrize(
    ("now", "is_ahead"),
    [(NOON.replace(hour=9, minute=59), True), (NOON.replace(hour=10), False), (NOON, False)],
    ids=["nowhere", "at the first place", "two hours later"],
)
def test_a_day_is_to_come_until_it_begins_somewhere(now: datetime, *, is_ahead: bool) -> None:
    assert is_to_come(date(2026, 11, 24), now) is is_ahead
    assert is_to_come(date(2026, 11, 25), now)
    assert not is_to_come(date(2026, 11, 23), now)
