"""Renders a text with its blocks, inlines and marks as HTML whose textContent is exactly the text.

How it is built:
- The text is cut into pieces wherever a block, an inline or a mark begins or ends, in one sweep from left to right.
- A piece is wrapped by its marks, the longest outside, then by its inlines. Nothing is open across two pieces, so
  that whatever overlaps gives well-formed HTML.
- What stands between two blocks (two line feeds) is text between their elements. Their container collapses white
  space, so that it is not seen; where a mark runs across, it is in a `.between`, which collapses it too.
- Numbers, signs that stand off from the text, margin signs and back links are empty elements which the style sheet
  draws: they add no text.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import count, groupby
from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from annotations.marks import Mark, Sign, lanes

Block = Mapping[str, Any]
Inline = Mapping[str, Any]

TAGS = {"headline": "h2", "section_heading": "h3", "list_item": "li", "image_alt": "div", "caption": "div"}
TAGS |= {"photo_credit": "div"}
DEFAULT_TAG = "p"
# Neighbours of these roles share one element around them.
GROUPS = {"image_alt": "figure", "caption": "figure", "photo_credit": "figure", "list_item": "list"}
GROUP_TAGS = {"figure": "div", "list": "ul"}
# Of the site and not of the article: shown folded.
FURNITURE = frozenset(
    ("share_widget", "newsletter_prompt", "comment_prompt", "headline_repeat", "original_url", "original_url_label")
)
INLINE_TAGS = {"emphasis": "em", "strong": "strong"}
INLINE_KINDS = frozenset(("link", "correction_marker", *INLINE_TAGS))
_ROLE = re.compile(r"[a-z][a-z_]*")
SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)


class _Wrapper(NamedTuple):
    """What is put around each piece of one span; sorts the longest first, so that it stands outermost."""

    order: tuple[int, int, int, int]
    start: int
    end: int
    # For the first piece, and for the others: an id stands once, and a link is one stop of the tab key.
    opening: str
    more_opening: str
    closing: str


def render_text(
    text: str,
    blocks: Sequence[Block],
    inlines: Sequence[Inline] = (),
    marks: Sequence[Mark] = (),
    *,
    signs: Sequence[Sign] = (),
    tags: Mapping[str, str] = TAGS,
    focused: int | None = None,
    icons: str = "",
) -> SafeString:
    """The inside of the `.text` element: a template puts its tags round it without white space between.

    Blocks are `{"role", "start", "end"}` in order and without overlaps; words that no block covers are shown as a
    paragraph. Inlines are `{"kind", "start", "end"}`, a link with `href`, a correction marker perhaps with `note`,
    the index of its note's block. `signs` stand off from the text, each after the character before its place.
    `tags` are the elements of the roles. `focused` is the number of the claim that is open. `icons` is the address of
    the sprite that margin signs are drawn from. Raises ValueError for spans and places that do not fit the text.
    """
    ordered = _checked_blocks(text, blocks)
    for inline in inlines:
        _check_span(text, inline["start"], inline["end"], "inline")
        if inline["kind"] not in INLINE_KINDS:
            raise ValueError(f"{inline['kind']!r} is no kind of inline")
    for mark in marks:
        _check_span(text, mark.start, mark.end, f"mark {mark.number}")
    for sign in signs:
        _check_span(text, sign.at - 1, sign.at, f"sign {sign.number}")

    markers = _markers(inlines, blocks)
    wrappers = [*_mark_wrappers(marks, focused), *_emphasis_wrappers(inlines), *_link_wrappers(text, markers, inlines)]
    numbers = _numbers(text, marks, focused, icons)
    cuts = {edge for wrapper in wrappers for edge in (wrapper.start, wrapper.end)}
    drawn = _drawn_signs(signs)
    cuts.update(numbers, drawn, (edge for block in ordered for edge in (block["start"], block["end"])))
    pieces = _Pieces(text, sorted(cuts | {0, len(text)}), wrappers, numbers, drawn)
    return mark_safe("".join(_render_blocks(text, ordered, pieces, _signs_of_notes(markers), marks, tags)))  # noqa: S308 every piece is escaped


def render_block(
    text: str,
    blocks: Sequence[Block],
    inlines: Sequence[Inline],
    marks: Sequence[Mark],
    *,
    at: int,
    signs: Sequence[Sign] = (),
    focused: int | None = None,
    icons: str = "",
) -> SafeString:
    """The element of the block that begins at `at`, as `render_text` gives it among the others.

    `marks` are those of this block; of `signs` those are taken that stand in it. Raises ValueError where there is no
    such block, or where a mark or an inline crosses its edges: then the lines of its marks depend on other blocks, and
    the text is rendered as a whole.
    """
    index = next((index for index, block in enumerate(blocks) if block["start"] == at), None)
    if index is None:
        raise ValueError(f"no block begins at {at}")
    block = blocks[index]
    start, end = block["start"], block["end"]
    markers = _markers(inlines, blocks)
    wrappers = [*_mark_wrappers(marks, focused), *_emphasis_wrappers(inlines), *_link_wrappers(text, markers, inlines)]
    here = [wrapper for wrapper in wrappers if wrapper.start < end and start < wrapper.end]
    if any(wrapper.start < start or end < wrapper.end for wrapper in here):
        raise ValueError(f"something crosses the edges of the block at {at}")
    numbers = _numbers(text, marks, focused, icons)
    drawn = _drawn_signs([sign for sign in signs if start < sign.at <= end])
    cuts = {start, end, *numbers, *drawn, *(edge for wrapper in here for edge in (wrapper.start, wrapper.end))}
    pieces = _Pieces(text, sorted(cuts), here, numbers, drawn)
    note = sum(one["role"] == "correction_note" for one in blocks[: index + 1])
    tag, opened, back = _block_tags(block, note if block["role"] == "correction_note" else 0, _signs_of_notes(markers))
    return mark_safe("".join([opened, pieces.until(end), back, f"</{tag}>"]))  # noqa: S308 every piece is escaped


class _Pieces:
    """Renders stretches of the text, asked for from left to right, each wrapper entering and leaving once."""

    def __init__(
        self,
        text: str,
        cuts: list[int],
        wrappers: Iterable[_Wrapper],
        numbers: Mapping[int, str],
        signs: Mapping[int, str],
    ) -> None:
        self._text = text
        self._cuts = cuts
        self._next = 0
        self._waiting = sorted(wrappers, key=lambda wrapper: wrapper.start, reverse=True)
        self._active: list[_Wrapper] = []
        self._numbers = numbers
        self._signs = signs

    def until(self, end: int) -> str:
        """The HTML from where the last call stopped to the end, which is a cut."""
        html: list[str] = []
        add, text, active, waiting = html.append, self._text, self._active, self._waiting
        while self._cuts[self._next] < end:
            start, stop = self._cuts[self._next], self._cuts[self._next + 1]
            self._next += 1
            for wrapper in active:
                if wrapper.end <= start:
                    active[:] = [wrapper for wrapper in active if wrapper.end > start]
                    break
            while waiting and waiting[-1].start == start:
                insort(active, waiting.pop())
            if start in self._numbers:
                add(self._numbers[start])
            for wrapper in active:
                add(wrapper.opening if start == wrapper.start else wrapper.more_opening)
            add(_escape_text(text[start:stop]))
            for wrapper in reversed(active):
                add(wrapper.closing)
            if stop in self._signs:
                add(self._signs[stop])
        return "".join(html)


def _render_blocks(
    text: str,
    blocks: Sequence[Block],
    pieces: _Pieces,
    signs: Mapping[int, str],
    marks: Sequence[Mark],
    tags: Mapping[str, str],
) -> Iterator[str]:
    starts = [*(block["start"] for block in blocks), len(text)]
    yield _between(pieces, starts[0])
    note_numbers = count(1)
    for group, members in groupby(zip(blocks, starts[1:], strict=True), key=lambda member: _group(member[0])):
        run = list(members)
        opening, closing = _group_tags(group, run[0][0]["start"], run[-1][0]["end"], marks)
        yield opening
        for block, next_start in run:
            note = next(note_numbers) if block["role"] == "correction_note" else 0
            tag, opened, back = _block_tags(block, note, signs, tags)
            yield opened
            yield pieces.until(block["end"])
            yield back
            between = _between(pieces, next_start)
            if tag == "li" and between.startswith("<"):
                # Nothing but items may stand in a list.
                yield between
                between = ""
            yield f"</{tag}>"
            if block is run[-1][0]:
                yield closing
            yield between


def _block_tags(
    block: Block, note: int, signs: Mapping[int, str], tags: Mapping[str, str] = TAGS
) -> tuple[str, str, str]:
    """The name of a block's element, its opening tag, and the link with which a note ends."""
    tag = tags.get(block["role"], DEFAULT_TAG)
    name = f' id="note-{note}"' if note else ""
    back = ""
    if note in signs:
        back = f'<a class="note-back" href="#{signs[note]}" aria-label="{escape(_("Back to the text"))}"></a>'
    return tag, f'<{tag} class="{block["role"]}"{name} data-start="{block["start"]}">', back


