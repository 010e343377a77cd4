"""A piece: a stretch of the file on its way to become an element of an article."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.articles.importing.markdown import Inline, plain


@dataclass
class Piece:
    """One line of the file, or the lines of one broken sentence, and what it turned out to be."""

    start: int
    end: int
    # Where the words stand, without list and heading marks: one stretch for each line.
    parts: list[tuple[int, int]]
    text: str
    inlines: list[Inline]
    # "heading", "list", "quote", "image" or "" by the mark at its head; the level of a heading.
    mark: str = ""
    level: int = 0
    # Pieces of one group have no blank line between them.
    group: int = 0
    role: str = ""
    # The bare label was before it: "Related articles" and then the titles.
    listed: bool = field(default=False)


def read_parts(source: str, parts: Sequence[tuple[int, int]], *, markdown: bool) -> tuple[str, list[Inline]]:
    """What a reader sees of these stretches of the file: one space where a line ended."""
    joined = unicodedata.normalize("NFC", " ".join(source[start:end].strip() for start, end in parts))
    return plain(joined) if markdown else (joined.strip(), [])


def divide(source: str, piece: Piece, offset: int, *, markdown: bool) -> tuple[Piece, Piece] | None:
    """The piece cut in two at an offset of its text ("caption" and "credit"); None where its marks do not allow it."""
    if len(piece.parts) != 1:
        return None
    begin, end = piece.parts[0]
    left, right = piece.text[:offset].rstrip(), piece.text[offset:].lstrip()
    direct = begin + offset
    # Where no mark was removed before it, the offset in the text is the place in the file; else it is further on.
    furthest = min(end, direct + len(source[begin:end]) - len(piece.text) + 1)
    for cut in range(direct, furthest):
        first = read_parts(source, [(begin, cut)], markdown=markdown)
        second = read_parts(source, [(cut, end)], markdown=markdown)
        if first[0] == left and second[0] == right:
            head = begin + len(source[begin:cut].rstrip())
            tail = cut + len(source[cut:end]) - len(source[cut:end].lstrip())
            return (
                Piece(piece.start, head, [(begin, head)], *first, piece.mark, piece.level, piece.group),
                Piece(tail, piece.end, [(tail, end)], *second, "", 0, piece.group),
            )
    return None
