"""`manage.py forget_reader_addresses`: deletes who sent the reports of ninety days ago; for cron, once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext

from factcheck.public.actions.forgetting import forget_reader_addresses


class Command(BaseCommand):
    help = "Deletes the names and addresses that readers left with reports of errors ninety days ago or earlier."

    def handle(self, *args: Any, **options: Any) -> None:
        number = forget_reader_addresses(now=timezone.now())
        said = ngettext("%(number)d address deleted.", "%(number)d addresses deleted.", number)
        self.stdout.write(said % {"number": number})
