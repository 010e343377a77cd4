"""Writes rows of text as CSV and as XLSX, row by row, so that no spreadsheet runs what somebody wrote."""

import csv
import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import xlsxwriter

FORMULA_SIGNS = frozenset("=+-@\t\r")
_PLAIN_BEGINNINGS = frozenset(string.ascii_letters + string.digits)
_PLAIN_NUMBER = re.compile(r" *[+-]?[0-9]+(?:[.,][0-9]+)? *")
# What XML 1.0 has no way to write.
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_767
"""Code units: more than that an XLSX cell does not hold."""
MOST_ROWS = 1_048_576
"""The rows of an XLSX sheet, its head included."""


class TooMuchForASheet(ValueError):
    """The rows, or the words of a cell, do not fit on an XLSX sheet; CSV has no such limit."""


class _Line:
    """A file that hands back what the csv writer wrote last."""

    def write(self, line: str) -> str:
        return line


def csv_rows(rows: Iterable[Iterable[str]]) -> Iterator[bytes]:
    """Gives the rows as RFC 4180: CRLF, UTF-8 without a byte order mark, formulas disarmed."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    for row in rows:
        yield str(writer.writerow(_disarmed(row))).encode("utf-8")


def _disarmed(row: Iterable[str]) -> list[str]:
    """The cells harmless; most are empty or begin with a letter or a digit, which is seen without looking further."""
    return [cell if not cell or cell[0] in _PLAIN_BEGINNINGS else harmless(cell) for cell in row]


def harmless(cell: str) -> str:
    """Gives the cell so that no spreadsheet runs it: what would begin a formula gets an apostrophe before it.

    A formula begins with = + - @, a tab or a carriage return, or with a wide form of those signs; spaces and
    invisible characters before it do not help. A plain number, signed or not, stays a number.
    """
    if _PLAIN_NUMBER.fullmatch(cell):
        return cell
    first = next((sign for sign in cell if sign in FORMULA_SIGNS or not _is_passed_over(sign)), "")
    if unicodedata.normalize("NFKC", first) in FORMULA_SIGNS:
        return f"'{cell}"
    return cell


def _is_passed_over(sign: str) -> bool:
    """Spaces, line ends and what is not seen: control and format characters."""
    return unicodedata.category(sign)[0] in "ZC"


def write_csv(rows: Iterable[Iterable[str]], file: IO[bytes]) -> None:
    """Writes the rows to the file, as `csv_rows` gives them."""
    file.writelines(csv_rows(rows))


def write_xlsx(rows: Iterable[Iterable[str]], file: IO[bytes]) -> None:
    """Writes the rows as one sheet whose first row stays in view; every cell is text, never a formula or a link.

    Rows go to the disk as they come. Raises TooMuchForASheet rather than cut a cell or leave out a row.
    """
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "list.xlsx"
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "tmpdir": folder}
        with xlsxwriter.Workbook(whole, options) as book:
            sheet, head = book.add_worksheet(), book.add_format({"bold": True})
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(rows):
                if number >= MOST_ROWS:
                    raise TooMuchForASheet("a sheet has 1,048,576 rows")
                for column, cell in enumerate(row):
                    text = NOT_IN_XML.sub("\ufffd", cell)
                    if len(text.encode("utf-16-le")) // 2 > LONGEST_CELL:
                        raise TooMuchForASheet("a cell holds 32,767 characters")
                    sheet.write_string(number, column, text, None if number else head)
        with whole.open("rb") as written:
            while piece := written.read(1 << 20):
                file.write(piece)


@dataclass(frozen=True)
class SheetFormat:
    """A form that rows can leave in."""

    suffix: str
    content_type: str
    write: Callable[[Iterable[Iterable[str]], IO[bytes]], None]


SHEET_FORMATS: dict[str, SheetFormat] = {
    "csv": SheetFormat("csv", "text/csv; charset=utf-8; header=present", write_csv),
    "xlsx": SheetFormat("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
}
