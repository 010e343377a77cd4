"""Rows as CSV and XLSX: whole, text and nothing but text, refused rather than cut."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.spreadsheets import LONGEST_CELL, TooMuchForASheet, harmless, write_csv, write_xlsx

HOSTILE = [
    "=1+1",
    "+1-1",
    "-cmd",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "https://example.org/",
    "line\nfeed",
    'quote"mark',
    "مرحبا",
]


def as_csv(rows: list[list[str]]) -> list[list[str]]:
    file = BytesIO()
    write_csv(rows, file)
    return list(csv.reader(StringIO(file.getvalue().decode("utf-8"), newline="")))


def as_xlsx(rows: list[list[str]]) -> list[list[str]]:
    file = BytesIO()
    write_xlsx(rows, file)
    sheet = openpyxl.load_workbook(file).active
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


def test_csv_ends_its_lines_as_the_standard_says() -> None:
    file = BytesIO()
    write_csv([["a", "b"], ["c", "d"]], file)
    assert file.getvalue() == b"a,b\r\nc,d\r\n"


def test_a_spreadsheet_runs_nothing_of_a_csv() -> None:
    [row] = as_csv([HOSTILE])
    assert all(cell[0] not in "=+-@\t＝" for cell in row)
    assert [cell.removeprefix("'") for cell in row] == HOSTILE


def test_a_cell_of_xlsx_is_text_and_neither_formula_nor_link() -> None:
    file = BytesIO()
    write_xlsx([["Head"], *([cell] for cell in HOSTILE)], file)
    sheet = openpyxl.load_workbook(file).active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == HOSTILE
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert all(cell.hyperlink is None for cell in cells)
    with ZipFile(file) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_the_head_of_xlsx_stays_in_view() -> None:
    file = BytesIO()
    write_xlsx([["Head"], ["cell"]], file)
    sheet = openpyxl.load_workbook(file).active
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold


def test_xlsx_refuses_a_cell_rather_than_cut_it() -> None:
    as_xlsx([["x" * LONGEST_CELL]])
    with pytest.raises(TooMuchForASheet, match="a cell holds"):
        as_xlsx([["x" * (LONGEST_CELL + 1)]])
    with pytest.raises(TooMuchForASheet, match="a cell holds"):
        as_xlsx([["😀" * (LONGEST_CELL // 2 + 1)]])


def test_what_xml_cannot_write_is_marked_and_costs_no_row() -> None:
    assert as_xlsx([["a\x00b\x1fc"]]) == [["a�b�c"]]


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=2, max_size=2),
        min_size=1,
        max_size=5,
    )
)
def test_csv_comes_back_as_it_was_but_for_the_apostrophe(rows: list[list[str]]) -> None:
    read = as_csv(rows)
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1+1",
        "-1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        "\t1",
        "\r=1",
        "  =1+1",
        "\u00a0=1",
        "\n=1",
        "\u200b=1",
        "＝1",
        "＋1+1",
        "－1+1",
        "＠SUM",
        "﹦1",
        "-",
        "+1 800 555",
        "-1,2,3",
    ],
)
def test_what_would_be_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "36", "-36", "+4.5", " -3,5 ", "at least 36", "a=b", "– dash", "“=1”", "'=1", "\n36", "2020-02-28"]
)
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


@given(st.text())
def test_nothing_is_lost_by_disarming(cell: str) -> None:
    assert harmless(cell) in (cell, f"'{cell}")


@given(st.text(alphabet=" \u00a0\u200b\x00\n\t=+-@＝－a1", min_size=1))
def test_no_cell_begins_with_a_sign_of_a_formula(cell: str) -> None:
    written = harmless(cell)
    begins = written.lstrip(" \u00a0\u200b\x00\n")[:1]
    assert begins not in set("=@\t\r＝＠")
    if begins in {"+", "-"}:
        float(written.strip(" \u00a0\u200b\x00\n"))


@given(st.text(alphabet=" \u00a0\u200b\x00\t=+-@＝－a1Zé–", min_size=1))
def test_every_cell_of_a_csv_is_written_harmless(cell: str) -> None:
    assert as_csv([["first", cell]]) == [["first", harmless(cell)]]
