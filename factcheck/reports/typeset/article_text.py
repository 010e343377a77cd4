"""The article on paper: its blocks, cut into pieces wherever a mark, an emphasis or a sign begins or ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotations.marks import Mark, Sign, lanes

EMPHASIS = frozenset({"emphasis", "strong"})


@dataclass(frozen=True)
class PieceMark:
    """A mark on a piece, and the lane that its line is drawn in: 1 is nearest the words, 0 draws none."""

    mark: Mark
    lane: int


@dataclass(frozen=True)
class Piece:
    """A stretch of the text under the same marks. `begins` are the marks whose number stands before it."""

    text: str
    marks: tuple[PieceMark, ...]
    begins: tuple[Mark, ...]
    emphasis: str
    # The sign of a correction that stands after it and is no part of the text.
    sign: str


@dataclass(frozen=True)
class TextBlock:
    """A block with its role and pieces."""

    role: str
    pieces: tuple[Piece, ...]


def text_blocks(
    text: str,
    blocks: Sequence[Mapping[str, Any]],
    inlines: Sequence[Mapping[str, Any]] = (),
    marks: Sequence[Mark] = (),
    signs: Sequence[Sign] = (),
) -> Iterator[TextBlock]:
    """Gives the blocks in order; the text of their pieces is the text of the block, and nothing is left out."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.start - mark.end, mark.number))
    laned = [PieceMark(mark, lane) for mark, lane in zip(ordered, lanes(ordered), strict=True)]
    begins: dict[int, list[Mark]] = {}
    for mark in ordered:
        begins.setdefault(_first_word(text, mark), []).append(mark)
    emphases = [inline for inline in inlines if inline["kind"] in EMPHASIS]
    cuts = {edge for mark in ordered for edge in (mark.start, mark.end)} | set(begins)
    cuts |= {edge for inline in emphases for edge in (inline["start"], inline["end"])} | {sign.at for sign in signs}
    inside = sorted(cuts)
    for role, start, end in _all_blocks(text, blocks):
        edges = [start, *(cut for cut in inside if start < cut < end), end]
        pieces = []
        for left, right in zip(edges, edges[1:], strict=False):
            here = [one for one in laned if one.mark.start < right and left < one.mark.end]
            # The longest outside, as on the page.
            here.sort(key=lambda one: (one.mark.start - one.mark.end, one.mark.start, one.mark.number))
            kinds = {inline["kind"] for inline in emphases if inline["start"] < right and left < inline["end"]}
            pieces.append(
                Piece(
                    text=text[left:right],
                    marks=tuple(here),
                    begins=tuple(begins.get(left, ())),
                    emphasis="strong" if "strong" in kinds else "emphasis" if kinds else "",
                    sign="".join(sign.sign for sign in signs if sign.at == right),
                )
            )
        yield TextBlock(role, tuple(pieces))


def _all_blocks(text: str, blocks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, int, int]]:
    """The blocks, with a paragraph for any words that none of them covers."""
    at = 0
    for block in (*blocks, {"role": "", "start": len(text), "end": len(text)}):
        words = text[at : block["start"]].strip()
        if words:
            start = text.index(words, at)
            yield "paragraph", start, start + len(words)
        if block["end"] > block["start"]:
            yield block["role"], block["start"], block["end"]
        at = block["end"]


def _first_word(text: str, mark: Mark) -> int:
    """Where the number of a mark stands: before its first word, not before the white space that it may begin with."""
    words = text[mark.start : mark.end]
    return mark.start + (len(words) - len(words.lstrip()) if words.strip() else 0)
