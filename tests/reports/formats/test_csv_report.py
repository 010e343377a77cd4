"""The CSV of a report: whole, in order, readable by the csv module, harmless in a spreadsheet."""

import csv
import io

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.reports.formats.checkers_table import COLUMNS
from factcheck.reports.formats.csv_report import write
from factcheck.reports.queries import report_of
from tests.corrections.conftest import a_correction, an_issued_correction
from tests.examples import a_claim, a_draft, an_article, cite_page, latest
from tests.reports.files import a_cover, file_of_reports

LONG = '=HYPERLINK("http://evil.example";"x")\nHe said “no”, "never",\n\ttwice; ' + "Größe 👍 " * 700


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


def file_of(article: Article) -> bytes:
    return file_of_reports(write, article)


def read(article: Article) -> list[dict[str, str]]:
    """The rows of claims."""
    rows = csv.DictReader(io.StringIO(file_of(article).decode("utf-8"), newline=""), strict=True)
    return [row for row in rows if row["row"] == "claim"]


def test_a_long_explanation_comes_back_whole(ines: User, ruth: User, article: Article) -> None:
    assert len(LONG) > 5000
    claim = a_claim(by=ines, article=article, words="At least 36")
    draft = a_draft(by=ines, claim=claim, rating="inaccurate", explanation=LONG)
    verdict = approve_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft))
    row = read(article)[0]
    assert row["explanation"] == f"'{verdict.explanation}"
    assert verdict.explanation == LONG.strip()
    assert (row["rating"], row["review"], row["state"]) == ("Inaccurate", "Approved", "Approved")


def test_every_claim_is_one_row_with_what_the_database_holds(ines: User, ruth: User, article: Article) -> None:
    second = a_claim(by=ines, article=article, words="Nearly a million", claimant="officials")
    first = a_claim(by=ines, article=article, words="At least 36")
    draft = a_draft(by=ines, claim=first, rating="accurate", explanation="So the ministry.")
    cite_page(by=ines, verdict=draft, stance="context", quotation="", locator="5", note="Says nothing of the day")
    verdict = approve_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft))
    rows = read(article)
    assert [(row["number"], row["quotation"]) for row in rows] == [("2", "At least 36"), ("1", "Nearly a million")]
    row = rows[0]
    assert verdict.approved_at is not None
    expected = {
        "kind": "Figure",
        "risk": "Normal",
        "rating": "Accurate",
        "explanation": verdict.explanation,
        "as_of": "2020-02-28",
        "citations": (
            "Supports: Ministry, Casualty figures (page 4): “36 soldiers” <https://example.org/figures>\n"
            "Context: Ministry, Casualty figures (page 5) [Says nothing of the day] <https://example.org/figures>"
        ),
        "author": "Ines Halloran",
        "approver": "Ruth Adeyemi",
        "approved_at": verdict.approved_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "version": "1",
        "marked_by": "Ines Halloran",
        "claim_uid": str(first.uid),
        "article": article.title,
        "publication": "The Daily Test",
        "revision": "1",
        "revision_sha256": latest(article).sha256,
    }
    assert {name: row[name] for name in expected} == expected
    start, end = int(row["start"]), int(row["end"])
    assert latest(article).text[start:end] == "At least 36"
    assert (rows[1]["claim_uid"], rows[1]["review"], rows[1]["rating"]) == (
        str(second.uid),
        "No verdict",
        "No rating yet",
    )
    assert (rows[1]["claimant"], rows[1]["claimant_type"]) == ("officials", "")


def test_no_rating_is_said_and_not_left_out(ines: User, article: Article) -> None:
    a_claim(by=ines, article=article, words="At least 36")
    started = start_verdict(by=ines, claim=a_claim(by=ines, article=article, words="Thursday"))
    assert started.rating is None
    assert [row["rating"] for row in read(article)] == ["No rating yet", "No rating yet"]


def test_rows_end_with_crlf_and_the_file_has_no_byte_order_mark(ines: User, article: Article) -> None:
    a_claim(by=ines, article=article, words="At least 36")
    written = file_of(article)
    assert written.startswith(b"row,number,fact,method,source,locator,date_checked,result,by,approved_by,note,")
    assert written.count(b"\r\n") == 2
    assert written.endswith(b"\r\n")


def test_an_article_without_claims_has_the_head_alone(article: Article) -> None:
    assert file_of(article).decode() == ",".join(COLUMNS) + "\r\n"


def test_it_is_written_row_by_row(ines: User, article: Article) -> None:
    for words in ("At least 36", "Thursday"):
        a_claim(by=ines, article=article, words=words)
    assert len(list(write(a_cover(), [report_of(article)]))) == 3


def test_corrections_stand_with_their_claim_and_with_the_article(ines: User, ruth: User, corrected: Article) -> None:
    claim = a_claim(by=ines, article=corrected, words="33 soldiers")
    a_claim(by=ines, article=corrected, words="Nearly a million")
    an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=claim)
    a_correction(by=ines, article=corrected, note="=1+1")
    first, second = read(corrected)
    told = "1 (Issued): Correction, Feb. 28, 2020: This article originally misstated a figure. It was 33, not 36. "
    assert first["corrections"] == f"{told}[Figure misstated; 36 → 33]"
    assert second["corrections"] == ""
    both = f"{told}[Figure misstated; 36 → 33]\n2 (Draft): =1+1 [Figure misstated; 36 → 33]"
    assert first["article_corrections"] == second["article_corrections"] == both


def test_many_articles_make_one_table(ines: User, article: Article, corrected: Article) -> None:
    a_claim(by=ines, article=article, words="At least 36")
    a_claim(by=ines, article=corrected, words="33 soldiers")
    rows = list(csv.DictReader(io.StringIO(file_of_reports(write, article, corrected).decode(), newline="")))
    assert [(row["slug"], row["article_uid"], row["quotation"]) for row in rows] == [
        (article.slug, str(article.uid), "At least 36"),
        (corrected.slug, str(corrected.uid), "33 soldiers"),
    ]


def test_columns_are_those_asked_for_in_their_own_order(ines: User, article: Article) -> None:
    a_claim(by=ines, article=article, words="At least 36")
    written = file_of_reports(write, article, columns=("slug", "number", "no such column"))
    assert written.decode() == f"number,slug\r\n1,{article.slug}\r\n"
