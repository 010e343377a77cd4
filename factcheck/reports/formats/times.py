"""Days and times as files write them: ISO 8601, times in UTC."""

from datetime import UTC, date, datetime


def iso_day(day: date | None) -> str:
    """The day, or an empty text."""
    return day.isoformat() if day else ""


def iso_time(at: datetime | None) -> str:
    """The time in UTC, to the millisecond, as the audit keeps it; or an empty text."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else ""
