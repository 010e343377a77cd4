"""A report as JSON: the plain structure of the report as it is, in reading order.

UTF-8, not escaped where it need not be. Nothing is cut: an empty text means that there is nothing to say, null that
there is no such number, day, time or verdict. Times are ISO 8601 in UTC, offsets code points, end exclusive.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime

from factcheck.reports.formats.times import iso_day, iso_time
from factcheck.reports.queries import Report

FORMAT = "factcheck report"
VERSION = 1


def write(report: Report) -> Iterator[bytes]:
    """Gives the file in one piece: the structure is in memory already."""
    told = {"format": FORMAT, "version": VERSION, **asdict(report)}
    yield json.dumps(told, ensure_ascii=False, indent=2, default=_as_text).encode("utf-8") + b"\n"


def count(report: Report) -> int:
    """The number of claims."""
    return len(report.claims)


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return iso_time(value)
    if isinstance(value, date):
        return iso_day(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
