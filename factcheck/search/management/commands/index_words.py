"""`manage.py index_words`: brings what can be searched up to date."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import ngettext

from factcheck.search.actions import catch_up_with_everything, forget_everything


class Command(BaseCommand):
    help = "Reads what changed into the search index; with --anew reads everything again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help="forget the index and read everything again")

    def handle(self, *args: Any, anew: bool = False, **options: Any) -> None:
        if anew:
            forget_everything()
        total = catch_up_with_everything()
        if options["verbosity"]:
            self.stdout.write(ngettext("%d text can be found.", "%d texts can be found.", total) % total)
