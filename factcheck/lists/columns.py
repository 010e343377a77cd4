"""What every list of the desk does alike: columns that one chooses, pages of one length, cells as plain text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import unescape
from typing import Any, ClassVar

import django_tables2 as tables
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django_tables2.rows import BoundRow

CHUNK = 2000
"""How many rows of a download are in memory at a time."""


@dataclass(frozen=True)
class ColumnChoice:
    """A column that can be shown or left out."""

    name: str
    header: str
    is_shown: bool


class ListTable(tables.Table):
    """A table whose first column names its row and always shows.

    `hidden_at_first` names the columns that show only when they are asked for. A subclass says how many rows there
    are (`counted`, "152 articles"), and gives `value_<column>` where the cell on screen is more than its text.
    """

    per_page: ClassVar[int] = 50
    hidden_at_first: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def columns_at_first(cls) -> list[str]:
        """The names of the columns after the first that the list opens with, in their order."""
        sequence = [name for name in cls._meta.sequence if name != "..."] or list(cls.base_columns)
        return [name for name in sequence[1:] if name not in cls.hidden_at_first]

    def choose_columns(self, names: Iterable[str]) -> None:
        """Shows the columns of these names, besides the first; of none that it knows, those it opens with."""
        every = [column.name for column in self.columns.iterall()][1:]
        chosen = set(names) & set(every) or set(self.columns_at_first())
        for name in every:
            if name in chosen:
                self.columns.show(name)
            else:
                self.columns.hide(name)

    @property
    def column_choices(self) -> list[ColumnChoice]:
        """The columns after the first, in their order."""
        every = list(self.columns.iterall())[1:]
        return [ColumnChoice(column.name, str(column.header), column.visible) for column in every]

    def show_page(self, number: str) -> None:
        """Cuts the list into pages and shows one; a page that is not there gives the first or the last.

        The number of rows is not the reader's to choose: one request could ask for every row.
        """
        self.paginate(per_page=self.per_page)
        self.page = self.paginator.get_page(number)

    @property
    def counted(self) -> str:
        """How many there are, in words."""
        raise NotImplementedError

    def rows_of_text(self) -> Iterator[list[str]]:
        """The head and every row, in the order and with the columns of the list, as plain text; not only one page."""
        columns = [column for column in self.columns if column.visible]
        yield [str(column.header) for column in columns]
        for record in self.data.data.iterator(chunk_size=CHUNK):
            row = BoundRow(record, table=self)
            yield [as_text(row.get_cell_value(column.name)) for column in columns]


def as_text(value: Any) -> str:
    """Gives a cell as text: times in ISO 8601 and UTC, markup left out, nothing for what is not there."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, SafeString):
        return " ".join(unescape(strip_tags(value)).split())
    return str(value)
