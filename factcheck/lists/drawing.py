"""Draws the rows of a list: what every row of a column shares is worked out once, and only the rest for each row."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any
from uuid import UUID

import django_tables2 as tables
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.template import Context, Template
from django.template.base import render_value_in_context
from django.template.loader import get_template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django_tables2.columns import BoundColumn
from django_tables2.utils import A

Cell = Callable[[Any], Any]
_PLAIN = Context()


def drawn(table: tables.Table, records: Iterable[Any]) -> SafeString:
    """The rows as HTML, as `django_tables2/table.html` draws those of other tables."""
    columns = [column for column in table.columns if column.visible]
    openings = [_opening(column, is_first=not place) for place, column in enumerate(columns)]
    closings = ["</th>", *("</td>" for _column in columns[1:])]
    cells = [_cell(table, column) for column in columns]
    parts = list(zip(openings, cells, closings, strict=True))
    return mark_safe("".join(_rows(parts, records)))  # noqa: S308  every cell is escaped


def ticked_line(name: str, uid: UUID, label: str, address: str, words: str) -> SafeString:
    """The first cell of a row that can be ticked: its box, which sends `name` with the form `ticked` under the list.

    `label` says what it ticks; the words lead to the row's page. Put together by hand, because every row has one.
    """
    box = f'<input type="checkbox" name="{name}" value="{uid}" form="ticked" aria-label="{escape(label)}">'
    return mark_safe(f'<span class="ticked-line">{box} {_link(address, words)}</span>')  # noqa: S308  escaped above


def unticked_line(address: str, words: str) -> SafeString:
    """The first cell of a row that cannot be ticked, in a list where others can: it stands below their words."""
    return mark_safe(f'<span class="ticked-line">{_link(address, words)}</span>')  # noqa: S308  escaped above


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def _rows(parts: list[tuple[str, Cell, str]], records: Iterable[Any]) -> Iterator[str]:
    for record in records:
        yield "<tr>"
        for opening, cell, closing in parts:
            yield opening
            shown = cell(record)
            yield shown if isinstance(shown, SafeString) else _escaped(shown)
            yield closing
        yield "</tr>\n"


def _escaped(shown: Any) -> str:
    # Text is neither a number nor a time: nothing of the language has to be asked.
    return escape(shown) if type(shown) is str else render_value_in_context(shown, _PLAIN)


def _opening(column: BoundColumn, *, is_first: bool) -> str:
    attributes = column.attrs["td"].as_html()
    if is_first:
        return format_html('<th scope="row" {}>', attributes)
    return format_html('<td {} data-label="{}">', attributes, column.header)


def _cell(table: tables.Table, column: BoundColumn) -> Cell:
    """What gives the cell of a record: the value of the column, drawn by the table or by the column."""
    value_of, draw = _value_of(column), _draw(table, column)
    default, empty = column.default, column.column.empty_values

    def cell(record: Any) -> Any:
        value = value_of(record)
        if value in empty:
            return default
        return draw(value, record)

    return cell


def _value_of(column: BoundColumn) -> Cell:
    """Follows the accessor; of a field with choices it gives their label."""
    *way, last = A(column.accessor).bits
    labels_of: dict[type, dict[Any, str]] = {}

    def value_of(record: Any) -> Any:
        for name in way:
            record = getattr(record, name)
            if record is None:
                return None
        kind = type(record)
        if kind not in labels_of:
            labels_of[kind] = _labels(kind, last)
        value = getattr(record, last, None)
        if labels_of[kind]:
            return labels_of[kind].get(value, value)
        return value() if callable(value) and not isinstance(value, Model) else value

    return value_of


def _labels(kind: type, name: str) -> dict[Any, str]:
    """What the choices of a model's field are called; empty for whatever else."""
    if not issubclass(kind, Model):
        return {}
    try:
        field: Any = kind._meta.get_field(name)
    except FieldDoesNotExist:
        return {}
    # Django works each out anew for every row.
    return {value: str(label) for value, label in getattr(field, "flatchoices", None) or ()}


def _draw(table: tables.Table, column: BoundColumn) -> Callable[[Any, Any], Any]:
    own = getattr(table, f"render_{column.name}", None)
    if own is not None:
        return _linked(column, _taking_what_it_names(own))
    if isinstance(column.column, tables.TemplateColumn):
        return _linked(column, _by_template(column))
    if type(column.column).render is not tables.Column.render:
        return _linked(column, _taking_what_it_names(column.column.render))
    return _linked(column, lambda value, record: value)


def _taking_what_it_names(render: Callable[..., Any]) -> Callable[[Any, Any], Any]:
    names = [name for name in inspect.signature(render).parameters if name in ("value", "record")]
    if names == ["value"]:
        return lambda value, record: render(value=value)
    if names == ["record"]:
        return lambda value, record: render(record=record)
    return lambda value, record: render(value=value, record=record)


def _by_template(column: BoundColumn) -> Callable[[Any, Any], Any]:
    of_column = column.column
    # A table's columns are drawn without the request: what they show is the record's.
    named: Any = None if of_column.template_code else get_template(of_column.template_name)
    template: Template = named.template if named else Template(of_column.template_code)
    extra = of_column.extra_context if isinstance(of_column.extra_context, dict) else {}

    def draw(value: Any, record: Any) -> Any:
        context = {"default": column.default, "column": column, "record": record, "value": value, **extra}
        return template.render(Context(context))

    return draw


def _linked(column: BoundColumn, draw: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    if not column.link:
        return draw

    def linked(value: Any, record: Any) -> Any:
        content = conditional_escape(draw(value, record))
        return format_html('<a href="{}">{}</a>', record.get_absolute_url(), content)

    return linked
