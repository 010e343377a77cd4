"""What features hand down to be found: how their words are read, and which rows they are read from.

A feature has a shelf for each of its things that own words: `claims` one for claims, with everything that is said of a
claim on it. Search knows no journalism: it keeps what a shelf gives and asks again for what has changed.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Text:
    """Words to be found: of the object `key` of the shelf, shown under `kind` and opened at `address`.

    What stands in `heading` weighs more than `body`; a `label` is shown in its place, but weighs no more than the body.
    `number` is what people call the object by.
    """

    key: int
    kind: str
    uid: UUID
    address: str
    written_at: datetime
    body: str
    heading: str = ""
    label: str = ""
    number: int | None = None
    article_uid: UUID | None = None
    language: str = ""


@dataclass(frozen=True)
class Watch:
    """A table whose rows tell that something on a shelf has to be read again.

    `keys` is a SELECT that gives, as `key`, whose words these are; `{row}` stands for the row that was written. Where
    `columns` are named, of the changes only those of one of them count.
    """

    table: str
    keys: str = "SELECT {row}.id AS key"
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """Gives the texts of some of its objects, by key, in a fixed number of statements; `table` holds the objects."""

    name: str
    table: str
    texts_of: Callable[[Collection[int]], Iterable[Text]]
    watches: tuple[Watch, ...] = field(default=())


_SHELVES: dict[str, Shelf] = {}


def make_findable(shelf: Shelf) -> None:
    """Lets search read this shelf; once, when the apps start."""
    _SHELVES[shelf.name] = shelf


def registered() -> list[Shelf]:
    return list(_SHELVES.values())


def shelf_named(name: str) -> Shelf:
    return _SHELVES[name]
