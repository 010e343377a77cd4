"""From lines to pieces: marks removed, broken sentences joined, every visible character in exactly one piece."""

import re
from collections.abc import Iterator
from itertools import groupby

from factcheck.articles.importing.joining import continues, is_wrapped
from factcheck.articles.importing.lines import Line, is_rule
from factcheck.articles.importing.markdown import ATX_HEADING, QUOTE_MARK, Inline, is_markdown, is_underline
from factcheck.articles.importing.pieces import Piece, read_parts

BULLET = re.compile(r"[•‣◦▪●■➢∙]\s*(?=[^\s•‣◦▪●■➢∙])")
DASH = re.compile(r"[-*+–]\s+(?=\S)")
NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
PICTURE = re.compile(r"\[?!\[[^\[\]]{0,800}\]\([^()]{0,2000}\)(?:\]\([^()]{0,2000}\))?")
CLOSING_HASHES = re.compile(r"\s#{1,6}\Z")
# A file in which hardly a blank line stands separates its paragraphs by line ends: then groups say nothing.
DENSE_LINES, DENSE_SHARE = 6, 4


def segment(text: str, lines: list[Line]) -> tuple[list[Piece], bool]:
    """The pieces of the file, in order, and whether it is Markdown."""
    markdown = is_markdown(lines)
    marked = _list_marks(lines, markdown=markdown)
    pieces: list[Piece] = []
    last: Line | None = None
    loose = 0  # where a divider before the first piece began
    wrapped = _wrapped_lines(lines, marked)
    for line, previous in zip(lines, [None, *lines], strict=False):
        if is_rule(line.content) and (pieces or line is not lines[-1]):
            if markdown and last is not None and last is previous and is_underline(last, line) and not pieces[-1].mark:
                pieces[-1].mark, pieces[-1].level = "heading", 1 if line.content[0] == "=" else 2
            # A divider is no element of its own: it belongs to the piece above it (or, at the top, to the first one).
            if pieces:
                pieces[-1].end = line.end
            else:
                loose = loose or line.start + 1
            continue
        mark, level, offset = _head(line, marked.get(line.start, 0), markdown=markdown)
        joins = (
            last is not None
            and bool(pieces)
            and not mark
            and pieces[-1].mark not in ("heading", "image")
            and (line.start in wrapped or continues(last, line) or _hangs(pieces[-1], last, line, markdown=markdown))
        )
        if joins:
            pieces[-1].parts.append((line.start, line.end))
            pieces[-1].end = line.end
        else:
            # The space before a list mark belongs to the mark.
            start = line.start - line.indent if mark == "list" else line.start
            parts = [(line.start + offset, line.end)]
            pieces.append(Piece(start, line.end, parts, "", [], mark, level, line.group))
        last = line
    if pieces and loose:
        pieces[0].start = loose - 1
    for piece in pieces:
        piece.text, piece.inlines = _reading(text, piece, markdown=markdown)
    if not any(piece.text for piece in pieces):
        # Nothing but marks: then they are the text.
        markdown = False
        for piece in pieces:
            piece.parts = [(piece.start, piece.end)]
            piece.text, piece.inlines = _reading(text, piece, markdown=False)
    pieces = list(_without_empty(pieces))
    if len(pieces) >= DENSE_LINES and len({piece.group for piece in pieces}) * DENSE_SHARE <= len(pieces):
        for number, piece in enumerate(pieces):
            piece.group = number
    return pieces, markdown


def _reading(text: str, piece: Piece, *, markdown: bool) -> tuple[str, list[Inline]]:
    seen, inlines = read_parts(text, piece.parts, markdown=markdown)
    if piece.mark == "heading" and markdown and CLOSING_HASHES.search(seen):
        closed = CLOSING_HASHES.sub("", seen).rstrip()
        inlines = [inline for inline in inlines if inline["end"] <= len(closed)]
        seen = closed or seen
    return seen, inlines


def _without_empty(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces a reader sees; a picture without alternative text is added to the piece beside it."""
    waiting: int | None = None
    kept: Piece | None = None
    for piece in pieces:
        if piece.text:
            if waiting is not None:
                piece.start, waiting = waiting, None
            kept = piece
            yield piece
        elif kept is not None:
            kept.end = piece.end
        else:
            waiting = piece.start if waiting is None else waiting


def _head(line: Line, list_mark: int, *, markdown: bool) -> tuple[str, int, int]:
    """The mark at the head of a line, the level of a heading, and where the words begin."""
    if list_mark:
        return "list", 0, list_mark
    if markdown:
        heading = ATX_HEADING.match(line.content)
        if heading:
            return "heading", len(heading.group(1)), heading.end()
        if PICTURE.fullmatch(line.content):
            return "image", 0, 0
        offset = 0
        while quote := QUOTE_MARK.match(line.content, offset):
            offset = quote.end()
        if offset:
            return "quote", 0, offset
    return "", 0, 0


def _list_marks(lines: list[Line], *, markdown: bool) -> dict[int, int]:
    """Where a line is an item of a list: its start in the file to the length of the mark.

    A round bullet is always one, a dash in Markdown too. In plain text a dash also opens speech and credits, and a
    number a date ("1. Mai"): there only two in a row are a list.
    """
    marks: dict[int, int] = {}
    shapes = [_shape(line) for line in lines]
    for index, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        if shape is None:
            continue
        kind, length, number = shape
        beside = [shapes[i] for i in (index - 1, index + 1) if 0 <= i < len(shapes)]
        if kind == "bullet" or (kind in "-*+" and markdown):
            marks[line.start] = length
        elif kind == "number":
            if any(other and other[0] == "number" and abs(other[2] - number) == 1 for other in beside):
                marks[line.start] = length
        elif any(other and other[0] == kind for other in beside):
            marks[line.start] = length
    return marks


def _shape(line: Line) -> tuple[str, int, int] | None:
    """Kind of a list mark, its length and number; None where the line begins otherwise."""
    if match := BULLET.match(line.content):
        return "bullet", match.end(), 0
    if match := DASH.match(line.content):
        return line.content[0], match.end(), 0
    if match := NUMBER.match(line.content):
        return "number", match.end(), int(match.group(1))
    return None


def _wrapped_lines(lines: list[Line], marked: dict[int, int]) -> set[int]:
    """The starts of lines that go on with a paragraph broken at a column."""
    starts: set[int] = set()
    for _, members in groupby(lines, key=lambda line: line.group):
        group = list(members)
        if is_wrapped(group) and not any(line.start in marked for line in group[1:]):
            starts.update(line.start for line in group[1:])
    return starts


def _hangs(piece: Piece, last: Line, line: Line, *, markdown: bool) -> bool:
    """Whether a line goes on with the list item above it: indented under it, as Markdown has it."""
    return markdown and piece.mark == "list" and line.group == last.group and line.indent >= 2
