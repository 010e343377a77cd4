"""Signs that stand off from a text and lead to notes about it.

What the notes are is known higher up: a feature that has some says where its signs stand, and every page that shows
the text draws them.
"""

from collections.abc import Callable

from annotations.marks import Sign
from factcheck.articles.models import Revision

SignsOf = Callable[[Revision], list[Sign]]

_SOURCES: list[SignsOf] = []


def draw_signs_of(source: SignsOf) -> None:
    """Lets every page that shows a text ask this for its signs; once, when the apps start."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def signs_in(revision: Revision) -> list[Sign]:
    """The signs that stand off from the text of a revision; fetch `article` with it."""
    return [sign for source in _SOURCES for sign in source(revision)]
