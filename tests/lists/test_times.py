"""Times name their zone and are never two: in lists, in templates, and where clocks are put back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import timezone

from factcheck.lists.times import day_in_words, due_cell, machine_time, named_clock, time_cell

SUMMER = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
"""Half past two in Prague, and an hour later it is half past two again."""


@pytest.mark.parametrize(
    ("zone", "drawn"),
    [
        ("UTC", '<time datetime="2020-02-28T23:30:15+0000">28 Feb 2020, 23:30 UTC</time>'),
        ("Europe/Prague", '<time datetime="2020-02-29T00:30:15+0100">29 Feb 2020, 00:30 CET</time>'),
        ("America/New_York", '<time datetime="2020-02-28T18:30:15-0500">28 Feb 2020, 18:30 EST</time>'),
        ("Asia/Kolkata", '<time datetime="2020-02-29T05:00:15+0530">29 Feb 2020, 05:00 IST</time>'),
    ],
)
def test_a_time_names_its_zone(zone: str, drawn: str) -> None:
    at = datetime(2020, 2, 28, 23, 30, 15, tzinfo=UTC)
    assert time_cell(at, zone) == drawn
    with timezone.override(zone):
        assert time_cell(at) == render_to_string("_time.html", {"at": at}).strip() == drawn


def test_today_is_said_on_screen_and_written_out_on_paper() -> None:
    at = timezone.now().replace(hour=12, minute=5)
    with timezone.override("UTC"):
        drawn = render_to_string("_time.html", {"at": at})
    assert '<span class="on-screen">Today 12:05</span>' in drawn
    assert f'<span class="on-paper">{day_in_words(at.date())}, 12:05 UTC</span>' in drawn


@pytest.mark.parametrize(("hours", "named"), [(0, "02:30 CEST"), (1, "02:30 CET"), (2, "03:30 CET")])
def test_the_hour_that_autumn_shows_twice_is_told_by_its_zone(hours: int, named: str) -> None:
    at = SUMMER + timedelta(hours=hours)
    with timezone.override("Europe/Prague"):
        drawn = render_to_string("_time.html", {"at": at})
        public = Template("{% load times %}{{ at|as_clock }} {{ at|as_machine }}").render(Context({"at": at}))
    offset = "+0100" if hours else "+0200"
    assert f", {named}<" in drawn
    assert f'{offset}"' in drawn
    assert public.startswith(f"{named} 2026-10-25T0")
    assert public.endswith(offset)


def test_today_names_the_zone_in_that_hour_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: SUMMER + timedelta(hours=6))
    said = [time_cell(SUMMER + timedelta(hours=hours), "Europe/Prague") for hours in range(-1, 3)]
    on_screen = ["Today 01:30<", "Today 02:30 CEST<", "Today 02:30 CET<", "Today 03:30<"]
    for drawn, expected in zip(said, on_screen, strict=True):
        assert expected in drawn


@pytest.mark.parametrize("hours", [-50, -1, 1, 50])
def test_a_due_time_says_whether_it_is_past_until_it_is_settled(hours: int) -> None:
    at = timezone.now() + timedelta(hours=hours)
    with timezone.override("Asia/Kolkata"):
        drawn = render_to_string("_due.html", {"at": at}).strip()
        assert due_cell(at) == drawn
        assert ("Overdue" in drawn) == (hours < 0)
        assert due_cell(at, is_settled=True) == time_cell(at) == due_cell(at, "Asia/Kolkata", is_settled=True)


def test_a_day_is_written_out() -> None:
    assert day_in_words(date(2020, 2, 28)) == "28 Feb 2020"
    at = datetime(2020, 2, 28, 9, 5, tzinfo=UTC)
    assert (named_clock(at), machine_time(at)) == ("09:05 UTC", "2020-02-28T09:05:00+0000")


def test_templates_draw_them_alike() -> None:
    at = timezone.now() - timedelta(hours=3)
    drawn = Template("{% load times %}{{ at|as_time }} {{ at|as_due }}{{ none|as_time }}{{ none|as_due }}")
    with timezone.override("Asia/Kolkata"):
        assert drawn.render(Context({"at": at, "none": None})) == f"{time_cell(at)} {due_cell(at)}"
        for moment, before in (
            (at, '<strong class="pressing">Overdue</strong>, due '),
            (at + timedelta(days=2), "due "),
        ):
            assert render_to_string("_due_said.html", {"at": moment}).strip() == f"{before}{time_cell(moment)}"
    assert render_to_string("_time.html", {"at": None}).strip() == ""
    assert render_to_string("_due.html", {"at": None}).strip() == ""
