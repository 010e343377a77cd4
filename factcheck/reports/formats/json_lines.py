"""Reports as JSON Lines: an object a line, for programs that take claims one at a time, however many there are.

The first line is the cover, then come for each article its facts, its claims and its corrections. A line keeps its
meaning alone: it names article, revision, hash and audit head. The schema of a line is published.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.reports.covers import Cover
from factcheck.reports.formats.json_report import head_of, in_json, plain, told_by
from factcheck.reports.formats.json_schema import FORMAT_OF_LINES, LINES_SCHEMA
from factcheck.reports.lines import Report


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives the file line by line."""
    yield _line({"line": "cover", **head_of(LINES_SCHEMA, FORMAT_OF_LINES), **told_by(cover)})
    for report in reports:
        yield from lines_of(report)


def lines_of(report: Report) -> Iterator[bytes]:
    """Gives the lines of one article."""
    facts = plain(report, leave_out=("claims", "corrections"))
    yield _line({"line": "article", **facts})
    of_article = {
        "article": report.slug,
        "article_uid": report.article_uid,
        "revision": report.revision,
        "sha256": report.sha256,
        "audit_head": report.audit_head,
    }
    for claim in report.claims:
        yield _line({"line": "claim", **of_article, **vars(claim)})
    for correction in report.corrections:
        yield _line({"line": "correction", **of_article, **vars(correction)})


# Made once: `json.dumps` makes one for every line.
_ENCODER = json.JSONEncoder(ensure_ascii=False, default=in_json)


def _line(told: dict[str, Any]) -> bytes:
    return _ENCODER.encode(told).encode("utf-8") + b"\n"