def _group(block: Block) -> str:
    return "furniture" if block["role"] in FURNITURE else GROUPS.get(block["role"], "")


def _group_tags(group: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[str, str]:
    if group == "furniture":
        # Folded without a script; but a claim is never hidden.
        is_open = " open" if any(mark.start < end and start < mark.end for mark in marks) else ""
        label = escape(_("From the site, not the article"))
        summary = f'<summary data-label="{label}" aria-label="{label}"></summary>'
        return f'<details class="furniture"{is_open}>{summary}', "</details>"
    if group:
        return f'<{GROUP_TAGS[group]} class="{group}">', f"</{GROUP_TAGS[group]}>"
    return "", ""


def _between(pieces: _Pieces, end: int) -> str:
    """What separates two blocks, in an element of its own only where a mark or an inline runs across."""
    html = pieces.until(end)
    return f'<span class="between">{html}</span>' if "<" in html else html


def _mark_wrappers(marks: Sequence[Mark], focused: int | None) -> Iterator[_Wrapper]:
    for mark, lane in zip(marks, lanes(marks), strict=True):
        classes = f"mark {mark.css_class} {f'lane-{lane}' if lane else 'no-line'}"
        if mark.number == focused:
            classes += " is-focused"
        opening = f'<span class="{escape(classes)}" data-claim="{mark.number:d}">'
        order = (0, mark.start - mark.end, mark.start, mark.number)
        yield _Wrapper(order, mark.start, mark.end, opening, opening, "</span>")


def _numbers(text: str, marks: Sequence[Mark], focused: int | None, icons: str) -> dict[int, str]:
    """The numbers of the marks, and their margin signs, by the offset of the first word they stand before."""
    numbers: dict[int, str] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.start - mark.end, mark.number)):
        at = mark.start
        if text[at].isspace():
            words = text[at : mark.end]
            at += len(words) - len(words.lstrip()) if words.strip() else 0
        number = f"{mark.number:d}"
        href = escape(mark.href) or f"?claim={number}#claim-{number}"
        current = ' aria-current="true"' if mark.number == focused else ""
        html = (
            f'<a class="mark-number {escape(mark.css_class)}" href="{href}"'
            f' data-claim="{number}" data-number="{number}"{current} aria-label="{escape(mark.label)}"></a>'
        )
        if mark.margin_sign:
            html += _margin_sign(mark.margin_sign, icons)
        numbers[at] = numbers[at] + html if at in numbers else html
    return numbers


