"""`manage.py delete_expired_exports`: deletes the files of exports whose time is over; the worker does it by itself."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from factcheck.reports.actions.background import delete_expired_exports


class Command(BaseCommand):
    help = "Deletes the files of exports whose time is over. The record of each export stays."

    def handle(self, *args: Any, **options: Any) -> None:
        number = delete_expired_exports()
        said = ngettext("%(number)d file deleted.", "%(number)d files deleted.", number)
        self.stdout.write(said % {"number": number})
