"""Reports as JSON: the plain structure of each as it is, in reading order.

The report of one article is one object. Many are an object too, whose `reports` are written one after the other as they
come, so that a reader that streams need not hold them either.

UTF-8, not escaped where it need not be. Nothing is cut: an empty text means that there is nothing to say, null that
there is no such number, day, time or verdict. Times are ISO 8601 in UTC, offsets code points, end exclusive.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from factcheck.reports.covers import Cover
from factcheck.reports.formats.times import iso_day, iso_time
from factcheck.reports.lines import ArticleText, Report

FORMAT = "factcheck report"
FORMAT_OF_MANY = "factcheck reports"
VERSION = 1


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives the file report by report."""
    if cover.of_one:
        for report in reports:
            yield _in_full({"format": FORMAT, "version": VERSION, **_plain(report)}) + b"\n"
    else:
        yield from _write_many(cover, reports)


def _write_many(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    head = {
        "format": FORMAT_OF_MANY,
        "version": VERSION,
        "title": cover.title,
        "scope": cover.scope,
        "made_at": cover.made_at,
        "made_by": cover.made_by,
        "zone_name": cover.zone_name,
    }
    yield _in_full(head).removesuffix(b"\n}") + b',\n  "reports": ['
    between = b"\n"
    for report in reports:
        yield between + _in_full(_plain(report))
        between = b",\n"
    yield b"\n]}\n"


def _plain(report: Report) -> dict[str, Any]:
    """The structure of a report. The text itself has an address of its own; offsets count in it."""
    told = asdict(replace(report, article_text=ArticleText("", (), (), ())))
    del told["article_text"]
    return told


def _in_full(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=2, default=as_text).encode("utf-8")


def as_text(value: object) -> str:
    """Gives a day or a time as files write it; raises TypeError for anything else."""
    if isinstance(value, datetime):
        return iso_time(value)
    if isinstance(value, date):
        return iso_day(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
