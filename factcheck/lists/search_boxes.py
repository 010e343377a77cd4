"""Filters by the words that somebody types."""

from functools import reduce
from operator import or_
from typing import Any

import django_filters
from django import forms
from django.db.models import Model, Q, QuerySet

from factcheck.lists.among import Among
from factcheck.lists.words import holding


class WordsFilter(django_filters.CharFilter):
    """A search box; its `method` says where the words have to stand."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"type": "search", "maxlength": 200})
        super().__init__(max_length=200, widget=widget, **kwargs)


class WordsInFieldsFilter(WordsFilter):
    """Every word has to stand in one of the fields, in any order; a short one where a word begins.

    A field of a related row ("article__title") is looked for among those rows, so that each field keeps its index.
    """

    def __init__(self, *fields: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields = fields

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        for word in value.split():
            qs = qs.filter(reduce(or_, (_holding(qs.model, field, word) for field in self.fields)))
        return qs


def _holding(model: type[Model], field: str, word: str) -> Q:
    relation, _under, inner = field.partition("__")
    if not inner:
        return holding(field, word)
    related: Any = model._meta.get_field(relation).related_model
    return Q(Among(relation, related._default_manager.filter(holding(inner, word))))
