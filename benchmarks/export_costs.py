"""Measures exports of whole newsrooms in a PostgreSQL database of its own, each in a process of its own.

A process that wrote one export keeps the memory that it took, so the peak of the next could not be told from it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlsplit

from django.db import connection

from benchmarks import many_claims
from benchmarks.workspace import MEASURE, ROOT
from factcheck.reports.selections import Selection
from factcheck.reports.writing import Asked, write_reports
from factcheck.search import triggers

SIZES = tuple(int(size) for size in os.environ.get("BENCH_CLAIMS", "1000,100000,1000000").split(","))
FORMATS = ("csv", "jsonl")
MOST_MEMORY = 150.0
"""MB: what the issue allows."""

Figures = dict[str, float | None]


def main() -> None:
    """Prints the figures as one line of JSON."""
    connection.settings_dict["TEST"]["NAME"] = f"bench_exports_{time.time_ns()}"
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        many_claims.start()
        # Search is measured elsewhere; here its triggers would only note a million rows.
        triggers.remove()
        figures: dict[str, Figures] = {}
        for size in SIZES:
            many_claims.grow(size)
            for format in FORMATS:
                figures[f"{format}, {size:,} claims"] = measured(name, format)
        sys.stdout.write(json.dumps(grown(figures)) + "\n")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def measured(database: str, format: str) -> Figures:
    """What one export of everything costs, from a process of its own."""
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()
    command = [sys.executable, "-c", MEASURE.format(module="export_costs").replace("main()", f"export({format!r})")]
    environment = {**os.environ, "DATABASE_URL": address}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def export(format: str) -> None:
    """Writes everything to a file in this process, and prints what it took as one line of JSON."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as file:
        written = write_reports(Asked(Selection(), format), None, file, passed=lambda claims: None)
        seconds, size = time.perf_counter() - began, file.tell()
    figures = {
        "claims": written.claims,
        "claims a second": round(written.claims / seconds),
        "seconds": round(seconds, 1),
        "MB written": round(size / 1e6, 1),
        "peak MB": round(peak(), 1),
        "allowed": MOST_MEMORY,
    }
    sys.stdout.write(json.dumps(figures) + "\n")


def peak() -> float:
    """The most memory that this process has taken, in MB; the kernel keeps it from its first moment."""
    with open("/proc/self/status", encoding="ascii") as status:
        kilobytes = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    return int(kilobytes) * 1024 / 1e6


def grown(figures: dict[str, Figures]) -> dict[str, Figures]:
    """The figures with the growth of memory: the peak as a multiple of that of the smallest export of the format."""
    first: dict[str, float] = {}
    for name, row in figures.items():
        taken = row["peak MB"] or 0.0
        row["growth of memory"] = round(taken / first.setdefault(name.partition(",")[0], taken), 2)
    return figures
