"""One moment of the database, held still while a file is written from it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is as it was at the first of these reads, however long it takes; nobody has to wait.

    PostgreSQL reads at REPEATABLE READ. SQLite begins DEFERRED, and so takes no lock that a writer waits for, whatever
    its transactions do otherwise. Write nothing inside: it would fail where somebody else wrote meanwhile. Inside a
    transaction that is open already (a test, an action that holds a lock) it is a part of that.
    """
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    with _deferred() if connection.vendor == "sqlite" else _repeatable():
        yield


@contextmanager
def _repeatable() -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _deferred() -> Iterator[None]:
    connection.ensure_connection()
    sqlite: Any = connection
    usual = sqlite.transaction_mode
    with ExitStack() as stack:
        sqlite.transaction_mode = "DEFERRED"
        try:
            stack.enter_context(transaction.atomic())
        finally:
            sqlite.transaction_mode = usual
        yield
