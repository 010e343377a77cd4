"""{% load looks %}: states and ratings on pages that show the same few many times; each is drawn once."""

from functools import lru_cache
from typing import Protocol

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.safestring import SafeString

register = template.Library()


class Look(Protocol):
    """Anything with a line or stamp, an icon and a label."""

    @property
    def css_class(self) -> str: ...

    @property
    def icon(self) -> str: ...

    @property
    def label(self) -> str | Promise: ...


@register.filter
def as_state(state: Look) -> SafeString:
    """A state as `_state.html` draws it: `{{ state|as_state }}`."""
    return _drawn("_state.html", "state", state.css_class, state.icon, str(state.label), static("icons.svg"))


@register.filter
def as_rating(rating: Look) -> SafeString:
    """A rating as `_rating.html` draws it: `{{ verdict.rating|as_rating }}`."""
    return _drawn("_rating.html", "rating", rating.css_class, rating.icon, str(rating.label), static("icons.svg"))


@lru_cache(maxsize=256)
def _drawn(template_name: str, name: str, css_class: str, icon: str, label: str, icons: str) -> SafeString:
    """The template for these words; `icons` is the address that it takes the icon from."""
    look = {"css_class": css_class, "icon": icon, "label": label}
    return render_to_string(template_name, {name: look})
