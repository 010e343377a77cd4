"""How states look: the line, the icon and the label that `_state.html` draws, in lists and on pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise


@dataclass(frozen=True)
class StateLook:
    """A state's line and icon, as the lists of claims draw theirs."""

    css_class: str
    icon: str
    label: str | Promise


def looks_of(signs: Mapping[TextChoices, tuple[str, str]]) -> dict[str, StateLook]:
    """The look of each state under its value, from its line and its icon; the state has its label."""
    return {state.value: StateLook(css_class, icon, state.label) for state, (css_class, icon) in signs.items()}
