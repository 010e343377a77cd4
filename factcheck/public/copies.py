"""Writes what readers see of an article to be pasted elsewhere: HTML, Markdown or plain text, with signs and notes.

The text is cut wherever an inline or a sign begins or ends, and each piece is written whole, so that whatever overlaps
gives markup that nests. What a person wrote is escaped in each format: no character of it makes markup.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from annotations.rendering import SAFE_LINK
from factcheck.public.reading import Note, Reading

# Characters that mean something anywhere in a line of Markdown, and those that do at its beginning.
_MARKUP = re.compile(r"([\\`*_\[\]<>&|~^$!])")
_AT_THE_BEGINNING = re.compile(r"^(\s*)(?:([#+=:-])|(\d+)([.)]))")
_HEADINGS = {"headline": 1, "alt_headline": 2, "section_heading": 2}


class Piece(NamedTuple):
    """Words that the same inlines hold, and the signs that stand behind them."""

    words: str
    href: str
    kinds: frozenset[str]
    # The characters on either side, which decide in Markdown whether a mark of emphasis counts as one.
    before: str
    after: str
    # The note that these words are the sign of, where they are one.
    note: Note | None
    signs: Sequence[tuple[str, Note]]


def html_copy(reading: Reading) -> str:
    """Gives HTML without classes or scripts: headings, paragraphs, lists, links, emphasis, signs that lead to notes."""
    parts = [f"<p><strong>{_html(_retraction(reading))}</strong></p>"] if reading.retraction else []
    parts += [_html_note(note) for note in reading.notes_above]
    for role, members in groupby(_blocks(reading), key=lambda block: "list" if block[0] == "list_item" else block[0]):
        written = ["".join(map(_html_piece, pieces)) for _block_role, pieces in members]
        if role == "list":
            parts.append("<ul>\n" + "\n".join(f"<li>{words}</li>" for words in written) + "\n</ul>")
        else:
            tag = f"h{_HEADINGS[role]}" if role in _HEADINGS else "p"
            parts += [f"<{tag}>{words}</{tag}>" for words in written]
    parts += [_html_note(note) for note in reading.notes_below]
    return "\n".join(parts) + "\n"


def markdown_copy(reading: Reading) -> str:
    """Gives Markdown (CommonMark)."""
    parts = [_markdown_lines(_retraction(reading))] if reading.retraction else []
    parts += [_markdown_note(note) for note in reading.notes_above]
    for role, pieces in _blocks(reading):
        words = _markdown_block(pieces)
        if role in _HEADINGS:
            # A heading is one line.
            words = f"{'#' * _HEADINGS[role]} {words.replace(chr(92) + chr(10), ' ')}"
        parts.append(f"- {words}" if role == "list_item" else words)
    parts += [_markdown_note(note) for note in reading.notes_below]
    return "\n\n".join(parts) + "\n"


def plain_copy(reading: Reading) -> str:
    """Gives the words alone, with the signs behind theirs and the notes above and below."""
    parts = [_retraction(reading)] if reading.retraction else []
    parts += [_plain_note(note) for note in reading.notes_above]
    for role, pieces in _blocks(reading):
        words = "".join(piece.words + "".join(_plain_sign(sign) for sign, _of in piece.signs) for piece in pieces)
        parts.append(f"- {words}" if role == "list_item" else words)
    parts += [_plain_note(note) for note in reading.notes_below]
    return "\n\n".join(parts) + "\n"


COPIES: dict[str, tuple[Callable[[Reading], str], str, str]] = {
    "html": (html_copy, "html", "text/html; charset=utf-8"),
    "markdown": (markdown_copy, "md", "text/markdown; charset=utf-8"),
    "text": (plain_copy, "txt", "text/plain; charset=utf-8"),
}
"""Format -> how it is written, the end of its file's name, and its type."""


def _blocks(reading: Reading) -> Iterator[tuple[str, list[Piece]]]:
    for block in reading.cut.blocks:
        yield block["role"], list(_pieces(reading, block["start"], block["end"]))


def _pieces(reading: Reading, start: int, end: int) -> Iterator[Piece]:
    here = [one for one in reading.inlines if one["start"] < end and start < one["end"]]
    drawn = [sign for sign in reading.signs if start < sign.at <= end]
    edges = {start, end, *(sign.at for sign in drawn)}
    for inline in here:
        edges |= {edge for edge in (inline["start"], inline["end"]) if start < edge < end}
    by_number = {note.correction.number: note for note in reading.notes}
    cuts = sorted(edges)
    for first, last in zip(cuts, cuts[1:], strict=False):
        over = [one for one in here if one["start"] <= first and last <= one["end"]]
        yield Piece(
            words=reading.cut.text[first:last],
            # A link whose address was not worth keeping has none.
            href=next((href for href in map(_href, over) if SAFE_LINK.fullmatch(href)), ""),
            kinds=frozenset(one["kind"] for one in over),
            before=reading.cut.text[max(start, first - 1) : first],
            after=reading.cut.text[last : min(end, last + 1)],
            note=_note_of_marker(reading, over),
            signs=[(sign.sign, by_number[sign.number]) for sign in drawn if sign.at == last],
        )


