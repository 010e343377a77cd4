"""{% load narrowing %}: what the filters over a list are told."""

import django_filters
from django import template

register = template.Library()


@register.filter
def is_narrowed(filters: django_filters.FilterSet) -> bool:
    """Whether any filter is set, so that there is something to clear: `{% if filter|is_narrowed %}`."""
    return any(_is_set(field.data) for field in filters.form)


def _is_set(given: object) -> bool:
    """A field with several inputs gives a list, which says nothing where each of them is empty."""
    return any(given) if isinstance(given, list | tuple) else bool(given)
