"""The register of chores: what the worker does again and again, told by the feature whose work it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Chore:
    """Something to do every so often. `do` takes nothing, and may be done more often than said without harm."""

    name: str
    every: timedelta
    do: Callable[[], object]


_CHORES: dict[str, Chore] = {}


def offer(chore: Chore) -> None:
    """Lets the worker do a chore; once, when the apps start."""
    _CHORES[chore.name] = chore


def chores() -> list[Chore]:
    """The chores that there are, by name."""
    return [_CHORES[name] for name in sorted(_CHORES)]
