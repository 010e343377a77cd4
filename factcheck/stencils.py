"""Templates that are rendered once, with holes, and filled for each answer (decision 14).

For what is shown so often that rendering it costs more than finding what it shows. The look stays the template's.
"""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

# Of the private-use area, which nothing escapes; the words that fill a hole are not looked at again.
_OPENING, _CLOSING = "\ue0f0", "\ue0f1"


def hole(name: str) -> str:
    """What a context holds in the place of words that come with each answer."""
    return f"{_OPENING}{name}{_CLOSING}"


def stencil(template: str, context: Mapping[str, Any]) -> str:
    """The template with its holes, as a pattern for `%`; what fills it must be escaped."""
    html = render_to_string(template, dict(context))
    return html.replace("%", "%%").replace(_OPENING, "%(").replace(_CLOSING, ")s")


def filled(pattern: str, words: Mapping[str, object]) -> SafeString:
    """The HTML with the words in its holes, escaped where they are not HTML themselves."""
    return mark_safe(pattern % {name: conditional_escape(str(value)) for name, value in words.items()})  # noqa: S308 all is escaped
