"""What became of a span: where it stands now, and how sure that is."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What became of a span's words."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a span stands, and how it was found; without a place perhaps a suggestion for a person to judge."""

    start: int | None
    end: int | None
    status: Status
    confidence: float
    relocated: bool = False
    suggestion: tuple[int, int] | None = None
