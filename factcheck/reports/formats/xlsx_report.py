"""Reports as XLSX: the checker's table with its head in view, and a second kind of sheet that says what it is.

Rows go to the disk as they come. What would begin a formula is disarmed as in CSV, for a sheet is saved as CSV in its
turn. Nothing is cut: rows that a sheet has no room for go on to the next sheet, words that a cell has no room for to a
row below, whose kind is `continued`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from factcheck.reports.covers import Cover
from factcheck.reports.formats.checkers_table import NUMBERS, columns_of, rows_of
from factcheck.reports.formats.times import iso_time
from factcheck.reports.lines import Report
from factcheck.spreadsheets import LONGEST_CELL, MOST_ROWS, NOT_IN_XML, harmless

CONTINUED = "continued"
PIECE = 1 << 16
WIDE = frozenset({"fact", "result", "note", "source", "explanation", "citations", "sentence", "article_corrections"})
# An apostrophe may come before the words.
ROOM = (LONGEST_CELL - 1) // 2
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives the file once it is whole; until then it is on the disk."""
    columns = columns_of(cover)
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "report.xlsx"
        with xlsxwriter.Workbook(whole, {**OPTIONS, "tmpdir": folder}) as book:
            _write_rows(book, columns, rows_of(columns, reports))
            _write_cover(book, cover)
        with whole.open("rb") as written:
            while piece := written.read(PIECE):
                yield piece


def _write_rows(book: Any, columns: list[str], rows: Iterator[list[str]]) -> None:
    cell_format = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = _sheet(book, columns, 1)
    for number, row in enumerate(_that_fit(columns, rows)):
        # The head of each sheet is a row too.
        before, at = divmod(number, MOST_ROWS - 1)
        if before and not at:
            sheet = _sheet(book, columns, before + 1)
        for place, cell in enumerate(row):
            if columns[place] in NUMBERS and cell.isdecimal():
                sheet.write_number(at + 1, place, int(cell), cell_format)
            elif cell:
                sheet.write_string(at + 1, place, cell, cell_format)


def _sheet(book: Any, columns: list[str], number: int) -> Any:
    """Begins a sheet with the names of the columns, which stay in view."""
    sheet, head = book.add_worksheet(f"Facts {number}"), book.add_format({"bold": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 48 if column in WIDE else 16)
        sheet.write_string(0, place, column, head)
    return sheet


def _that_fit(columns: list[str], rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows with cells that a sheet can hold; what does not fit stands in rows below, in its column."""
    for row in rows:
        fits, rest = _cut(row)
        yield fits
        while any(rest):
            fits, rest = _cut(rest)
            kept = {"row": CONTINUED, "number": row[columns.index("number")] if "number" in columns else ""}
            yield [kept.get(column) or cell for column, cell in zip(columns, fits, strict=True)]


def _cut(cells: list[str]) -> tuple[list[str], list[str]]:
    """What fits of each cell, and what is left. A cell counts UTF-16 units, of which a sign has two at the most."""
    return [_as_cell(cell[:ROOM]) for cell in cells], [cell[ROOM:] for cell in cells]


def _as_cell(words: str) -> str:
    return NOT_IN_XML.sub("\ufffd", harmless(words))


def _write_cover(book: Any, cover: Cover) -> None:
    sheet, head = book.add_worksheet("About"), book.add_format({"bold": True})
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
    facts = [
        (_("Title"), cover.title),
        (_("Scope"), cover.scope),
        (_("Made"), iso_time(cover.made_at)),
        (_("Made by"), cover.made_by),
        (_("Time zone"), cover.zone_name),
    ]
    for number, (name, value) in enumerate(facts):
        sheet.write_string(number, 0, name, head)
        sheet.write_string(number, 1, _as_cell(value[:ROOM]))
