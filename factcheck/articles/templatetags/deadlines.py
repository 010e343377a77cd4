"""{% load deadlines %}: what templates ask of due times."""

from datetime import datetime

from django import template
from django.utils import timezone

register = template.Library()


@register.filter
def is_past(moment: datetime | None) -> bool:
    """Whether a due time has passed: `{% if claim.due_at|is_past %}`; False for none."""
    return moment is not None and moment < timezone.now()
