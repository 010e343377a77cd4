"""A condition that a filter puts beside an OR: that a key is among those that a query gives."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, QuerySet, Subquery
from django.db.models.sql.compiler import SQLCompiler


class Among(Func):
    """Whether the `key` of a row is one of those that `rows` gives, as `Among("article", articles)`.

    An `IN` that stands beside an OR is looked up row by row of the whole table on PostgreSQL; of an array it takes each
    key to its index.
    """

    template = "%(expressions)s"
    arg_joiner = " IN "
    output_field = BooleanField()

    def __init__(self, key: str, rows: QuerySet[Any]) -> None:
        super().__init__(F(key), Subquery(rows.order_by().values("pk")))

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, Any]:
        # The query stands in brackets of its own.
        return self.as_sql(compiler, connection, template="%(expressions)s)", arg_joiner=" = ANY (ARRAY", **extra)
