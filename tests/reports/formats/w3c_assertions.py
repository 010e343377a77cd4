"""The MUST assertions of the W3C's test suite for Web Annotations, as lists of what a document violates."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT4

from tests.tools import ROOT

FORMATS = FormatChecker(formats=())
SCHEMAS = ROOT / "tests" / "standards" / "web-annotation-schemas"


@FORMATS.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    """Whether it is a time with its offset; what is no text is for other rules to refuse."""
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@FORMATS.checks("uri", raises=ValueError)
def is_address(value: object) -> bool:
    """Whether it is a whole address."""
    return not isinstance(value, str) or bool(urlsplit(value).scheme)


def violated(document: Any, musts: str) -> list[str]:
    """The messages of the assertions in a list, like `annotations/annotationMusts.test`, that do not hold."""
    names: list[str] = json.loads((SCHEMAS / musts).read_text(encoding="utf-8"))["assertions"]
    assert names
    found = []
    for name in names:
        assertion = raw(SCHEMAS / name)
        is_valid = Draft4Validator(both(assertion), registry=definitions(), format_checker=FORMATS).is_valid(document)
        if is_valid != (assertion["expectedResult"] == "valid"):
            found.append(f"{name}: {assertion['errorMessage']}")
    return found


@cache
def definitions() -> "Registry[Any]":
    """The shared definitions, each under the name of its file."""
    return Registry().with_resources(
        (path.name, DRAFT4.create_resource(both(raw(path)))) for path in (SCHEMAS / "definitions").glob("*.json")
    )


@cache
def raw(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def both(schema: Any) -> Any:
    """The schema with what stands beside a `$ref` meant too; draft 4 drops it."""
    if isinstance(schema, list):
        return [both(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    told = {key: both(value) for key, value in schema.items()}
    if isinstance(told.get("$ref"), str) and len(told) > 1:
        reference = told.pop("$ref")
        return {"allOf": [{"$ref": reference}, told]}
    # Files name themselves with paths that the registry does not know.
    return {key: value for key, value in told.items() if key not in {"id", "$schema"} or not isinstance(value, str)}
