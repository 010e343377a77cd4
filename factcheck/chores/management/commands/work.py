"""`manage.py work`: the background worker writes long exports, does what chores are due, and says that it is alive."""

import logging
import threading
from argparse import ArgumentParser
from typing import Any

from django.db import DatabaseError, connection
from django_tasks_db.management.commands import db_worker

from factcheck.chores.actions import beat, do_due_chores, stop_beating
from factcheck.chores.queries import BEATS_EVERY

log = logging.getLogger(__name__)


class Command(db_worker.Command):
    help = "Works in the background until it is stopped: long exports, and the chores that are due."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        # Reloading would stop an export half-way whenever a file is saved.
        parser.set_defaults(reload=False, interval=2)

    def handle(self, *args: Any, **options: Any) -> None:
        stopped = threading.Event()
        keeper = threading.Thread(target=keep, args=(options["worker_id"], stopped), daemon=True)
        keeper.start()
        try:
            super().handle(*args, **options)
        finally:
            stopped.set()
            keeper.join(timeout=BEATS_EVERY.total_seconds())


def keep(worker: str, stopped: threading.Event) -> None:
    """Beats and does chores until the worker has stopped; on a connection of its own, so no long export holds it up."""
    try:
        while True:
            try:
                beat(worker=worker)
                do_due_chores()
            except DatabaseError:
                log.exception("The database did not answer; the worker tries again.")
            if stopped.wait(BEATS_EVERY.total_seconds()):
                stop_beating(worker=worker)
                return
    finally:
        connection.close()
