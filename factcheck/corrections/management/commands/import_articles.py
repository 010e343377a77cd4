"""`manage.py import_articles PATH... --by USERNAME`: imports the articles of text files, and says what it read.

A file is stored whole or not at all; one that is refused does not keep the others from being stored, but the command
ends with exit code 1. An article whose text is here already is not imported again. With --dry-run nothing is stored and
no database is needed.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from factcheck.accounts.models import User
from factcheck.articles.actions import import_article, slug_base, slug_beside
from factcheck.articles.importing import ImportRefused, decode, read_articles
from factcheck.articles.importing.decoding import MAX_BYTES
from factcheck.articles.importing.editing import DraftArticle, draft_article
from factcheck.articles.queries import articles_with_text
from factcheck.corrections.notes import parse_note
from factcheck.errors import RuleViolation

SUFFIXES = {".txt", ".text", ".md", ".markdown"}


class Command(BaseCommand):
    help = "Imports the articles of text and Markdown files, each file whole or not at all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", type=Path, help="a file, or a folder of .txt and .md files"
        )
        parser.add_argument("--by", metavar="USERNAME", help="who imports; needed unless nothing is stored")
        parser.add_argument("--dry-run", action="store_true", help="read and report, store nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object a line for each article")
        parser.add_argument("--encoding", help="the encoding of all files; found out where it is not given")

    def handle(self, *args: Any, **options: Any) -> None:
        self.as_json, self.encoding = options["json"], options["encoding"]
        self.by = None if options["dry_run"] else _person(options["by"])
        self.slugs: set[str] = set()
        refused = 0
        for path in _files(options["paths"]):
            try:
                self._import(path)
            except (ImportRefused, RuleViolation) as refusal:
                refused += 1
                self.stderr.write(f"{path}: {refusal} Nothing of this file was stored.")
        if refused:
            sys.exit(1)

    def _import(self, path: Path) -> None:
        """Reads one file, stores its articles in one transaction, then says what they are."""
        articles = [draft_article(article) for article in read_articles(self._text(path), source_file=path.name)]
        if self.by is None:
            found = [(article, self._free_slug(article), "") for article in articles]
        else:
            with transaction.atomic():
                found = [(article, *self._store(article, path, self.by)) for article in articles]
        for article, slug, note in found:
            self._say(article, path, slug, note)

    def _text(self, path: Path) -> str:
        try:
            if path.stat().st_size > MAX_BYTES:
                raise ImportRefused(
                    f"The file has {path.stat().st_size:,} bytes; the limit is {MAX_BYTES:,} bytes (2 MB)."
                )
            return decode(path.read_bytes(), encoding=self.encoding)
        except OSError as error:
            raise ImportRefused(f"The file cannot be read: {error.strerror}.") from error
        except UnicodeError as error:
            raise ImportRefused(f"The file is not {self.encoding}: {error}.") from error

    def _store(self, article: DraftArticle, path: Path, by: User) -> tuple[str, str]:
        """Gives the slug, and a remark where the same text is here already."""
        known = articles_with_text([article.sha256]).get(article.sha256)
        if known:
            return known.slug, "the same text is here already, not imported again"
        stored = import_article(
            by=by,
            text=article.text,
            blocks=article.blocks,
            inlines=article.inlines,
            title=article.working_title,
            title_is_headline=article.headline != "",
            publication=article.publication,
            byline=article.byline,
            published_on=date.fromisoformat(article.published) if article.published else None,
            language=article.language,
            source_file=path.name,
            original_url=article.original_url,
        )
        return stored.slug, ""

    def _free_slug(self, article: DraftArticle) -> str:
        """The slug as it would be in an empty newsroom."""
        slug = slug_beside(slug_base(article.working_title), self.slugs)
        self.slugs.add(slug)
        return slug

    def _say(self, article: DraftArticle, path: Path, slug: str, note: str) -> None:
        if self.as_json:
            self.stdout.write(json.dumps(_as_json(article, path, slug), ensure_ascii=False))
            return
        facts = [
            article.publication or "no publication",
            article.published or "no date",
            f"{len(article.blocks)} blocks",
        ]
        title = article.headline or f"(no headline) {article.working_title}"
        self.stdout.write(f"{path.name}: {slug}: {title} ({', '.join(facts)}){f': {note}' if note else ''}")


def _as_json(article: DraftArticle, path: Path, slug: str) -> dict[str, Any]:
    text = article.text
    blocks = [{**block, "text": text[block["start"] : block["end"]]} for block in article.blocks]
    return {
        "source_file": path.name,
        "slug": slug,
        "headline": article.headline or None,
        "publication": article.publication or None,
        "byline": article.byline,
        "published": article.published or None,
        "text": text,
        "blocks": blocks,
        "corrections": list(_corrections([block["text"] for block in blocks if block["role"] == "correction_note"])),
    }


def _corrections(notes: list[str]) -> Iterator[dict[str, Any]]:
    for note in notes:
        parsed = parse_note(note)
        if parsed:
            dated = parsed.date.isoformat() if parsed.date else None
            yield {"text": note, "date": dated, "type": parsed.type, "error_kind": parsed.error_kind}


def _person(username: str | None) -> User:
    if not username:
        raise CommandError("Say who imports: --by USERNAME. With --dry-run nothing is stored and nobody is needed.")
    person = User.objects.filter(username=username).first()
    if person is None:
        raise CommandError(f"There is nobody with the user name {username}.")
    return person


def _files(paths: list[Path]) -> Iterator[Path]:
    """The files named, and those of a folder by name, its subfolders included."""
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
            if not inside:
                raise CommandError(f"{path} holds no .txt or .md file.")
            yield from inside
        elif path.exists():
            yield path
        else:
            raise CommandError(f"There is no file {path}.")