def _drawn_signs(signs: Sequence[Sign]) -> dict[int, str]:
    """The signs that stand off from the text, by the offset they stand at; in the order of their numbers."""
    drawn: dict[int, str] = {}
    for sign in sorted(signs, key=lambda sign: sign.number):
        drawn[sign.at] = drawn.get(sign.at, "") + (
            f'<a class="correction-sign" id="correction-sign-{sign.number:d}" href="{escape(sign.href)}"'
            f' data-sign="{escape(sign.sign)}" aria-label="{escape(sign.label)}"></a>'
        )
    return drawn


def _margin_sign(sign: str, icons: str) -> str:
    if not sign:
        return ""
    if sign == "bar":
        return '<span class="mark-bar"></span>'
    use = f'<use href="{escape(icons)}#i-{escape(sign)}"/>'
    return f'<span class="mark-sign"><svg class="icon" aria-hidden="true">{use}</svg></span>'


def _emphasis_wrappers(inlines: Sequence[Inline]) -> Iterator[_Wrapper]:
    for index, inline in enumerate(inlines):
        if inline["kind"] in INLINE_TAGS:
            start, end = inline["start"], inline["end"]
            tag = INLINE_TAGS[inline["kind"]]
            yield _Wrapper((2, start - end, start, index), start, end, f"<{tag}>", f"<{tag}>", f"</{tag}>")


