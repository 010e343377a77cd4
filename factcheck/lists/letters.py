"""Indexes that find letters inside words, and one or two where words begin, for the filters that look for them:
PostgreSQL's trigrams.

Installed after every migrate. A database that does not have the extension, or does not let its owner add it, reads
every row instead; SQLite always does.
"""

from django.db import connections

from factcheck.lists.listings import registered
from factcheck.lists.words import LOOKED_THROUGH, beginnings

_LOOKED_THROUGH = (
    f"CREATE OR REPLACE FUNCTION {LOOKED_THROUGH}(text) RETURNS boolean "
    "LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100 AS $$ BEGIN RETURN true; END $$"
)


def install(using: str = "default") -> None:
    """Creates the indexes that are missing, where the database can."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(_LOOKED_THROUGH)
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') OR ("
            "EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') "
            "AND has_database_privilege(current_database(), 'CREATE'))"
        )
        if cursor.fetchone() != (True,):
            return
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        for table, column in sorted(place for listing in registered() for place in listing.searched):
            # Migrating back, or only a part of the way, leaves tables or columns out; the next migrate installs.
            if table not in tables:
                continue
            if column in {one.name for one in connection.introspection.get_table_description(cursor, table)}:
                words = beginnings(f'"{column}"')
                # Written as Django writes `icontains`.
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS {table}_{column}_letters ON {table} "
                    f'USING gin (UPPER("{column}"::text) gin_trgm_ops)'
                )
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS {table}_{column}_beginnings ON {table} "
                    f"USING gin ({words} gin_trgm_ops)"
                )
