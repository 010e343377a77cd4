"""What programs may look up of our files: the schemas of the JSON forms, and our own words in annotations."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from factcheck.reports.formats import json_schema, web_annotation


@dataclass(frozen=True)
class Published:
    """A document at an address that keeps its meaning; what would break a reader gets another address."""

    content_type: str
    make: Callable[[], dict[str, Any]]


def vocabulary() -> dict[str, Any]:
    """Gives the context of our own words in Web Annotations."""
    return {"@context": web_annotation.own_context()}


PUBLISHED: dict[str, Published] = {
    json_schema.REPORT_SCHEMA: Published("application/schema+json", json_schema.report_schema),
    json_schema.LINES_SCHEMA: Published("application/schema+json", json_schema.lines_schema),
    web_annotation.VOCABULARY.removeprefix("/schemas/"): Published("application/ld+json", vocabulary),
}
"""Name in the address -> the document."""
