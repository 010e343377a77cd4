"""What the filters of every list do alike: their choices are drawn quickly, their days are ranges of times."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django_filters.fields import ModelChoiceIterator

_SELECTED = format_html(" {}", "selected")


class Choices(forms.Select):
    """A select box as Django draws it, without a template for every option: a newsroom has many people."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = set(self.format_value(value))
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((str(key), _SELECTED if str(key) in chosen else "", label) for key, label in self._pairs()),
        )
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
        yield from (choices.choice(row) for row in choices.queryset.all())


class ListFilter(django_filters.FilterSet):
    """The filters over a list."""

    def get_form_class(self) -> type[forms.Form]:
        for one in self.filters.values():
            if isinstance(one, django_filters.ChoiceFilter):
                one.extra["widget"] = Choices
        form: type[forms.Form] = super().get_form_class()
        return form
