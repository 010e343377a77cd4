"""The XLSX of reports, read back by openpyxl: the rows of the CSV, whole, and no formula."""

import csv
import io
from typing import Any

import openpyxl
import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.reports.formats import csv_report, xlsx_report
from factcheck.reports.formats.checkers_table import COLUMNS
from tests.examples import a_claim, a_draft, an_article, cite_page
from tests.reports.files import a_cover, file_of_reports

HARMFUL = ("=1+1", " =1+1", "\uff1d1+1", "\uff0b1", "@SUM(A1)", "\t=1", "-1+1")


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


def book_of(article: Article) -> Any:
    return openpyxl.load_workbook(io.BytesIO(file_of_reports(xlsx_report.write, article)))


def test_it_has_the_rows_of_the_csv(ines: User, article: Article) -> None:
    draft = a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"), explanation="Größe 👍\nTwo")
    cite_page(by=ines, verdict=draft, quotation="\u05d0\u05d1", locator="5", note="</script>")
    a_claim(by=ines, article=article, words="Nearly a million")
    written = file_of_reports(csv_report.write, article).decode("utf-8")
    rows = list(csv.reader(io.StringIO(written, newline="")))
    sheet = book_of(article)["Facts 1"]
    read = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert read == rows
    assert len(read) == 5
    assert sheet.freeze_panes == "A2"


def test_numbers_are_numbers(ines: User, article: Article) -> None:
    a_claim(by=ines, article=article, words="At least 36")
    row = dict(zip(COLUMNS, next(book_of(article)["Facts 1"].iter_rows(min_row=2, values_only=True)), strict=True))
    assert (row["number"], row["revision"], row["fact"]) == (1, 1, "At least 36")


@pytest.mark.parametrize("words", HARMFUL, ids=range(len(HARMFUL)))
def test_no_cell_is_a_formula_or_would_become_one(ines: User, article: Article, words: str) -> None:
    a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36", claimant=words), explanation=words)
    for row in book_of(article)["Facts 1"].iter_rows(min_row=2):
        for cell in row:
            assert cell.data_type in {"s", "n"}
            assert cell.hyperlink is None
            assert not str(cell.value or "").strip().startswith(("=", "+", "-", "@", "\uff1d", "\uff0b"))


def test_words_that_a_cell_has_no_room_for_go_on_below(ines: User, article: Article) -> None:
    long = "👍 Größe, =1 " * 6000
    a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"), explanation=long)
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in book_of(article)["Facts 1"].iter_rows(2, values_only=True)]
    of_claim = [row for row in rows if row["row"] in {"claim", "continued"}]
    assert len(of_claim) > 2
    assert {row["number"] for row in of_claim} == {1}
    pieces = [str(row["explanation"]) for row in of_claim]
    assert "".join(piece.removeprefix("'") for piece in pieces) == long.strip()


def test_rows_that_a_sheet_has_no_room_for_go_on_in_the_next(
    ines: User, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_report, "MOST_ROWS", 2)
    for words in ("At least 36", "Thursday"):
        a_claim(by=ines, article=article, words=words)
    book = book_of(article)
    assert book.sheetnames == ["Facts 1", "Facts 2", "About"]
    assert [book[name]["C2"].value for name in book.sheetnames[:2]] == ["At least 36", "Thursday"]


def test_nothing_to_tell_leaves_the_head(roles: None) -> None:
    written = b"".join(xlsx_report.write(a_cover(of_one=False), []))
    book = openpyxl.load_workbook(io.BytesIO(written))
    assert [cell.value for cell in book["Facts 1"][1]] == list(COLUMNS)
    assert book["About"]["B1"].value == a_cover(of_one=False).title