def _href(inline: Mapping[str, Any]) -> str:
    return str(inline.get("href", "")) if inline["kind"] == "link" else ""


def _note_of_marker(reading: Reading, over: Sequence[Mapping[str, Any]]) -> Note | None:
    """The note that a sign which stands in the text leads to: they are known by their order among their kind."""
    marker = next((one for one in over if one["kind"] == "correction_marker"), None)
    if marker is None:
        return None
    number = 1 + [(one["start"], one["end"]) for one in reading.markers].index((marker["start"], marker["end"]))
    return next((note for note in reading.notes if note.id == f"note-{number}"), None)


def _retraction(reading: Reading) -> str:
    return _("Retracted: %(reason)s") % {"reason": reading.retraction}


# HTML


def _html_piece(piece: Piece) -> str:
    words = _html(piece.words)
    for kind, tag in (("emphasis", "em"), ("strong", "strong")):
        if kind in piece.kinds:
            words = f"<{tag}>{words}</{tag}>"
    if piece.note:
        words = _html_sign(words, piece.note)
    elif piece.href:
        words = f'<a href="{escape(piece.href)}">{words}</a>'
    return words + "".join(f"<sup>{_html_sign(escape(sign), note)}</sup>" for sign, note in piece.signs)


def _html_sign(sign: str, note: Note) -> str:
    return f'<a href="#{note.id}" id="{note.sign_id}">{sign}</a>'


def _html_note(note: Note) -> str:
    sign = f'<a href="#{note.sign_id}">{escape(note.sign)}</a> ' if note.sign_id else ""
    return f'<p id="{note.id}">{sign}<em>{_html(note.words)}</em></p>'


def _html(words: str) -> str:
    # Between tags a quotation mark is a quotation mark, and is read as one where it is pasted.
    return escape(words, quote=False).replace("\n", "<br>\n")


# Markdown


def _markdown_block(pieces: Sequence[Piece]) -> str:
    written = ""
    for piece in pieces:
        words = _markdown_piece(piece)
        if written.endswith("*") and words.startswith("*"):
            # The marks of one would run into those of the other: the words count more than their weight.
            words = _markdown_piece(piece._replace(kinds=frozenset()))
        written += words + "".join(_markdown(_plain_sign(sign)) for sign, _of in piece.signs)
    return "\n".join(_begun(line.lstrip(" \t")) for line in written.strip().split("\n"))


def _markdown_piece(piece: Piece) -> str:
    inner = piece.words.strip()
    if not inner:
        return _markdown(piece.words)
    # White space inside the marks of emphasis would undo them.
    lead = piece.words[: len(piece.words) - len(piece.words.lstrip())]
    trail = piece.words[len(piece.words.rstrip()) :]
    words = _markdown(inner)
    opens = not _is_sign(inner[0]) or bool(lead) or not piece.before or not piece.before.isalnum()
    closes = not _is_sign(inner[-1]) or bool(trail) or bool(piece.signs) or not piece.after.isalnum()
    if opens and closes:
        words = f"*{words}*" if "emphasis" in piece.kinds else words
        words = f"**{words}**" if "strong" in piece.kinds else words
    if piece.href and not piece.note:
        words = f"[{words}](<{_address(piece.href)}>)"
    return _markdown(lead) + words + _markdown(trail)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _markdown_note(note: Note) -> str:
    return _markdown_lines(_plain_note(note))


def _markdown_lines(words: str) -> str:
    # An empty line would end the paragraph in the middle of a break.
    lines = [line for line in words.split("\n") if line.strip()]
    return "\\\n".join(_begun(_markdown(line.strip())) for line in lines)


def _markdown(words: str) -> str:
    return _MARKUP.sub(r"\\\1", words).replace("\n", "\\\n")


def _begun(line: str) -> str:
    """A line that begins no list, heading or rule."""
    return _AT_THE_BEGINNING.sub(lambda at: at[1] + (f"\\{at[2]}" if at[2] else f"{at[3]}\\{at[4]}"), line)


def _address(href: str) -> str:
    return href.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")


# Plain text


def _plain_sign(sign: str) -> str:
    """A number that stood close behind a word or a figure would be read with it."""
    return f"[{sign}]" if sign.isdecimal() else sign


def _plain_note(note: Note) -> str:
    return f"{_plain_sign(note.sign)} {note.words}" if note.sign else note.words
