"""`manage.py delete_expired_exports`: deletes the files of exports whose time is over; the worker does it by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from factcheck.reports.actions.background import delete_expired_exports


class Command(BaseCommand):
    help = "Deletes the files of exports whose time is over. The record of each export stays."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Deleted: {delete_expired_exports()}")
