"""Keeps with a row what follows from other rows: triggers write it in the statement that changed something.

The triggers hold no rule of their own (decision 22). Django turns the query that works a value out into SQL, and this
puts the SQL into them. A trigger is named by what it does, so that another rule replaces it and has everything written
anew by the next migrate. SQLite rebuilds a table without its triggers when a migration alters it; they come back.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import F, Model, QuerySet
from django.db.models.expressions import RawSQL

from factcheck.triggers import drop, standing


class Watch(NamedTuple):
    """A table whose rows others follow from: at which changes, and which rows follow.

    `rows` is a SELECT of their ids, in which `{row}` is the row that was written.
    """

    table: str
    changes: tuple[str, ...]
    rows: str


@dataclass(frozen=True)
class Kept:
    """Columns of the `rows` of a model, each with the annotation of `worked_out` that says what belongs into it."""

    name: str
    rows: type[Model]
    columns: Mapping[str, str]
    worked_out: "Callable[[QuerySet[Any]], QuerySet[Any]]"
    watches: tuple[Watch, ...]

    @property
    def table(self) -> str:
        return self.rows._meta.db_table

    @property
    def _prefix(self) -> str:
        return f"claims_keep_{self.name}_"

    def can_be_kept(self, using: str = "default") -> bool:
        """Whether the tables and columns are there."""
        connection = connections[using]
        if not {watch.table for watch in self.watches} <= set(connection.introspection.table_names()):
            return False
        with connection.cursor() as cursor:
            # Django's description of a table trips over our constraints on SQLite.
            cursor.execute(f"SELECT * FROM {self.table} LIMIT 0")  # noqa: S608  (our own name)
            return set(self.columns) <= {column[0] for column in cursor.description}

    def keep_all(self, using: str = "default") -> None:
        """Writes to every row what is worked out for it."""
        with connections[using].cursor() as cursor:
            cursor.execute(self.keeping(f"SELECT id FROM {self.table}", using))  # noqa: S608  (our own name)

    def install(self, using: str = "default") -> None:
        """Creates the triggers that are missing, drops those of another meaning, and then writes what they missed."""
        if self.installed(using).keys() == self.names(using):
            return
        self.remove(using)
        with connections[using].cursor() as cursor:
            for statement in self._statements(using):
                cursor.execute(statement)
        self.keep_all(using)

    def remove(self, using: str = "default") -> None:
        drop(self.installed(using), using)

    def installed(self, using: str = "default") -> dict[str, str]:
        """Gives the names of these triggers that stand now, each with its table."""
        return standing(self._prefix, using)

    def names(self, using: str = "default") -> set[str]:
        """Gives the names of the triggers that are needed: each is named by what it does."""
        return {self._name(watch, change, using) for watch in self.watches for change in watch.changes}

    def keeping(self, rows: str, using: str) -> str:
        """Gives the statement that writes to the rows of a SELECT what is worked out, where it is not written yet."""
        found = self.worked_out(self.rows._default_manager.using(using).filter(pk__in=RawSQL(rows, [])))  # noqa: S611
        query = found.order_by().annotate(key_now=F("pk")).values("key_now", *self.columns.values()).query
        sql, parameters = query.get_compiler(using=using).as_sql()
        worked = sql % tuple(_literal(parameter) for parameter in parameters)
        written = ", ".join(f"{column} = worked.{now}" for column, now in self.columns.items())
        differs = _differs(using)
        others = " OR ".join(f"{self.table}.{column} {differs} worked.{now}" for column, now in self.columns.items())
        return (
            f"UPDATE {self.table} SET {written} FROM ({worked}) AS worked "  # noqa: S608  (our own query)
            f"WHERE {self.table}.id = worked.key_now AND ({others})"
        )

    def _name(self, watch: Watch, change: str, using: str) -> str:
        meaning = f"{change} {self.keeping(watch.rows, using)} {self._holding(watch.rows)}"
        return f"{self._prefix}{watch.table}_{change.split()[0].lower()}_{sha256(meaning.encode()).hexdigest()[:8]}"

    def _holding(self, rows: str) -> str:
        """Holds the rows, in their order, before anything is worked out: who comes second sees what the first wrote."""
        return f"PERFORM 1 FROM {self.table} WHERE id IN ({rows}) ORDER BY id FOR NO KEY UPDATE"

    def _statements(self, using: str) -> Iterator[str]:
        is_postgresql = connections[using].vendor == "postgresql"
        for watch in self.watches:
            for change in watch.changes:
                name = self._name(watch, change, using)
                rows = watch.rows.format(row="OLD" if change == "DELETE" else "NEW")
                when = _when(change, _differs(using))
                # An insertion or a change that changes none of it would be a row written twice.
                if is_postgresql:
                    yield (
                        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                        f"{self._holding(rows)}; {self.keeping(rows, using)}; RETURN NULL; END $$"
                    )
                    yield (
                        f"CREATE TRIGGER {name} AFTER {change} ON {watch.table} "
                        f"FOR EACH ROW {when} EXECUTE FUNCTION {name}()"
                    )
                else:
                    after = f"CREATE TRIGGER {name} AFTER {change} ON {watch.table} {when}"
                    yield f"{after} BEGIN {self.keeping(rows, using)}; END"


def _literal(parameter: object) -> str:
    """A parameter of our own query in SQL: its states and numbers, nothing that was typed."""
    if isinstance(parameter, bool):
        return "TRUE" if parameter else "FALSE"
    if isinstance(parameter, int):
        return str(parameter)
    return "'" + str(parameter).replace("'", "''") + "'"


def _differs(using: str) -> str:
    """What compares columns that may be empty."""
    return "IS DISTINCT FROM" if connections[using].vendor == "postgresql" else "IS NOT"


def _when(change: str, differs: str) -> str:
    """Only where a column became another: writing the number that is there holds an article, and none of its claims."""
    _update, _of, columns = change.partition("UPDATE OF ")
    if not columns:
        return ""
    return "WHEN (" + " OR ".join(f"OLD.{one} {differs} NEW.{one}" for one in columns.split(", ")) + ")"
