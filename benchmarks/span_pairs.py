"""Scores a method on pairs of revisions with spans and the place where each belongs: the set `reanchor`."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from annotations.placements import Placement
from benchmarks.methods import Method, Span
from benchmarks.timing import ratio

# Overlap over union from which a changed span counts as found, and under which it is somewhere else.
FOUND = 0.8
ELSEWHERE = 0.3
# A claim of this many characters is not found everywhere.
CLAIM = 20
# The large article: so many spans on so many characters.
MANY_SPANS = 500
ENOUGH_TEXT, TOO_MUCH_TEXT = 27_000, 31_000


def is_there(folder: Path) -> bool:
    """Whether the set can be read."""
    return any(_pairs(folder))


def measure(method: Method, folder: Path) -> dict[str, float | None]:
    """Shares in percent, and the time of 500 spans on a large article in yardsticks."""
    pairs = list(_pairs(folder))
    tally: Counter[str] = Counter()
    for pair in pairs:
        spans = [(span["start"], span["end"]) for span in pair["spans"]]
        for span, placement in zip(pair["spans"], method(pair["old"], pair["new"], spans), strict=True):
            if not span["gold"].get("ambiguous"):
                tally.update(_judged(span, placement))
    old, new, spans = large_article(pairs)

    def share(part: str, whole: str) -> float | None:
        return round(100 * tally[part] / tally[whole], 2) if tally[whole] else None

    return {
        "spans": sum(tally[kind] for kind in ("verbatim", "changed", "deleted")),
        "verbatim exact": share("verbatim exact", "verbatim"),
        "verbatim wrong": share("verbatim wrong", "verbatim"),
        "changed found": share("changed found", "changed"),
        "changed wrong": share("changed wrong", "changed"),
        "deleted anchored": share("deleted anchored", "deleted"),
        "20+ anchored": share("deleted claim anchored", "deleted claim"),
        "status right": share("status right", "placed"),
        "500 spans, yardsticks": round(ratio(partial(method, old, new, spans), old, new), 2) if spans else None,
    }


def _pairs(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.json")):
        rows = json.loads(path.read_text(encoding="utf-8"))
        yield from (row for row in rows if isinstance(row, dict) and "spans" in row)


def _judged(span: dict[str, Any], placement: Placement) -> Iterator[str]:
    gold = span["gold"]
    verbatim = gold["status"] in ("unchanged", "moved")
    kind = "verbatim" if verbatim else gold["status"]
    yield kind
    yield "placed"
    if placement.status == gold["status"]:
        yield "status right"
    if kind == "deleted":
        if span["end"] - span["start"] >= CLAIM:
            yield "deleted claim"
            if placement.start is not None:
                yield "deleted claim anchored"
        if placement.start is not None:
            yield "deleted anchored"
        return
    if placement.start is None or placement.end is None:
        return
    place, right = (placement.start, placement.end), (gold["start"], gold["end"])
    if place == right:
        yield f"{kind} exact"
    overlap = overlap_over_union(place, right)
    if overlap >= FOUND:
        yield f"{kind} found"
    if overlap == 0 or (kind == "changed" and overlap < ELSEWHERE):
        yield f"{kind} wrong"


def overlap_over_union(one: Span, other: Span) -> float:
    """How much two stretches have in common, from 0 to 1."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def large_article(pairs: list[dict[str, Any]]) -> tuple[str, str, list[Span]]:
    """One article of several real ones, and many spans on it."""
    old = new = ""
    spans: list[Span] = []
    real = [pair for pair in pairs if pair["set"] == "real" and pair["old"].isascii()]
    for pair in sorted(real, key=lambda pair: str(pair["id"])):
        if len(old) + len(pair["old"]) > TOO_MUCH_TEXT:
            continue
        spans += [(span["start"] + len(old), span["end"] + len(old)) for span in pair["spans"]]
        old, new = old + pair["old"] + "\n", new + pair["new"] + "\n"
        if len(old) > ENOUGH_TEXT:
            break
    index = 0
    while spans and len(spans) < MANY_SPANS:
        start, end = spans[index]
        half = old.find(" ", (start + end) // 2)
        spans.append((start, half) if start < half < end else (max(0, start - 40), end))
        index += 1
    return old, new, spans[:MANY_SPANS]
