"""`manage.py add_revision SLUG PATH --by USERNAME`: adds a revision, and says what became of each claim.

A text that has almost nothing in common with the last one is refused unless --other-text says that it is meant: it is
likely another article's, and would leave every claim without its words. Nothing is stored then.
"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from factcheck.accounts.models import User
from factcheck.articles.actions import add_revision, check_blocks
from factcheck.articles.comparing import Comparison
from factcheck.articles.importing import ImportRefused, decode
from factcheck.articles.importing.decoding import MAX_BYTES
from factcheck.articles.importing.revising import KnownText, read_revision
from factcheck.articles.models import Article, Revision
from factcheck.claims.effects import Effect, effects_of, parts_of
from factcheck.errors import RuleViolation


class Command(BaseCommand):
    help = "Adds a revision to an article from a text or Markdown file, and says what became of each claim."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="the article, as its address names it")
        parser.add_argument("path", metavar="PATH", type=Path, help="the file with the whole new text")
        parser.add_argument("--by", metavar="USERNAME", help="who adds it; needed unless there is one person only")
        parser.add_argument("--message", default="", help="what changed, in one line")
        parser.add_argument("--json", action="store_true", help="one JSON object, with what became of each claim")
        parser.add_argument("--encoding", help="the encoding of the file; found out where it is not given")
        parser.add_argument("--other-text", action="store_true", help="the text has little in common with the last one")

    def handle(self, *args: Any, **options: Any) -> None:
        by = _person(options["by"])
        article = Article.objects.select_related("publication").filter(slug=options["slug"]).first()
        if article is None:
            raise CommandError(f"There is no article {options['slug']}.")
        try:
            with transaction.atomic():
                revision = self._add(article, by, options)
                effects = effects_of(revision)
        except (ImportRefused, RuleViolation) as refusal:
            raise CommandError(f"{options['path']}: {refusal} Nothing was stored.") from refusal
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(article, revision, effects), ensure_ascii=False))
        else:
            self._tell(article, revision, effects)

    def _add(self, article: Article, by: User, options: dict[str, Any]) -> Revision:
        last = Revision.objects.get(article=article, number=article.revision_count)
        read = read_revision(
            _text(options["path"], options["encoding"]), KnownText(last.text, last.blocks, last.inlines)
        )
        draft = Revision(article=article, number=last.number + 1, text=read.article.text, blocks=read.article.blocks)
        check_blocks(draft.text, draft.blocks)
        if Comparison(last, draft).has_almost_nothing_in_common and not options["other_text"]:
            raise RuleViolation(
                "The text has almost nothing in common with the last revision. Is it another article's?"
            )
        return add_revision(
            by=by,
            article=article,
            text=draft.text,
            blocks=draft.blocks,
            inlines=read.article.inlines,
            message=options["message"],
            base=last.number,
        )

    def _tell(self, article: Article, revision: Revision, effects: list[Effect]) -> None:
        counted = ", ".join(words for _part, _number, words in parts_of(effects)) or "no claims"
        self.stdout.write(f"{article.slug}: revision {revision.number}, {counted}")
        for effect in effects:
            if effect.part != "unchanged" or effect.is_lapsed:
                lapsed = effect.verdict.lapse_reason if effect.verdict and effect.is_lapsed else ""
                remark = f" (approval lapsed: {lapsed})" if lapsed else ""
                self.stdout.write(f"  claim {effect.claim.number}: {effect.part}: {effect.now.exact}{remark}")


def _as_json(article: Article, revision: Revision, effects: list[Effect]) -> dict[str, Any]:
    return {
        "slug": article.slug,
        "revision": revision.number,
        "sha256": revision.sha256,
        "claims": [
            {
                "number": effect.claim.number,
                "uid": str(effect.claim.uid),
                "status": effect.now.status,
                "start": effect.now.start,
                "end": effect.now.end,
                "exact": effect.now.exact,
                "before": effect.before.exact if effect.before else None,
                "confidence": effect.now.confidence,
                "changes": [
                    {"kind": str(change.kind), "old": change.old, "new": change.new} for change in effect.change.changes
                ],
                "lapsed": effect.verdict.lapse_reason if effect.verdict and effect.is_lapsed else None,
            }
            for effect in effects
        ],
    }


def _text(path: Path, encoding: str | None) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ImportRefused(f"The file has {path.stat().st_size:,} bytes; the limit is {MAX_BYTES:,} bytes (2 MB).")
        return decode(path.read_bytes(), encoding=encoding)
    except OSError as error:
        raise ImportRefused(f"The file cannot be read: {error.strerror}.") from error
    except UnicodeError as error:
        raise ImportRefused(f"The file is not {encoding}: {error}.") from error


def _person(username: str | None) -> User:
    """The person who is named, or the only one there is."""
    people = list(User.objects.filter(username=username) if username else User.objects.filter(is_active=True)[:2])
    if len(people) == 1:
        return people[0]
    if username:
        raise CommandError(f"There is nobody with the user name {username}.")
    raise CommandError("Say who adds it: --by USERNAME.")
