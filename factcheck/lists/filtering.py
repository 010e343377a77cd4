"""What the filters of every list do alike: their choices are drawn quickly, their days are ranges of times."""

from collections.abc import Iterator
from html import escape
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django_filters.fields import ModelChoiceIterator

Rows = dict[Any, list[Any]]
"""The rows that select boxes of one form offer, under what gives them: two boxes of people offer the same ones."""


class Choices(forms.Select):
    """A select box as Django draws it, without a template for every option: a newsroom has many people.

    Of boxes that share `rows` and have the same `offer`, the first reads what they offer.
    """

    offer: Any = None
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
        yield from (choices.choice(row) for row in self._offered(choices.queryset.all()))

    def _offered(self, offered: QuerySet[Any]) -> list[Any]:
        if self.rows is None:
            return list(offered)
        if self.offer not in self.rows:
            self.rows[self.offer] = list(offered)
        return self.rows[self.offer]


def _option(key: str, label: Any, chosen: set[str]) -> str:
    # What hundreds of options call is Python's own.
    shown = str(label)
    shown = shown if isinstance(shown, SafeString) else escape(shown)
    return f'<option value="{escape(key)}"{" selected" if key in chosen else ""}>{shown}</option>'


class ListFilter(django_filters.FilterSet):
    """The filters over a list; those that `more` names stand behind "More filters"."""

    more: ClassVar[tuple[str, ...]] = ()

    @property
    def more_are_set(self) -> bool:
        """Whether one of them narrows the list, so that they are shown."""
        return any(self.data.get(name) for name in self.more)

    def get_form_class(self) -> type[forms.Form]:
        rows: Rows = {}
        for one in self.filters.values():
            if isinstance(one, django_filters.ChoiceFilter):
                widget = Choices()
                if isinstance(one, django_filters.ModelChoiceFilter):
                    widget.offer, widget.rows = one.queryset, rows
                one.extra["widget"] = widget
        form: type[forms.Form] = super().get_form_class()
        return form
