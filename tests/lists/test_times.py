"""A time in a cell of a list looks as the template of times draws it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import timezone

from factcheck.lists.times import day_in_words, due_cell, time_cell


@pytest.mark.parametrize("zone", ["Europe/Prague", "UTC", "America/New_York"])
@pytest.mark.parametrize(
    "at", [datetime(2020, 2, 28, 23, 30, 15, tzinfo=UTC), datetime(2020, 7, 1, tzinfo=UTC), None], ids=str
)
def test_it_is_what_the_template_draws(at: datetime | None, zone: str) -> None:
    # Noon: in the hour that autumn shows twice the template names no zone.
    at = at or timezone.now().replace(hour=12)
    with timezone.override(zone):
        drawn = render_to_string("_time.html", {"at": at})
        assert time_cell(at) == drawn.strip()
    assert time_cell(at, zone) == drawn.strip()


@pytest.mark.parametrize("hours", [-50, -1, 1, 50])
def test_a_due_time_is_what_the_template_draws(hours: int) -> None:
    at = timezone.now() + timedelta(hours=hours)
    with timezone.override("Asia/Kolkata"):
        assert due_cell(at) == render_to_string("_due.html", {"at": at}).strip()
        assert due_cell(at, is_settled=True) == time_cell(at) == due_cell(at, "Asia/Kolkata", is_settled=True)


def test_a_day_is_written_out() -> None:
    assert day_in_words(date(2020, 2, 28)) == "28 Feb 2020"


def test_templates_draw_them_alike() -> None:
    at = timezone.now() - timedelta(hours=3)
    drawn = Template("{% load times %}{{ at|as_time }} {{ at|as_due }}{{ none|as_time }}{{ none|as_due }}")
    with timezone.override("Asia/Kolkata"):
        assert drawn.render(Context({"at": at, "none": None})) == f"{time_cell(at)} {due_cell(at)}"
        for moment in (at, at + timedelta(days=2)):
            said = Template("{% load times %}{{ at|as_due_said }}").render(Context({"at": moment}))
            assert said == render_to_string("_due_said.html", {"at": moment}).strip()
