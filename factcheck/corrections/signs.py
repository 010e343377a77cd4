"""The signs of corrections, as a publication draws them, and where their notes stand."""

from collections.abc import Collection, Iterator
from itertools import count, islice

from factcheck.articles.models import Publication
from factcheck.corrections.states import CorrectionType

MARKS = ("*", "†", "‡", "§", "‖", "¶")

# What stands above the text, by the publication's setting; a retraction always does.
_ABOVE: dict[str, frozenset[str]] = {
    Publication.NotesAt.RETRACTIONS: frozenset({CorrectionType.RETRACTION}),
    Publication.NotesAt.GRAVE: frozenset({CorrectionType.RETRACTION, CorrectionType.EDITORS_NOTE}),
    Publication.NotesAt.ALL: frozenset(CorrectionType.values),
}


def sign_marks(number: int, standing: Collection[str] = (), style: str = Publication.SignStyle.SYMBOLS) -> list[str]:
    """The marks of so many signs of our own, in reading order; none is one that stands in the text already."""
    return list(islice((mark for mark in _marks(style) if mark not in standing), number))


def style_of(publication: Publication | None) -> str:
    """How the signs of a publication are drawn; of none, the usual way."""
    return publication.sign_style if publication else Publication.SignStyle.SYMBOLS


def stands_above(type: str, publication: Publication | None) -> bool:
    """Whether the note of a correction of this type stands above the text, and not at its foot."""
    return type in _ABOVE[publication.notes_at if publication else Publication.NotesAt.RETRACTIONS]


def without_sign(note: str) -> str:
    """The words of a note without the sign that it begins with in a text, to tell whether two notes are the same."""
    return " ".join(note.lstrip("".join(MARKS) + " \n").split())


def _marks(style: str) -> Iterator[str]:
    if style == Publication.SignStyle.NUMBERS:
        yield from map(str, count(1))
    marks = MARKS[:1] if style == Publication.SignStyle.ASTERISKS else MARKS
    for times in count(1):
        yield from (mark * times for mark in marks)
