"""What a revision costs an article with many claims, and what its pages cost after many revisions."""

from benchmarks.workspace import in_a_database


def measure() -> dict[str, dict[str, float | None]]:
    """Gives statements, and time as a ratio to a bulk insert of the same rows, on the engine of DATABASE_URL."""
    return in_a_database("revision_costs")
