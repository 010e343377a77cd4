"""Days and times as files write them."""

from datetime import UTC, date, datetime, timedelta, timezone

from factcheck.reports.formats.times import iso_day, iso_time


def test_a_time_is_in_utc_to_the_millisecond() -> None:
    prague = timezone(timedelta(hours=1))
    assert iso_time(datetime(2020, 2, 28, 12, 30, 1, 999_999, prague)) == "2020-02-28T11:30:01.999Z"
    assert iso_time(datetime(2020, 2, 28, tzinfo=UTC)) == "2020-02-28T00:00:00.000Z"


def test_a_day_is_a_day() -> None:
    assert iso_day(date(2020, 2, 28)) == "2020-02-28"


def test_nothing_is_an_empty_text() -> None:
    assert (iso_day(None), iso_time(None)) == ("", "")
