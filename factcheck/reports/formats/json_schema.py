"""The published JSON Schemas of the JSON form and of its lines, made from the structure that is written.

So that they cannot come apart: a key without a description, or one that is not written, is found by the tests. A schema
has its version in its address; what would break a reader makes the next version.
"""

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from factcheck.claims.published import PublicSource
from factcheck.reports.formats.json_words import HEAD, WORDS
from factcheck.reports.lines import (
    Approval,
    CitationLine,
    ClaimLine,
    CorrectionLine,
    FurtherLine,
    Place,
    PublisherLine,
    Report,
    ScaleLine,
    ShownVerdict,
    VerdictLine,
)
from factcheck.site_address import absolute

VERSION = 2
FORMAT, FORMAT_OF_MANY, FORMAT_OF_LINES = "factcheck report", "factcheck reports", "factcheck report lines"
REPORT_SCHEMA, LINES_SCHEMA = f"report-{VERSION}.json", f"report-lines-{VERSION}.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
LINES = (
    Place,
    PublisherLine,
    ScaleLine,
    PublicSource,
    CitationLine,
    Approval,
    VerdictLine,
    ShownVerdict,
    ClaimLine,
    FurtherLine,
    CorrectionLine,
    Report,
)
NOT_WRITTEN = frozenset({"article_text"})
"""The text has an address of its own."""
CAME_LATER = frozenset({"corrections_recorded", "also"})
"""Keys that files of this version did not have from the start: those are valid still."""
PLAIN: dict[object, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Mapping[str, str]: {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}},
}
OF_COVER = ("title", "scope", "made_at", "made_by", "zone_name")


def schema_address(name: str) -> str:
    """The whole address of a schema, its `$id`."""
    return absolute(f"/schemas/{name}")


def report_schema() -> dict[str, Any]:
    """Gives the schema of a JSON file: the report of one article, or many under `reports`."""
    one = _of_line(Report)
    head = _head(REPORT_SCHEMA, FORMAT)
    one = {**one, "properties": {**head, **one["properties"]}, "required": [*head, *one["required"]]}
    many = _object({**_head(REPORT_SCHEMA, FORMAT_OF_MANY), **_cover(), "reports": _told("reports", _array("Report"))})
    return _schema(REPORT_SCHEMA, "Fact-check reports", [one, many])


def lines_schema() -> dict[str, Any]:
    """Gives the schema of one line of a JSON Lines file."""
    of_article = {
        key: _told(key, {"type": "integer" if key == "revision" else "string"})
        for key in ("article", "article_uid", "revision", "sha256", "audit_head")
    }
    article = _of_line(Report)
    facts = {key: value for key, value in article["properties"].items() if key not in {"claims", "corrections"}}
    kinds = [
        {**_head(LINES_SCHEMA, FORMAT_OF_LINES), **_cover(), "line": _line("cover")},
        {**facts, "line": _line("article")},
        {**of_article, **_of_line(ClaimLine)["properties"], "line": _line("claim")},
        {**of_article, **_of_line(CorrectionLine)["properties"], "line": _line("correction")},
    ]
    return _schema(LINES_SCHEMA, "A line of fact-check reports", [_object(kind) for kind in kinds])


def _schema(name: str, title: str, shapes: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "$schema": DIALECT,
        "$id": schema_address(name),
        "title": title,
        "description": "Nothing is cut. An empty text means that there is nothing to say, null that there is no such "
        "number, day, time or part. Times are RFC 3339 in UTC; offsets count code points, ends are exclusive.",
        "oneOf": shapes,
        "$defs": {line.__name__: _of_line(line) for line in LINES},
    }


def _head(name: str, format: str) -> dict[str, Any]:
    return {
        "$schema": _told("$schema", {"const": schema_address(name)}),
        "format": _told("format", {"const": format}),
        "version": _told("version", {"const": VERSION}),
    }


def _cover() -> dict[str, Any]:
    return {key: _told(key, PLAIN[datetime] if key == "made_at" else PLAIN[str]) for key in OF_COVER}


def _line(kind: str) -> dict[str, Any]:
    return _told("line", {"const": kind})


def _told(key: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "description": HEAD[key]}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    required = [key for key in properties if key not in CAME_LATER]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _array(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _of_line(line: type) -> dict[str, Any]:
    hints, words = typing.get_type_hints(line), WORDS[line.__name__]
    keys = [field.name for field in fields(line) if field.name not in NOT_WRITTEN]
    return _object({key: {**_of_type(hints[key]), "description": words[key]} for key in keys})


def _of_type(hint: Any) -> dict[str, Any]:
    if hint in PLAIN:
        return PLAIN[hint]
    if is_dataclass(hint):
        return {"$ref": f"#/$defs/{typing.cast(type, hint).__name__}"}
    parts = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return {"anyOf": [_of_type(part) if part is not type(None) else {"type": "null"} for part in parts]}
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _of_type(parts[0])}
    raise TypeError(f"{hint} has no form in JSON")
