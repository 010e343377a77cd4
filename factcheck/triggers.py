"""The triggers that stand in a database, known by how their names begin, and how they go."""

from collections.abc import Mapping

from django.db import connections

_STANDING = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "WHERE NOT tgisinternal",
}


def standing(prefix: str, using: str) -> dict[str, str]:
    """Gives the names of the triggers that begin so, each with its table."""
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor])
        return {name: table for name, table in cursor.fetchall() if name.startswith(prefix)}


def drop(triggers: Mapping[str, str], using: str) -> None:
    """Drops triggers, each of its table, and on PostgreSQL the function that is called as they are."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for name, table in triggers.items():
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
