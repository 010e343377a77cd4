"""Reports as JSON: the plain structure of each as it is, in reading order.

The report of one article is one object. Many are an object too, whose `reports` are written one after the other as they
come, so that a reader that streams need not hold them either.

UTF-8, not escaped where it need not be. Nothing is cut: an empty text means that there is nothing to say, null that
there is no such number, day, time or verdict. Times are ISO 8601 in UTC, offsets code points, end exclusive.

Its schema is published at the address that the file names.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from datetime import date, datetime
from typing import Any

from factcheck.reports.covers import Cover
from factcheck.reports.formats.json_schema import (
    FORMAT,
    FORMAT_OF_MANY,
    NOT_WRITTEN,
    OF_COVER,
    REPORT_SCHEMA,
    VERSION,
    schema_address,
)
from factcheck.reports.formats.times import iso_day, iso_time
from factcheck.reports.lines import Report


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives the file report by report."""
    if cover.of_one:
        for report in reports:
            yield _in_full({**head_of(REPORT_SCHEMA, FORMAT), **plain(report)}) + b"\n"
    else:
        yield from _write_many(cover, reports)


def _write_many(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    head = {**head_of(REPORT_SCHEMA, FORMAT_OF_MANY), **told_by(cover)}
    yield _in_full(head).removesuffix(b"\n}") + b',\n  "reports": ['
    between = b"\n"
    for report in reports:
        yield between + _in_full(plain(report))
        between = b",\n"
    yield b"\n]}\n"


def head_of(schema: str, format: str) -> dict[str, Any]:
    """Gives what a file or a line begins with: its schema, and what it is."""
    return {"$schema": schema_address(schema), "format": format, "version": VERSION}


def told_by(cover: Cover) -> dict[str, Any]:
    """Gives what the cover says."""
    return {key: getattr(cover, key) for key in OF_COVER}


def plain(report: Report, leave_out: Iterable[str] = ()) -> dict[str, Any]:
    """Gives the structure of a report. The text itself has an address of its own; offsets count in it."""
    return {key: value for key, value in vars(report).items() if key not in {*NOT_WRITTEN, *leave_out}}


def _in_full(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=2, default=in_json).encode("utf-8")


def in_json(value: object) -> str | dict[str, Any]:
    """Gives a line as its keys, a day or a time as files write it; raises TypeError for anything else."""
    if isinstance(value, datetime):
        return iso_time(value)
    if isinstance(value, date):
        return iso_day(value)
    if is_dataclass(value) and not isinstance(value, type):
        return vars(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
