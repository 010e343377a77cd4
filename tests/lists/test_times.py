"""A time in a cell of a list looks as the template of times draws it."""

from datetime import UTC, date, datetime

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from factcheck.lists.times import day_in_words, time_cell


@pytest.mark.parametrize("zone", ["Europe/Prague", "UTC", "America/New_York"])
@pytest.mark.parametrize(
    "at", [datetime(2020, 2, 28, 23, 30, 15, tzinfo=UTC), datetime(2020, 7, 1, tzinfo=UTC), None], ids=str
)
def test_it_is_what_the_template_draws(at: datetime | None, zone: str) -> None:
    at = at or timezone.now()
    with timezone.override(zone):
        drawn = render_to_string("_time.html", {"at": at})
        assert time_cell(at) == drawn.strip()
    assert time_cell(at, zone) == drawn.strip()


def test_a_day_is_written_out() -> None:
    assert day_in_words(date(2020, 2, 28)) == "28 Feb 2020"
