"""{% load times %}: times and due times; an include of `_time.html` takes longer where a page has many."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from factcheck.lists.times import due_cell, due_said, machine_time, named_clock, time_cell

register = template.Library()


@register.filter
def as_time(at: datetime | None) -> SafeString | str:
    """A time in the zone that is active: `{{ event.at|as_time }}`; nothing for none."""
    return time_cell(at) if at else ""


@register.filter
def as_due(at: datetime | None) -> SafeString | str:
    """Until when, and whether that is past: `{{ claim.due|as_due }}`; nothing for none."""
    return due_cell(at) if at else ""


@register.filter
def as_due_said(at: datetime) -> SafeString:
    """Until when in a sentence: "due 6 Nov 2026, 18:00 UTC", "Overdue, due ..."."""
    return due_said(at)


@register.filter
def as_clock(at: datetime) -> str:
    """The time of the day in the zone that is active, with the zone: "18:00 UTC"."""
    return named_clock(timezone.localtime(at))


@register.filter
def as_machine(at: datetime) -> str:
    """A time for the `datetime` of a `<time>`, in the zone that is active."""
    return machine_time(timezone.localtime(at))
