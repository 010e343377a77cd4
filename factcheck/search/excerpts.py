"""The words round the hits, cut at words, with the hits marked."""

from typing import NamedTuple

from factcheck.search.questions import Question, Span, hits

AROUND = 90
"""Characters kept before the first hit, so that it is read in its sentence."""
LENGTH = 320


class Piece(NamedTuple):
    """Some words, and whether they are a hit."""

    words: str
    is_hit: bool


class Excerpt(NamedTuple):
    """A part of a text in pieces; `first` is the first hit's words, empty where the text has none."""

    pieces: list[Piece]
    is_cut_before: bool
    is_cut_after: bool
    first: str


def marked(text: str, question: Question) -> list[Piece]:
    """Gives the whole text in pieces."""
    return _pieces(text, 0, len(text), hits(text, question))


def excerpt(text: str, question: Question) -> Excerpt:
    """Gives the part of the text with the most hits, the first such; its beginning where there is none."""
    found = hits(text, question)
    span = _densest(found)
    start = _word_start(text, max(0, span.start - AROUND)) if span else 0
    # What is shown of a hit is shown whole.
    end = max(_word_end(text, min(len(text), start + LENGTH)), span.end if span else 0)
    shown = [hit for hit in found if start <= hit.start and hit.end <= end]
    first = text[span.start : span.end] if span else ""
    return Excerpt(_pieces(text, start, end, shown), start > 0, end < len(text), first)


def _densest(found: list[Span]) -> Span | None:
    """The hit after which, in the length of an excerpt, the most hits follow."""
    best, most, end = None, 0, 0
    for place, hit in enumerate(found):
        while end < len(found) and found[end].end <= hit.start + LENGTH - AROUND:
            end += 1
        if end - place > most or best is None:
            best, most = hit, end - place
    return best


def _pieces(text: str, start: int, end: int, found: list[Span]) -> list[Piece]:
    pieces, at = [], start
    for hit in found:
        pieces += [Piece(text[at : hit.start], False), Piece(text[hit.start : hit.end], True)]
        at = hit.end
    pieces.append(Piece(text[at:end], False))
    return [piece for piece in pieces if piece.words]


def _word_start(text: str, at: int) -> int:
    """The beginning of the word after a cut; where no space comes soon, the cut itself."""
    if at == 0:
        return 0
    space = next((place for place in range(at, min(at + 30, len(text))) if text[place].isspace()), at - 1)
    return space + 1


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    return next((place for place in range(at, max(at - 30, 0), -1) if text[place].isspace()), at)
