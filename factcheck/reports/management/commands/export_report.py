"""`manage.py export_report SLUG... | --list NAME | --all --format FORMAT [filters] [-o FILE] [--by USERNAME]`."""

import io
import shutil
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.http import QueryDict

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.states import LIST_STATES, Risk
from factcheck.errors import RuleViolation
from factcheck.lists.listings import registered
from factcheck.reports.actions.exporting import Export, export_report, export_reports
from factcheck.reports.formats import FORMATS
from factcheck.reports.selections import Selection, selection_of
from factcheck.reports.writing import Asked


class Command(BaseCommand):
    help = "Writes the fact-check reports of one or many articles to a file, or to standard output."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="The articles, as their addresses name them.")
        parser.add_argument("--all", action="store_true", help="Every article, or those that the filters leave.")
        parser.add_argument("--from", dest="since", metavar="DAY", help="Articles dated from this day, 2020-02-28.")
        parser.add_argument("--to", dest="until", metavar="DAY", help="Articles dated to this day.")
        parser.add_argument("--publication", metavar="SLUG", help="Articles of it; “none” for those that name none.")
        parser.add_argument("--person", metavar="USERNAME", help="Claims they marked, wrote on or decided.")
        parser.add_argument("--state", choices=[state.name for state in LIST_STATES], help="Claims in this state.")
        parser.add_argument("--risk", choices=Risk.values, help="Claims of this risk.")
        parser.add_argument("--list", choices=[one.name for one in registered() if one.reported], help="What it shows.")
        parser.add_argument("--filters", metavar="QUERY", help="What it is narrowed by: state=approved&words=war.")
        parser.add_argument("--columns", default="", metavar="NAME,NAME", help="Columns of a table; without it, all.")
        parser.add_argument("--format", choices=list(FORMATS), required=True)
        parser.add_argument("-o", "--output", metavar="FILE", help="Without it the file goes to standard output.")
        parser.add_argument("--by", metavar="USERNAME", help="Who exports it; the event then names this person.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["output"] is None and not FORMATS[options["format"]].is_text:
            raise CommandError(f"Reports as {options['format']} are no text: name a file with -o FILE.")
        by = None
        if options["by"]:
            by = User.objects.filter(username=options["by"]).first()
            if by is None:
                raise CommandError(f"There is no person with the user name “{options['by']}”.")
        if options["output"] is None:
            with (export := self._export(by, options)).file:
                self._print(export)
        else:
            self._save(by, options)

    def _save(self, by: User | None, options: dict[str, Any]) -> None:
        """Opens the file before the export, whose event would tell of a file that nobody got; until then it is kept."""
        path = Path(options["output"])
        was_there = path.exists()
        try:
            file = path.open("ab")
        except OSError as error:
            raise CommandError(f"{path} could not be written: {error.strerror}.") from error
        with file:
            try:
                export = self._export(by, options)
            except CommandError:
                if not was_there:
                    path.unlink()
                raise
            if path.is_file():
                file.truncate(0)
            with export.file:
                shutil.copyfileobj(export.file, file)
        self.stderr.write(f"{path}: {export.rows} claims, SHA-256 {export.sha256}")

    def _export(self, by: User | None, options: dict[str, Any]) -> Export:
        selection = self._selection(options)
        try:
            if (
                selection == Selection(articles=selection.articles[:1])
                and selection.articles
                and not options["columns"]
            ):
                article = Article.objects.select_related("publication").get(slug=selection.articles[0])
                return export_report(by=by, article=article, format=options["format"])
            columns = tuple(name for name in options["columns"].split(",") if name)
            return export_reports(by=by, asked=Asked(selection, options["format"], columns))
        except RuleViolation as refused:
            raise CommandError(refused.message) from refused

    def _selection(self, options: dict[str, Any]) -> Selection:
        slugs = options["slugs"]
        if bool(slugs) == bool(options["all"] or (options["list"] and not slugs)):
            raise CommandError("Name the articles or a list, or say --all; filters narrow each.")
        there = set(Article.objects.filter(slug__in=slugs).values_list("slug", flat=True))
        for slug in slugs:
            if slug not in there:
                raise CommandError(f"There is no article “{slug}”.")
        asked = QueryDict(mutable=True)
        asked.setlist("article", slugs)
        for name in ("since", "until", "publication", "person", "state", "risk"):
            asked[name] = options[name] or ""
        asked["listing"], asked["filters"] = options["list"] or "", options["filters"] or ""
        try:
            return selection_of(asked)
        except RuleViolation as refused:
            raise CommandError(refused.message) from refused

    def _print(self, export: Export) -> None:
        raw: Any = getattr(self.stdout, "buffer", None)
        if raw is not None:
            shutil.copyfileobj(export.file, raw)
            return
        for line in io.TextIOWrapper(export.file, encoding="utf-8", newline=""):
            self.stdout.write(line, ending="")
