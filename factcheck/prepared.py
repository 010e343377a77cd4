"""Statements that are made once: Django writes the SQL of a query set the first time, later calls only send it.

For what every page or every mark asks, where writing the SQL costs many times what the database does with it
(decision 14). What is asked stays a query set, so that a state or a permission is still said in one place. PostgreSQL
is given the values beside the statement, not in it, so that it plans once for a connection what is sent again.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import BooleanField, Expression, F, Field, Func, Model, QuerySet
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.sql import InsertQuery
from django.db.models.sql.compiler import SQLCompiler
from psycopg import Cursor
from psycopg._queries import PostgresQuery
from psycopg.abc import Params, Query

_Row = TypeVar("_Row")
_M = TypeVar("_M", bound=Model)
_Converter = tuple[int, list[Callable[..., Any]], Any]


class Parameter(Expression):
    """Stands in a prepared query set where a value comes with each call, under this name."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> Any:
        # It stays among the parameters as itself, until a call brings its value.
        return "%s", [self]


class _Keys(Field[Any, Any]):
    """Primary keys as one value: an array, or JSON where the database has none."""

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002  (Django's own)
        return list(value) if connection.vendor == "postgresql" else json.dumps(list(value))


class AmongKeys(Func):
    """A condition of a prepared query set: that a key is one of those which come with each call, under this name."""

    output_field = BooleanField()

    def __init__(self, key: str, name: str) -> None:
        super().__init__(F(key), Parameter(name, _Keys()))

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, Any]:
        return self._as_sql("{} IN (SELECT value FROM json_each({}))", compiler)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, Any]:
        return self._as_sql("{} = ANY ({}::bigint[])", compiler)

    def _as_sql(self, condition: str, compiler: SQLCompiler) -> tuple[str, Any]:
        (key, key_params), (keys, keys_params) = (compiler.compile(part) for part in self.source_expressions)
        return condition.format(key, keys), (*key_params, *keys_params)


@dataclass(frozen=True, slots=True)
class _Statement:
    """What Django made of a query set for one kind of database."""

    sql: str
    params: tuple[Any, ...]
    converters: list[_Converter]
    make: Callable[[Iterable[Any]], Iterator[Any]]


class Prepared(Generic[_Row]):
    """A query set that is turned into SQL at its first call; each call brings the values of its `Parameter`s.

    Gives a list of what the query set gives: model instances with what `select_related` and `annotate` add, or the
    tuples of `values_list`. Prefetching and slicing by a parameter are not its business.
    """

    def __init__(self, build: "Callable[[], QuerySet[Any, _Row]]") -> None:
        self._build = build
        self._statements: dict[str, _Statement] = {}
        self._lock = Lock()

    def __call__(self, **values: Any) -> list[_Row]:
        connection = connections[DEFAULT_DB_ALIAS]
        statement = self._statements.get(connection.vendor) or self._prepare(connection)
        params = [
            param.output_field.get_db_prep_value(values[param.name], connection)
            if isinstance(param, Parameter)
            else param
            for param in statement.params
        ]
        with _cursor(connection) as cursor:
            cursor.execute(statement.sql, params)
            rows = cursor.fetchall()
        return list(statement.make(_converted(rows, statement.converters, connection)))

    def __deepcopy__(self, memo: Any) -> "Prepared[_Row]":
        # Copies of what holds it send the same statement.
        return self

    def _prepare(self, connection: BaseDatabaseWrapper) -> _Statement:
        with self._lock:
            queryset = self._build()
            compiler = queryset.query.get_compiler(connection=connection)
            sql, params = compiler.as_sql()
            converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
            statement = _Statement(
                *_with_words_written_in(sql, params),
                [(position, functions, column) for position, (functions, column) in converters.items()],
                _instances(compiler) if issubclass(queryset._iterable_class, ModelIterable) else _tuples,
            )
            self._statements[connection.vendor] = statement
        return statement


