"""What lists, desk, queue and search cost with 1,000 and with 100,000 claims, beside a bare page of 50 rows.

In a process and a database of its own on PostgreSQL, which is made and dropped; it takes some minutes.
"""

import os

from benchmarks.workspace import in_a_database

NEEDED = "no PostgreSQL. Set DATABASE_URL=postgres://USER@HOST/NAME to a server where USER may create databases"


def is_there() -> bool:
    """Whether there is a PostgreSQL server to measure on."""
    return os.environ.get("DATABASE_URL", "").startswith(("postgres://", "postgresql://"))


def measure() -> dict[str, dict[str, float | None]]:
    """Gives for each case its statements, its time as a ratio to the bare page, and what became of it as it grew."""
    return in_a_database("list_costs")
