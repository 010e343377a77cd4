"""{% load times %}: times on pages with many of them, where `_time.html` and `_due.html` take longest."""

from datetime import datetime

from django import template
from django.utils.safestring import SafeString

from factcheck.lists.times import due_cell, time_cell

register = template.Library()


@register.filter
def as_time(at: datetime | None) -> SafeString | str:
    """A time in the zone that is active, as `_time.html` draws it: `{{ event.at|as_time }}`; nothing for none."""
    return time_cell(at) if at else ""


@register.filter
def as_due(at: datetime | None) -> SafeString | str:
    """Until when, and whether that is past, as `_due.html` draws it: `{{ claim.due|as_due }}`; nothing for none."""
    return due_cell(at) if at else ""
