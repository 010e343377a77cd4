"""Scores a method on real revisions whose spans were kept, changed or deleted: the set `revisions`."""

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from annotations.placements import Placement, Status
from benchmarks.methods import Method
from benchmarks.span_pairs import overlap_over_union

# A kept span may be one character off at either end; a changed one must overlap by half.
SLACK = 1
HALF = 0.5
CLASSES = ("kept", "changed", "deleted")


def is_there(folder: Path) -> bool:
    """Whether the set can be read."""
    return (folder / "gold.jsonl").exists()


def measure(method: Method, folder: Path) -> dict[str, float | None]:
    """The accuracy of each class, their mean, and the share of spans silently called kept that are not."""
    by_pair: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            row = json.loads(line)
            by_pair[row["pair"]].append(row)
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    silently_wrong = 0
    for pair, rows in by_pair.items():
        texts = [_text(folder, f"{pair}.{side}.txt") for side in ("old", "new")]
        placements = method(texts[0], texts[1], [(row["start"], row["end"]) for row in rows])
        for row, placement in zip(rows, placements, strict=True):
            is_right = _is_right(row, placement)
            total[row["status"]] += 1
            right[row["status"]] += is_right
            silently_wrong += placement.status in (Status.UNCHANGED, Status.MOVED) and not is_right
    accuracy = {name: right[name] / total[name] for name in CLASSES}
    return {
        "spans": total.total(),
        **{name: round(share, 4) for name, share in accuracy.items()},
        "macro accuracy": round(sum(accuracy.values()) / len(CLASSES), 4),
        "silently wrong": round(silently_wrong / total.total(), 4),
    }


def _text(folder: Path, name: str) -> str:
    with (folder / "texts" / name).open(encoding="utf-8", newline="") as file:
        return file.read()


def _is_right(row: dict[str, Any], placement: Placement) -> bool:
    if placement.start is None or placement.end is None or row["status"] == "deleted":
        return placement.start is None and row["status"] == "deleted"
    place, gold = (placement.start, placement.end), (row["new_start"], row["new_end"])
    is_kept = placement.status in (Status.UNCHANGED, Status.MOVED)
    if row["status"] == "kept":
        return is_kept and all(abs(one - other) <= SLACK for one, other in zip(place, gold, strict=True))
    return overlap_over_union(place, gold) >= HALF and (row["cosmetic"] or not is_kept)
