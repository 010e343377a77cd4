"""`manage.py export_report`."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from tests.examples import a_claim, a_draft, an_article


@pytest.fixture
def article(ines: User) -> Article:
    article = an_article(by=ines)
    claim = a_claim(by=ines, article=article, words="At least 36")
    a_draft(by=ines, claim=claim, explanation="Line one\nline two, “quoted” — 👍")
    return article


def test_it_writes_to_standard_output(article: Article) -> None:
    written = io.StringIO(newline="")
    call_command("export_report", article.slug, format="csv", stdout=written)
    row = next(csv.DictReader(io.StringIO(written.getvalue(), newline="")))
    assert row["explanation"] == "Line one\nline two, “quoted” — 👍"
    event = Event.objects.get(verb="exported")
    assert json.loads(event.details)["by"] == "command line"
    assert json.loads(event.details)["sha256"] == hashlib.sha256(written.getvalue().encode()).hexdigest()


def test_it_writes_to_a_file_and_says_so(article: Article, tmp_path: Path) -> None:
    said = io.StringIO()
    file = tmp_path / "report.csv"
    call_command("export_report", article.slug, format="csv", output=str(file), stderr=said)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert said.getvalue() == f"{file}: 1 claims, SHA-256 {digest}\n"


@pytest.mark.parametrize("format", ["html", "json", "jsonl"])
def test_it_writes_every_format(article: Article, tmp_path: Path, format: str) -> None:
    file = tmp_path / f"report.{format}"
    call_command("export_report", article.slug, format=format, output=str(file), stderr=io.StringIO())
    assert "line two, “quoted” — 👍" in file.read_text(encoding="utf-8")
    details = json.loads(Event.objects.get(verb="exported").details)
    assert (details["format"], details["sha256"]) == (format, hashlib.sha256(file.read_bytes()).hexdigest())


def test_the_event_names_the_person(article: Article, amara: User) -> None:
    call_command("export_report", article.slug, format="csv", by="amara", stdout=io.StringIO())
    assert Event.objects.get(verb="exported").person == amara


def test_it_refuses_a_person_who_may_not(article: Article, ines: User) -> None:
    with pytest.raises(CommandError, match="exported by an admin"):
        call_command("export_report", article.slug, format="csv", by="ines", stdout=io.StringIO())


def test_it_names_what_is_not_there(article: Article, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no article “nothing”"):
        call_command("export_report", "nothing", format="csv")
    with pytest.raises(CommandError, match="user name “nobody”"):
        call_command("export_report", article.slug, format="csv", by="nobody")
    with pytest.raises(CommandError, match="could not be written"):
        call_command("export_report", article.slug, format="csv", output=str(tmp_path / "no" / "report.csv"))
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("export_report", article.slug, "--format", "odt")


def test_it_writes_many_articles_and_narrows_them(article: Article, ines: User) -> None:
    other = an_article(by=ines, paragraphs=("Other", "At least 40 were there."))
    a_claim(by=ines, article=other, words="At least 40")

    def written(*slugs: str, **options: str | bool) -> list[str]:
        to = io.StringIO(newline="")
        call_command("export_report", *slugs, format="csv", columns="quotation", stdout=to, **options)
        return to.getvalue().splitlines()[1:]

    assert written(article.slug, other.slug) == ["At least 36", "At least 40"]
    assert written(all=True) == ["At least 36", "At least 40"]
    assert written(all=True, state="unchecked") == ["At least 40"]
    assert written(all=True, publication="the-daily-test", until="2020-02-28", person="ines") == written(all=True)
    with pytest.raises(CommandError, match="nothing to export"):
        written(all=True, since="2030-01-01")
    with pytest.raises(CommandError, match="is no day"):
        written(all=True, since="tomorrow")


def test_it_asks_for_articles_or_for_all(article: Article) -> None:
    with pytest.raises(CommandError, match="or say --all"):
        call_command("export_report", format="csv")
    with pytest.raises(CommandError, match="or say --all"):
        call_command("export_report", article.slug, all=True, format="csv")


def test_a_pdf_is_no_text_for_a_terminal(article: Article, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="name a file with -o"):
        call_command("export_report", article.slug, format="pdf")
    assert not Event.objects.filter(verb="exported").exists()
    file = tmp_path / "report.pdf"
    call_command("export_report", article.slug, format="pdf", output=str(file), stderr=io.StringIO())
    assert file.read_bytes().startswith(b"%PDF-1.7")


def test_what_cannot_be_written_is_no_export(article: Article, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be written"):
        call_command("export_report", article.slug, format="csv", output=str(tmp_path))
    assert not Event.objects.filter(verb="exported").exists()


def test_a_refused_export_leaves_the_file_as_it_was(article: Article, ines: User, tmp_path: Path) -> None:
    there, new = tmp_path / "there.csv", tmp_path / "new.csv"
    there.write_text("kept", encoding="utf-8")
    for file in (there, new):
        with pytest.raises(CommandError, match="exported by an admin"):
            call_command("export_report", article.slug, format="csv", by="ines", output=str(file))
    assert there.read_text(encoding="utf-8") == "kept"
    assert not new.exists()


def test_an_export_takes_the_place_of_what_was_in_the_file(article: Article, tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    file.write_text("x" * 100_000, encoding="utf-8")
    call_command("export_report", article.slug, format="csv", output=str(file), stderr=io.StringIO())
    details = json.loads(Event.objects.get(verb="exported").details)
    assert details["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_it_writes_what_a_list_shows(article: Article, ines: User) -> None:
    """The verdict is a draft, which the list of verdicts does not show; the source that it cites is in that list."""
    a_claim(by=ines, article=article, words="Thursday")

    def written(list: str, filters: str = "", *slugs: str) -> list[str]:
        to = io.StringIO(newline="")
        asked = {"list": list, "filters": filters, "format": "csv", "columns": "row,quotation"}
        call_command("export_report", *slugs, **asked, stdout=to)
        return [row["quotation"] for row in csv.DictReader(io.StringIO(to.getvalue())) if row["row"] == "claim"]

    assert written("claims") == ["At least 36", "Thursday"]
    assert written("claims", "words=thursday") == ["Thursday"]
    assert written("sources", "words=casualty", article.slug) == ["At least 36"]
    with pytest.raises(CommandError, match="nothing to export"):
        written("verdicts")
    with pytest.raises(CommandError, match="cannot be narrowed by this: stat"):
        written("claims", "stat=approved")
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("export_report", "--list", "audit", "--format", "csv")
    with pytest.raises(CommandError, match="or say --all"):
        call_command("export_report", article.slug, all=True, list="claims", format="csv")
