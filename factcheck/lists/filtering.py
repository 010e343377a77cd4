"""What the filters of every list do alike: their choices are read and drawn quickly."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from functools import cache
from html import escape
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django_filters.fields import ModelChoiceIterator

from factcheck.accounts.models import User
from factcheck.lists.pages import MOST_READ
from factcheck.prepared import Prepared

Rows = dict[Any, list[Any]]
"""The rows that select boxes of one form offer, under what gives them: two boxes of people offer the same ones."""


class Choices(forms.Select):
    """A select box as Django draws it, without a template for every option: a newsroom has many people.

    Of boxes that share `rows` and have the same `offer`, the first reads what they offer.
    """

    offer: Callable[[], list[Any]] | None = None
    rows: Rows | None = None

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = set(self.format_value(value))
        options = mark_safe("\n".join(_option(str(key), label, chosen) for key, label in self._pairs()))  # noqa: S308  escaped
        attributes = format_html_join("", ' {}="{}"', self.build_attrs(self.attrs, attrs).items())
        return format_html('<select name="{}"{}>\n{}\n</select>', name, attributes, options)

    def _pairs(self) -> Iterator[tuple[Any, Any]]:
        choices: Any = self.choices
        if not isinstance(choices, ModelChoiceIterator):
            yield from choices
            return
        # As it does itself, but for a cursor on the server: three statements where one gives all of so few.
        field = choices.field
        if field.empty_label is not None:
            yield "", field.empty_label
        if field.null_label is not None:
            yield field.null_value, field.null_label
        yield from (choices.choice(row) for row in self._offered(choices.queryset))

    def _offered(self, offered: QuerySet[Any]) -> list[Any]:
        if self.offer is None or self.rows is None:
            return list(offered.all())
        if self.offer not in self.rows:
            self.rows[self.offer] = self.offer()
        return self.rows[self.offer]


def _option(key: str, label: Any, chosen: set[str]) -> str:
    # What hundreds of options call is Python's own.
    shown = str(label)
    shown = shown if isinstance(shown, SafeString) else escape(shown)
    return f'<option value="{escape(key)}"{" selected" if key in chosen else ""}>{shown}</option>'


class OfferFilter(django_filters.ModelChoiceFilter):
    """One of the rows that `offer` gives, the same for everybody and few."""

    def __init__(self, offer: Callable[[], QuerySet[Any]], **kwargs: Any) -> None:
        super().__init__(queryset=lambda request: offer(), **kwargs)
        self.offer = _reading(offer)


@cache
def _reading(offer: Callable[[], QuerySet[Any]]) -> Callable[[], list[Any]]:
    return Prepared(offer)


class _Filters(OrderedDict[str, django_filters.Filter]):
    """The filters of a class, as each of its filter sets takes them for itself."""

    def __deepcopy__(self, memo: Any) -> "_Filters":
        # Whole copies of what nobody changes would cost a tenth of a page. A filter set gives each its parent, its
        # model, its field and the widget of it, no more.
        return _Filters((name, _own(each)) for name, each in self.items())


def _own(shared: django_filters.Filter) -> django_filters.Filter:
    own = copy(shared)
    own.extra = dict(shared.extra)
    if own.method is not None:
        # What calls it knows its filter.
        own.method = shared.method
    return own


class ListFilter(django_filters.FilterSet):
    """The filters over a list; those that `more` names stand behind "More filters".

    `counted` says to how many rows a list is counted under filters for which each row has to be read, or looked up in
    other tables.
    """

    more: ClassVar[tuple[str, ...]] = ()
    counted: ClassVar[Mapping[str, int]] = {"words": MOST_READ}
    reader: User | None = None
    """Who reads the list, or a report of it; None where nobody does."""

    @classmethod
    def get_filters(cls) -> "OrderedDict[str, django_filters.Filter]":
        return _Filters(super().get_filters())

    @property
    def more_are_set(self) -> bool:
        """Whether one of them narrows the list, so that they are shown."""
        return any(self.data.get(name) for name in self.more)

    def get_form_class(self) -> type[forms.Form]:
        rows: Rows = {}
        for one in self.filters.values():
            if isinstance(one, django_filters.ChoiceFilter):
                widget = Choices()
                if isinstance(one, OfferFilter):
                    widget.offer, widget.rows = one.offer, rows
                one.extra["widget"] = widget
        form: type[forms.Form] = super().get_form_class()
        return form
