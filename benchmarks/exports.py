"""What an export of 1,000, 100,000 and 1,000,000 claims costs: claims a second, and the most memory it takes.

In a database of its own on PostgreSQL, which is made and dropped; the largest takes some minutes. BENCH_CLAIMS names
other sizes: BENCH_CLAIMS=1000,20000.
"""

import os

from benchmarks.workspace import in_a_database

NEEDED = "no PostgreSQL. Set DATABASE_URL=postgres://USER@HOST/NAME to a server where USER may create databases"


def is_there() -> bool:
    """Whether there is a PostgreSQL server to measure on."""
    return os.environ.get("DATABASE_URL", "").startswith(("postgres://", "postgresql://"))


def measure() -> dict[str, dict[str, float | None]]:
    """Gives for each format and size the claims a second, the peak of memory in MB, and its growth."""
    return in_a_database("export_costs")