class Insertion(Generic[_M]):
    """Writes new rows of a model: what `save(force_insert=True)` does, its SQL made once.

    Nothing listens to a row being saved here (no `post_save`), so nothing is told.
    """

    def __init__(self, model: type[_M]) -> None:
        self._model = model
        self._sql: dict[str, str] = {}

    def __call__(self, row: _M) -> _M:
        """Writes the row and gives it its key."""
        connection = connections[DEFAULT_DB_ALIAS]
        sql = self._sql.get(connection.vendor) or self._prepare(row, connection)
        with _cursor(connection) as cursor:
            cursor.execute(
                sql, [field.get_db_prep_save(field.pre_save(row, True), connection) for field in self._fields]
            )
            (row.pk,) = cursor.fetchone()
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
        return row

    @cached_property
    def _fields(self) -> "list[Field[Any, Any]]":
        return [field for field in self._model._meta.local_concrete_fields if not field.primary_key]

    def _prepare(self, row: _M, connection: BaseDatabaseWrapper) -> str:
        query = InsertQuery(self._model)
        query.insert_values(self._fields, [row])
        compiler = query.get_compiler(connection=connection)
        compiler.returning_fields = [self._model._meta.pk]
        ((sql, _params),) = compiler.as_sql()
        self._sql[connection.vendor] = sql
        return sql


class _BindingInTheServer(Cursor[Any]):
    """Tells what it sent, for the log of statements: psycopg forgets that of a statement whose plan is kept."""

    def _convert_query(self, query: Query, params: Params | None = None) -> PostgresQuery:
        self._query = super()._convert_query(query, params)
        return self._query


def _cursor(connection: BaseDatabaseWrapper) -> CursorWrapper:
    """A cursor that leaves a statement as it is, so that PostgreSQL keeps the plan of what comes again.

    Django's own writes the values into it there, and each is planned anew.
    """
    cursor = connection.cursor()
    if connection.vendor == "postgresql":
        cursor.cursor = _BindingInTheServer(connection.connection)
    return cursor


_PLAIN = re.compile(r"[A-Za-z0-9_ -]*")


def _with_words_written_in(sql: str, params: Iterable[Any]) -> tuple[str, tuple[Any, ...]]:
    """The statement with the plain words and numbers of the query set in it, and the params that are left.

    SQLite makes a statement anew at every call if what is compared with the condition of a partial index comes from
    outside. Only what needs no quoting is written in; all else stays a param.
    """
    first, *others = re.split(r"(?<!%)%s", sql)
    written, left = [first], []
    for param, part in zip(params, others, strict=True):
        if type(param) is int and param >= 0:
            written.append(str(param))
        elif isinstance(param, str) and _PLAIN.fullmatch(param):
            written.append(f"'{param}'")
        else:
            written.append("%s")
            left.append(param)
        written.append(part)
    return "".join(written), tuple(left)


def _converted(rows: list[Any], converters: list[_Converter], connection: BaseDatabaseWrapper) -> Iterable[Any]:
    """The rows with what the database stores in its own way, a UUID or a time, as Python knows it."""
    if not converters:
        return rows
    converted = [list(row) for row in rows]
    for position, functions, column in converters:
        for row in converted:
            value = row[position]
            for function in functions:
                value = function(value, column, connection)
            row[position] = value
    return converted


def _tuples(rows: Iterable[Any]) -> Iterator[Any]:
    return map(tuple, rows)


def _instances(compiler: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """Makes model instances of rows, as Django's own `ModelIterable` does."""
    model: type[Model] = compiler.klass_info["model"]
    selected = compiler.klass_info["select_fields"]
    start, end = selected[0], selected[-1] + 1
    names = [column[0].target.attname for column in compiler.select[start:end]]
    # The stubs are those of a later Django, where it takes one more.
    related = get_related_populators(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
    annotated = list((compiler.annotation_col_map or {}).items())

    def instances(rows: Iterable[Any]) -> Iterator[Any]:
        for row in rows:
            instance = model.from_db(DEFAULT_DB_ALIAS, names, row[start:end])
            for populator in related:
                populator.populate(row, instance)
            for name, position in annotated:
                setattr(instance, name, row[position])
            yield instance

    return instances
