"""What reports as PDF cost beside the same reports as HTML, in a process and a database of their own."""

from benchmarks.workspace import in_a_database


def measure() -> dict[str, dict[str, float | None]]:
    """Gives, for the demo newsroom and for 500 claims, the pages per second of CPU and the ratio to HTML."""
    return in_a_database("paper_costs")
