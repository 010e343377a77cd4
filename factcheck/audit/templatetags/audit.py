"""Events in the words of a page."""

import json
from datetime import UTC

from django import template

from factcheck.audit.models import Event
from factcheck.audit.sentences import KINDS, tell

register = template.Library()


@register.filter
def sentence(event: Event) -> str:
    """Gives the event as a sentence."""
    return tell(event)


@register.filter
def kind(event: Event) -> str:
    """Gives what the event's object is called."""
    return str(KINDS.get(event.kind, event.kind))


@register.filter
def recorded(event: Event) -> str:
    """Gives the time exactly as it was hashed."""
    return event.at.astimezone(UTC).isoformat(timespec="milliseconds")


@register.filter
def details(event: Event) -> list[tuple[str, str]]:
    """Gives the details as (name, value), a value that is no text as JSON."""
    return [
        (name.replace("_", " "), value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in json.loads(event.details).items()
    ]
