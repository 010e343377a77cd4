"""Prints the tables of all benchmarks, from re-anchoring to exports; with --json the same figures as JSON."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import (
    exports,
    lists,
    note_samples,
    papers,
    revising,
    revision_pairs,
    span_pairs,
    workspace,
    worst_cases,
)
from benchmarks.methods import METHODS

DATA = Path(os.environ.get("FACTCHECK_DATA", "../shared/data"))


def _span_pairs(data: Path) -> Any:
    return _of_methods(span_pairs, data / "reanchor")


def _revision_pairs(data: Path) -> Any:
    return _of_methods(revision_pairs, data / "revisions")


def _of_methods(benchmark: ModuleType, folder: Path) -> Any:
    if not benchmark.is_there(folder):
        return f"nothing to read in {folder}"
    return {method: benchmark.measure(function, folder) for method, function in METHODS.items()}


def _notes(data: Path) -> Any:
    folder = data / "correction_notes"
    if not note_samples.is_there(folder):
        return f"nothing to read in {folder}"
    return {name: note_samples.measure(read, folder) for name, read in note_samples.READERS.items()}


def _lists(data: Path) -> Any:
    return lists.measure() if lists.is_there() else lists.NEEDED


def _exports(data: Path) -> Any:
    return exports.measure() if exports.is_there() else exports.NEEDED


PARTS: dict[str, Callable[[Path], Any]] = {
    "reanchor": _span_pairs,
    "revisions": _revision_pairs,
    "notes": _notes,
    "worst-cases": lambda data: worst_cases.measure(),
    "pages": lambda data: workspace.measure(),
    "revising": lambda data: revising.measure(),
    "paper": lambda data: papers.measure(),
    "lists": _lists,
    "exports": _exports,
}
"""Name of a part -> what measures it: gives its rows, or in words what it needs."""


def main(arguments: list[str] | None = None) -> int:
    """Runs the benchmarks, or only some parts of them, and names those whose data is missing."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--only", nargs="+", choices=list(PARTS), metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the data (FACTCHECK_DATA)")
    options = parser.parse_args(arguments)

    figures: dict[str, Any] = {}
    missing: list[str] = []
    for name in options.only or PARTS:
        found = PARTS[name](options.data)
        if isinstance(found, str):
            missing.append(f"{name}: {found}")
        else:
            figures[name] = found

    if options.json:
        sys.stdout.write(json.dumps({**figures, "missing": missing}, indent=1) + "\n")
        return 0
    for name, rows in figures.items():
        sys.stdout.write(f"\n{name}\n{table(rows)}\n")
    for line in missing:
        sys.stdout.write(f"\nmissing: {line}\n")
    return 0


def table(rows: dict[str, dict[str, float | None]]) -> str:
    """The figures with a row for each method, in aligned columns."""
    columns = list(next(iter(rows.values())))
    lines = [["", *columns]]
    lines += [
        [name, *("-" if row[column] is None else f"{row[column]:g}" for column in columns)]
        for name, row in rows.items()
    ]
    widths = [max(len(line[index]) for line in lines) for index in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            [line[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))]
        )
        for line in lines
    )


if __name__ == "__main__":
    sys.exit(main())
