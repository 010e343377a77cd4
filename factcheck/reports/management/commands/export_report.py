"""`manage.py export_report SLUG --format csv|html|json [-o FILE] [--by USERNAME]`: writes the report of an article."""

import io
import shutil
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.errors import RuleViolation
from factcheck.reports.actions import Export, export_report
from factcheck.reports.formats import FORMATS


class Command(BaseCommand):
    help = "Writes the fact-check report of an article to a file, or to standard output."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="The article, as its address names it.")
        parser.add_argument("--format", choices=list(FORMATS), required=True)
        parser.add_argument("-o", "--output", metavar="FILE", help="Without it the report goes to standard output.")
        parser.add_argument("--by", metavar="USERNAME", help="Who exports it; the event then names this person.")

    def handle(self, *args: Any, **options: Any) -> None:
        article = Article.objects.select_related("publication").filter(slug=options["slug"]).first()
        if article is None:
            raise CommandError(f"There is no article “{options['slug']}”.")
        by = None
        if options["by"]:
            by = User.objects.filter(username=options["by"]).first()
            if by is None:
                raise CommandError(f"There is no person with the user name “{options['by']}”.")
        try:
            export = export_report(by=by, article=article, format=options["format"])
        except RuleViolation as refused:
            raise CommandError(refused.message) from refused
        with export.file:
            self._put(export, options["output"])

    def _put(self, export: Export, output: str | None) -> None:
        if output is None:
            for line in io.TextIOWrapper(export.file, encoding="utf-8", newline=""):
                self.stdout.write(line, ending="")
            return
        try:
            with Path(output).open("wb") as file:
                shutil.copyfileobj(export.file, file)
        except OSError as error:
            raise CommandError(f"{output} could not be written: {error.strerror}.") from error
        self.stderr.write(f"{output}: {export.rows} claims, SHA-256 {export.sha256}")