def _link_wrappers(text: str, markers: Sequence["_Marker"], inlines: Sequence[Inline]) -> Iterator[_Wrapper]:
    """Correction signs and links: as a link inside a link is not HTML, each takes what those before it left free."""
    taken: list[tuple[int, int]] = []
    for number, note, marker in markers:
        words = text[marker["start"] : marker["end"]]
        # The name begins with what is seen, so that it can be spoken to voice control.
        label = _("%(sign)s Correction, note %(number)d") % {"sign": words, "number": note}
        shared = f' class="correction-sign" href="#note-{note}"'
        first = f'{shared} id="sign-{number}" aria-label="{escape(label)}"'
        yield from _link_parts(taken, marker, first, f'{shared} tabindex="-1"')
    for inline in inlines:
        if inline["kind"] == "link" and SAFE_LINK.fullmatch(inline.get("href", "")):
            shared = f' href="{escape(inline["href"])}" rel="noopener noreferrer nofollow"'
            yield from _link_parts(taken, inline, shared, f'{shared} tabindex="-1"')


def _link_parts(taken: list[tuple[int, int]], inline: Inline, first: str, more: str) -> Iterator[_Wrapper]:
    attributes = first
    for start, end in _free(taken, inline["start"], inline["end"]):
        insort(taken, (start, end))
        yield _Wrapper((1, start - end, start, 0), start, end, f"<a{attributes}>", f"<a{more}>", "</a>")
        attributes = more


_Marker = tuple[int, int, Inline]


def _markers(inlines: Sequence[Inline], blocks: Sequence[Block]) -> list[_Marker]:
    """The correction markers in reading order, each with its number and that of its note.

    A marker names the block of its note by its place in the list of blocks; one that names none goes with the note of
    its own number.
    """
    notes = [index for index, block in enumerate(blocks) if block["role"] == "correction_note"]
    numbers = {index: number for number, index in enumerate(notes, start=1)}
    markers = [inline for inline in inlines if inline["kind"] == "correction_marker"]
    markers.sort(key=lambda inline: (inline["start"], inline["end"]))
    return [
        (number, numbers.get(marker.get("note", -1), number), marker) for number, marker in enumerate(markers, start=1)
    ]


def _signs_of_notes(markers: Sequence[_Marker]) -> dict[int, str]:
    """The id of the first sign that leads to each note."""
    signs: dict[int, str] = {}
    for number, note, _marker in markers:
        signs.setdefault(note, f"sign-{number}")
    return signs


def _free(taken: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a span that none of the ordered, disjoint spans takes."""
    free = []
    at = start
    for index in range(max(0, bisect_right(taken, (start, start)) - 1), len(taken)):
        taken_start, taken_end = taken[index]
        if taken_start >= end:
            break
        if at < taken_start:
            free.append((at, taken_start))
        at = max(at, taken_end)
    if at < end:
        free.append((at, end))
    return free


def _checked_blocks(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with a paragraph for any words that none of them covers."""
    checked: list[Block] = []
    at = 0
    for block in blocks:
        start, end = block["start"], block["end"]
        _check_span(text, start, end, "block")
        if start < at:
            raise ValueError(f"the block at {start} begins inside the block before it, which ends at {at}")
        if not _ROLE.fullmatch(block["role"]):
            raise ValueError(f"{block['role']!r} is no role")
        checked += [*_uncovered(text, at, start), block]
        at = end
    return [*checked, *_uncovered(text, at, len(text))]


def _uncovered(text: str, start: int, end: int) -> list[Block]:
    words = text[start:end].strip()
    if not words:
        return []
    start = text.index(words, start)
    return [{"role": "paragraph", "start": start, "end": start + len(words)}]


def _check_span(text: str, start: int, end: int, what: str) -> None:
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{what}: {start} to {end} is no span of a text of {len(text)} characters")


def _escape_text(text: str) -> str:
    # A parser turns a carriage return into a line feed unless it is written out.
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\r", "&#13;") if "\r" in escaped else escaped
