"""{% load times %}: times on pages with many of them, where their templates take longest."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

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


@register.filter
def as_due_said(at: datetime) -> SafeString:
    """Until when in a sentence, as `_due_said.html` says it: "due 6 Nov 2026, 18:00 UTC", "Overdue, due ..."."""
    said = format_html("{} {}", _("due"), time_cell(at))
    if at >= timezone.now():
        return said
    return format_html('<strong class="pressing">{}</strong>, {}', _("Overdue"), said)
