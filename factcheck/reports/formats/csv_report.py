"""Reports as CSV: the checker's table, article by article.

RFC 4180: CRLF after each row, quotation marks doubled, a head row. UTF-8 without a byte order mark: RFC 4180 readers,
Python's csv module and databases take a mark for a part of the first column's name, and spreadsheets ask for the
encoding or detect it.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from factcheck.reports.covers import Cover
from factcheck.reports.formats.checkers_table import columns_of, rows_of
from factcheck.reports.lines import Report
from factcheck.spreadsheets import csv_rows


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives the file row by row, with the columns that the cover asks for."""
    columns = columns_of(cover)
    yield from csv_rows(chain([columns], rows_of(columns, reports)))
