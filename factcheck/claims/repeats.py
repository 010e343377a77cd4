"""Finds where the same words stand again in a text."""

import re
from collections.abc import Iterable

Span = tuple[int, int]


def repeats(text: str, start: int, end: int, taken: Iterable[tuple[int | None, int | None]] = ()) -> list[Span]:
    """The other places of the words at `start` to `end`, in order: the same characters, whole words, none `taken`.

    Offsets are code points. A place counts only where no word goes on: 36 is not found in 360, nor in 36.5 or 1,360.
    Places that overlap the words themselves or each other are left out.
    """
    words = text[start:end]
    if not words.strip():
        return []
    before = r"(?<!\w)(?<!\d[.,])" if re.match(r"\w", words) else ""
    after = r"(?!\w)(?![.,]\d)" if re.search(r"\w\Z", words) else ""
    known = set(taken)
    return [
        place.span()
        for place in re.finditer(f"{before}{re.escape(words)}{after}(?![\\u0300-\\u036f\\u200d\\ufe0f])", text)
        if (place.end() <= start or end <= place.start()) and place.span() not in known
    ]


def nearest(text: str, words: str, near: int) -> Span | None:
    """Of the places of the words the one that begins nearest to an offset, or None; of two as near the first."""
    places = [place.start() for place in re.finditer(f"(?={re.escape(words)})", text)] if words else []
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - near))
    return start, start + len(words)
