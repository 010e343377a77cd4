"""A feed of schema.org's: what a search engine or an archive reads many items of, written one at a time."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.reports.covers import Cover
from factcheck.reports.formats.times import iso_time


def write_feed(cover: Cover, items: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[bytes]:
    """Gives the DataFeed of items, each with the day or time it was made. `<` is escaped: a feed may stand in HTML."""
    feed = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": cover.title,
        "description": cover.scope,
        "dateModified": iso_time(cover.made_at),
    }
    yield _json(feed)[:-1] + b', "dataFeedElement": ['
    between = b"\n"
    for created, item in items:
        yield between + _json({"@type": "DataFeedItem", "dateCreated": created, "item": item})
        between = b",\n"
    yield b"\n]}\n"


def _json(data: dict[str, Any]) -> bytes:
    written = json.dumps(data, ensure_ascii=False)
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04X}")
    return written.encode("utf-8")
