"""Prints the tables of all benchmarks, from re-anchoring to exports; with --json the same figures as JSON."""

import argparse
import json
import os
import sys
from pathlib import Path
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


def main(arguments: list[str] | None = None) -> int:
    """Runs every benchmark whose data is there, and names those whose data is missing."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the data (FACTCHECK_DATA)")
    options = parser.parse_args(arguments)

    figures: dict[str, Any] = {}
    missing: list[str] = []
    for name, benchmark in (("reanchor", span_pairs), ("revisions", revision_pairs)):
        folder = options.data / name
        if benchmark.is_there(folder):
            figures[name] = {method: benchmark.measure(function, folder) for method, function in METHODS.items()}
        else:
            missing.append(f"{name}: nothing to read in {folder}")
    notes = options.data / "correction_notes"
    if note_samples.is_there(notes):
        readers = note_samples.READERS.items()
        figures["correction notes"] = {name: note_samples.measure(read, notes) for name, read in readers}
    else:
        missing.append(f"correction notes: nothing to read in {notes}")
    figures["worst cases"] = worst_cases.measure()
    figures["pages"] = workspace.measure()
    figures["revising"] = revising.measure()
    figures["paper"] = papers.measure()
    if lists.is_there():
        figures["lists"] = lists.measure()
    else:
        missing.append(lists.NEEDED)
    if exports.is_there():
        figures["exports"] = exports.measure()
    else:
        missing.append(exports.NEEDED)

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
