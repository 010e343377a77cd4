"""What every list of the desk does alike: columns that one chooses, pages of one length, cells as plain text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import unescape
from typing import Any, ClassVar

import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_tables2.rows import BoundRow, BoundRows

from factcheck.accounts.models import User
from factcheck.lists.drawing import drawn
from factcheck.lists.pages import MOST_COUNTED, LongPaginator, Part
from factcheck.lists.times import day_in_words

CHUNK = 2000
"""How many rows of a download are in memory at a time."""


@dataclass(frozen=True)
class ColumnChoice:
    """A column that can be shown or left out."""

    name: str
    header: str
    is_shown: bool


class DayColumn(tables.Column):
    """A date as people read it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default="–", **kwargs)

    def render(self, value: date) -> str:
        return day_in_words(value)


class ListTable(tables.Table):
    """A table whose first column names its row and always shows.

    `hidden_at_first` names the columns that show only when they are asked for. A subclass says what so many rows are
    called (`named`, "152 articles"), and gives `value_<column>` where the cell on screen is more than its text. `ties`
    is the order of rows that are otherwise even: what an index of the list ends in.
    """

    per_page: ClassVar[int] = 50
    most_counted = MOST_COUNTED
    is_ticked: ClassVar[bool] = False
    """Whether its rows have boxes that belong to a form `ticked`, under the list."""
    whole: QuerySet[Any] | None = None
    """What is shown of each row, unfiltered."""
    person: User | None = None
    """Who looks at it: some rows keep a finding from one person."""
    hidden_at_first: ClassVar[frozenset[str]] = frozenset()
    ties: ClassVar[tuple[str, ...]] = ("-pk",)

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

    def settle_order(self) -> None:
        """Ends the order in `ties`, so that no row stands on two pages and an index gives both directions."""
        rows = self.data.data
        order: list[Any] = [*rows.query.order_by]
        names = [_name_of(field) for field in order]
        if {"pk", "id"} & set(names):
            return
        natural = {tie.removeprefix("-"): tie for tie in self.ties}
        # The other way round where the first field goes the other way round.
        first = order[0] if order else self.ties[0]
        is_turned = _is_descending(first) != _is_descending(natural.get(_name_of(first), "pk"))
        ties = [_turned(tie) if is_turned else tie for name, tie in natural.items() if name not in names]
        self.data.data = rows.order_by(*order, *ties)

    def show_page(self, number: str) -> None:
        """Cuts the list into pages and shows one; a page that is not there gives the first or the last.

        The number of rows is not the reader's to choose: one request could ask for every row.
        """
        rows = self.data.data
        self.paginator = LongPaginator(
            rows,
            self.per_page,
            asked=number,
            most_counted=self.most_counted,
            whole=self.whole,
            parts=self.parts_of(rows),
        )
        self.page = self.paginator.get_page(number)
        self.records = self.paginator.rows_of(self.page.number)
        self.page.object_list = BoundRows(self.records, table=self)

    def parts_of(self, rows: QuerySet[Any]) -> list[Part]:
        """The rows, filtered, in parts that indexes have in the list's order; none where one has all of it."""
        return []

    def drawn_once(self, key: object, template: str, context: dict[str, Any]) -> SafeString:
        """A part of a row that comes again in many: rendered the first time."""
        drawn_before: dict[tuple[str, object], SafeString] = self.__dict__.setdefault("_drawn_before", {})
        if (template, key) not in drawn_before:
            drawn_before[template, key] = render_to_string(template, context)
        return drawn_before[template, key]

    @property
    def rows_as_html(self) -> SafeString:
        """The rows of the page that is shown."""
        return drawn(self, self.records)

    @property
    def counted(self) -> str:
        """How many there are, in words: "152 articles"."""
        words = self.named(self.paginator.count)
        return _("more than %(counted)s") % {"counted": words} if self.paginator.has_more else words

    def named(self, number: int) -> str:
        """So many rows, in words."""
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


def _name_of(order: Any) -> str:
    """What a part of an order is called: a name, perhaps with its sign, or an expression of one field."""
    if isinstance(order, str):
        return order.removeprefix("-")
    return str(getattr(getattr(order, "expression", order), "name", ""))


def _is_descending(order: Any) -> bool:
    return order.startswith("-") if isinstance(order, str) else bool(getattr(order, "descending", False))


def _turned(order: str) -> str:
    return order.removeprefix("-") if order.startswith("-") else f"-{order}"
