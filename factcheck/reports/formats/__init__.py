"""The formats of a report: a module for each, named in one table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factcheck.reports.formats import csv_report, html_report, json_report
from factcheck.reports.queries import Report


@dataclass(frozen=True)
class Format:
    """How a report is written: `write` gives the bytes in pieces, `count` what the event calls its rows."""

    suffix: str
    content_type: str
    write: Callable[[Report], Iterator[bytes]]
    count: Callable[[Report], int]


FORMATS: dict[str, Format] = {
    "csv": Format("csv", "text/csv; charset=utf-8; header=present", csv_report.write, csv_report.count),
    "html": Format("html", "text/html; charset=utf-8", html_report.write, html_report.count),
    "json": Format("json", "application/json", json_report.write, json_report.count),
}
"""Name of a format -> how it is written."""
