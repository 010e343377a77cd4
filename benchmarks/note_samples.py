"""How well correction notes are recognised and read, on the sample of notes and of sentences that only look like one.

The sample is two tables: `notes.tsv` (id, text) and `gold.tsv` (id, whether it is a note, its kinds, its date).
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from factcheck.corrections.notes import ParsedNote, parse_note

# The kinds of the sample are named otherwise; the scopes and types that it counts as kinds are kinds of ours.
KINDS = {
    "misspelled": "misspelling",
    "misidentified": "misidentification",
    "misquoted": "misquote",
    "misattributed": "misattribution",
    "omitted": "omission",
    "other": "fact",
}
ALSO_KINDS = frozenset({"caption", "headline", "update", "clarification"})
READERS: dict[str, Callable[[str], ParsedNote | None]] = {"parse_note": parse_note}


def is_there(folder: Path) -> bool:
    """Whether the sample lies in the folder."""
    return (folder / "notes.tsv").is_file() and (folder / "gold.tsv").is_file()


def measure(read: Callable[[str], ParsedNote | None], folder: Path) -> dict[str, float | None]:
    """Gives precision, recall and F1 of recognition, and the shares of first kinds and of dates that are right."""
    texts = {cells[0]: cells[1] for cells in _rows(folder / "notes.tsv", 2)}
    found = missed = mistaken = first = dated = right = 0
    for number, is_note, kinds, day, *_ in _rows(folder / "gold.tsv", 4):
        parsed = read(texts[number])
        if is_note != "1":
            mistaken += parsed is not None
            continue
        found += parsed is not None
        missed += parsed is None
        first += _first_kind(parsed) in kinds.split(",")
        if day:
            dated += 1
            right += parsed is not None and parsed.date == date.fromisoformat(day)
    notes = found + missed
    return {
        "items": len(texts),
        "precision": _share(found, found + mistaken),
        "recall": _share(found, notes),
        "F1": _share(2 * found, 2 * found + missed + mistaken),
        "first kind": _share(first, notes),
        "dates": _share(right, dated),
    }


def _first_kind(parsed: ParsedNote | None) -> str | None:
    if parsed is None:
        return None
    if parsed.error_kind:
        return KINDS.get(parsed.error_kind, parsed.error_kind)
    return next((kind for kind in (parsed.scope, parsed.type) if kind in ALSO_KINDS), None)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _rows(path: Path, width: int) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = (line.split("\t") + [""] * width)[: max(width, line.count("\t") + 1)]
        if cells[0] and cells[0] != "id":
            yield cells
