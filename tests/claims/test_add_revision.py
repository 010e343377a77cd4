"""The command add_revision."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.examples import a_claim, an_approved_verdict, latest


@pytest.fixture
def file(tmp_path: Path, article: Article) -> Path:
    path = tmp_path / "revised.txt"
    path.write_text(latest(article).text.replace("At least 36", "At least 33"), encoding="utf-8")
    return path


def said(*args: Any, **options: Any) -> str:
    out = StringIO()
    call_command("add_revision", *args, stdout=out, **options)
    return out.getvalue()


def test_it_says_what_became_of_each_claim(article: Article, claim: Claim, file: Path, ines: User, ruth: User) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    a_claim(by=ines, article=article, words="Nearly a million")
    told = said(article.slug, file, by="ines", message="Recount")
    assert told.splitlines() == [
        f"{article.slug}: revision 2, 1 unchanged, 1 changed",
        "  claim 1: changed: At least 33 (approval lapsed: 36 → 33 in revision 2)",
    ]
    assert latest(article).message == "Recount"


def test_it_says_so_as_json(article: Article, claim: Claim, file: Path, ines: User, ruth: User) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    told = json.loads(said(article.slug, file, "--json", by="ines"))
    (one,) = told["claims"]
    assert (told["slug"], told["revision"], told["sha256"]) == (article.slug, 2, latest(article).sha256)
    assert (one["number"], one["status"], one["exact"], one["before"]) == (1, "changed", "At least 33", "At least 36")
    assert one["changes"] == [{"kind": "figure", "old": "36", "new": "33"}]
    assert one["lapsed"] == "36 → 33 in revision 2"
    assert latest(article).text[one["start"] : one["end"]] == "At least 33"


def test_the_same_text_is_refused(article: Article, tmp_path: Path, ines: User) -> None:
    path = tmp_path / "same.txt"
    path.write_text(latest(article).text, encoding="utf-8")
    with pytest.raises(CommandError, match="letter by letter"):
        said(article.slug, path, by="ines")


def test_another_articles_text_is_asked_about(article: Article, tmp_path: Path, ines: User) -> None:
    path = tmp_path / "other.txt"
    path.write_text("Bread grows dear\n\nEvery loaf costs twice what it did, bakers say.", encoding="utf-8")
    with pytest.raises(CommandError, match="almost nothing in common"):
        said(article.slug, path, by="ines")
    assert article.revisions.count() == 1
    assert "revision 2" in said(article.slug, path, "--other-text", by="ines")


@pytest.mark.parametrize(("slug", "by", "says"), [("nothing", "ines", "no article"), (None, "nobody", "nobody with")])
def test_who_or_what_is_not_there_is_named(
    article: Article, file: Path, ines: User, slug: str | None, by: str, says: str
) -> None:
    with pytest.raises(CommandError, match=says):
        said(slug or article.slug, file, by=by)


def test_several_people_make_it_ask_who(article: Article, file: Path, ines: User, ruth: User) -> None:
    with pytest.raises(CommandError, match="--by USERNAME"):
        said(article.slug, file)


def test_a_file_that_is_not_there_is_named(article: Article, tmp_path: Path, ines: User) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        said(article.slug, tmp_path / "none.txt", by="ines")
