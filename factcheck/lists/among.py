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

    output_field = BooleanField()

    def __init__(self, key: str, rows: QuerySet[Any]) -> None:
        # Where only the first rows count, so does their order.
        unordered = rows if rows.query.is_sliced else rows.order_by()
        super().__init__(F(key), Subquery(unordered.values("pk")))

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, Any]:
        return self._as_sql("{} IN {}", compiler)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, Any]:
        # The query stands in brackets of its own.
        return self._as_sql("{} = ANY (ARRAY{})", compiler)

    def _as_sql(self, condition: str, compiler: SQLCompiler) -> tuple[str, Any]:
        # Rows of which it is known that there are none end here: the condition around this one knows what that means.
        (key, key_params), (rows, rows_params) = (compiler.compile(part) for part in self.source_expressions)
        return condition.format(key, rows), (*key_params, *rows_params)
