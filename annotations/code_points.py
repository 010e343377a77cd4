"""Converts offsets between Unicode code points, which we store, and UTF-16 units, which browsers count.

An offset outside the text, or between the two halves of a surrogate pair, is refused and never moved to a
neighbour: whoever sends one counts differently from us, and a span that is one off is worse than an error.
"""

from bisect import bisect_left
from collections.abc import Iterable


class OffsetError(ValueError):
    """An offset that names no place between two characters of the text."""


def to_utf16(text: str, offsets: Iterable[int]) -> list[int]:
    """The same places counted in UTF-16 code units; one pass over the text, then a bisection for each offset."""
    astral = _astral_positions(text)
    converted = []
    for offset in offsets:
        if not 0 <= offset <= len(text):
            raise OffsetError(f"offset {offset} is outside the text of {len(text)} characters")
        converted.append(offset + bisect_left(astral, offset))
    return converted


def from_utf16(text: str, offsets: Iterable[int]) -> list[int]:
    """The same places counted in code points; one pass over the text, then a bisection for each offset."""
    pairs = [position + index for index, position in enumerate(_astral_positions(text))]
    length = len(text) + len(pairs)
    converted = []
    for offset in offsets:
        if not 0 <= offset <= length:
            raise OffsetError(f"offset {offset} is outside the text of {length} UTF-16 code units")
        before = bisect_left(pairs, offset)
        if before and pairs[before - 1] == offset - 1:
            raise OffsetError(f"offset {offset} is inside the surrogate pair of {text[offset - before]!r}")
        converted.append(offset - before)
    return converted


def _astral_positions(text: str) -> list[int]:
    """Where the characters stand that take two UTF-16 units."""
    # Nearly every article has none, and max() looks for them in C.
    if text.isascii() or max(text) <= "\uffff":
        return []
    return [position for position, character in enumerate(text) if character > "\uffff"]
