"""Notes in the database itself which objects changed, so that no write is forgotten and none costs a statement more.

Installed after every migrate, for what the shelves watch (SQLite rebuilds a table without its triggers when a later
migration alters it). Where one was missing or was another, everything on its shelf is noted, to be read anew.
"""

from collections.abc import Iterator
from hashlib import sha256

from django.db import connections

from factcheck.search.register import Shelf, Watch, registered
from factcheck.triggers import drop, standing

_PREFIX = "search_notes_"
_CHANGES = ("insert", "update", "delete")


def install(using: str = "default") -> None:
    """Creates the triggers that are missing, and drops those that nobody needs any more."""
    connection = connections[using]
    there = installed(using)
    needed = {name for shelf in registered() for name in names(shelf, connection.vendor)}
    drop({name: table for name, table in there.items() if name not in needed}, using)
    with connection.cursor() as cursor:
        for shelf in registered():
            if names(shelf, connection.vendor) <= there.keys():
                continue
            for watch in shelf.watches:
                for statement in _statements(shelf, watch, connection.vendor):
                    cursor.execute(statement)
            cursor.execute(noting_all(shelf))


def remove(using: str = "default") -> None:
    drop(installed(using), using)


def installed(using: str = "default") -> dict[str, str]:
    """Gives the names of our triggers that stand now, each with its table."""
    return standing(_PREFIX, using)


def names(shelf: Shelf, vendor: str) -> set[str]:
    """Gives the names of the triggers that a shelf needs."""
    return {name for watch in shelf.watches for name in _names(shelf, watch, vendor)}


def noting_all(shelf: Shelf) -> str:
    """Gives the statement that notes everything on a shelf."""
    return f"INSERT INTO search_stale (shelf, key) SELECT '{shelf.name}', id FROM {shelf.table}"  # noqa: S608  (our own names)


def _names(shelf: Shelf, watch: Watch, vendor: str) -> list[str]:
    """Named by what they do, so that a trigger that would do something else has another name."""
    name = f"{_PREFIX}{watch.table}_{_digest(shelf, watch)}"
    return [name] if vendor == "postgresql" else [f"{name}_{change}" for change in _CHANGES]


def _digest(shelf: Shelf, watch: Watch) -> str:
    meaning = " ".join([shelf.name, watch.table, watch.keys, *watch.columns])
    return sha256(meaning.encode()).hexdigest()[:8]


def _noting(shelf: Shelf, watch: Watch, row: str) -> str:
    keys = watch.keys.format(row=row)
    return f"INSERT INTO search_stale (shelf, key) SELECT '{shelf.name}', key FROM ({keys}) AS changed_keys"  # noqa: S608


def _statements(shelf: Shelf, watch: Watch, vendor: str) -> Iterator[str]:
    update = f"UPDATE OF {', '.join(watch.columns)}" if watch.columns else "UPDATE"
    if vendor == "postgresql":
        return _postgresql(shelf, watch, update)
    return _sqlite(shelf, watch, update)


def _postgresql(shelf: Shelf, watch: Watch, update: str) -> Iterator[str]:
    [name] = _names(shelf, watch, "postgresql")
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE changed record; "
        "BEGIN IF TG_OP = 'DELETE' THEN changed := OLD; ELSE changed := NEW; END IF; "
        f"{_noting(shelf, watch, 'changed')}; RETURN NULL; END $$"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {name} AFTER INSERT OR {update} OR DELETE ON {watch.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _sqlite(shelf: Shelf, watch: Watch, update: str) -> Iterator[str]:
    changes = zip(_names(shelf, watch, "sqlite"), ("INSERT", update, "DELETE"), ("NEW", "NEW", "OLD"), strict=True)
    for name, change, row in changes:
        yield (
            f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {change} ON {watch.table} "
            f"BEGIN {_noting(shelf, watch, row)}; END"
        )
