"""Markdown: whether a file is written in it, and what a reader sees of a line.

An asterisk in a plain text is text (a footnote, often the sign of a correction), so no mark is removed from a file that
does not show that it is Markdown.
"""

import re
import unicodedata
from typing import TypedDict

from factcheck.articles.importing.lines import Line


class Inline(TypedDict, total=False):
    """A stretch of text that is a link, emphasis or strong; or a marker that refers to the block of a note."""

    kind: str
    start: int
    end: int
    href: str
    note: int


# Bounded repetitions: a line of a million brackets is read once, not a million times.
LINK = re.compile(r"\[[^\[\]]{1,400}\]\([^()\s]{0,800}\)|!\[[^\[\]]{0,400}\]\([^()\s]{0,800}\)")
STRONG = re.compile(r"(?<![*\w])\*\*(?=[^\s*])[^*]{1,400}(?<=\S)\*\*(?![*\w])")
EMPHASIS = re.compile(r"([*_])(?=[^\s*_])[^*_]{2,400}(?<=\S)\1")
ATX_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
UNDERLINE = re.compile(r"={3,}|-{3,}")
LIST_MARK = re.compile(r"[-*+]\s+(?=\S)|1[.)]\s+(?=\S)")
QUOTE_MARK = re.compile(r">\s?(?=\S)")
AUTOLINK = re.compile(r"<(https?://[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,250})>")
# What a reader may follow; anything else ("#", javascript:) is a link to nowhere and keeps no target.
SAFE_TARGET = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
ESCAPABLE = frozenset("\\`*_{}[]()#+-.!|>~<\"'")
KINDS = {1: ("emphasis",), 2: ("strong",), 3: ("strong", "emphasis")}


def is_markdown(lines: list[Line]) -> bool:
    """Whether the file shows Markdown: one mark that nothing else looks like, or two kinds that other things may be."""
    weak = set()
    for before, line in zip([None, *lines], lines, strict=False):
        content = line.content
        if LINK.search(content) or STRONG.search(content) or ATX_HEADING.match(content):
            return True
        if before is not None and is_underline(before, line):
            return True
        if EMPHASIS.fullmatch(content):
            weak.add("emphasis")
        elif LIST_MARK.match(content):
            weak.add("list")
        elif QUOTE_MARK.match(content):
            weak.add("quote")
        elif AUTOLINK.search(content):
            weak.add("autolink")
    return len(weak) >= 2


def is_underline(before: Line, line: Line) -> bool:
    """Whether the line underlines the one straight above it, which makes a (setext) heading of that."""
    return (
        UNDERLINE.fullmatch(line.content) is not None
        and before.group == line.group
        and len(before.content) <= 200
        and any(character.isalnum() for character in before.content)
    )


def plain(source: str) -> tuple[str, list[Inline]]:
    """What a reader sees of a Markdown line, with its links and emphasis. One pass: linear in the length."""
    reading = _Reading(source)
    text, inlines = reading.result()
    if not unicodedata.is_normalized("NFC", text):
        # A mark stood between a letter and its accent: then it is no mark.
        return source, []
    return text, inlines


def safe_href(target: str) -> str | None:
    """The target where a reader may follow it."""
    return target if SAFE_TARGET.match(target) else None


class _Reading:
    """One pass over a line: what is kept, and which stretches are links or emphasis."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.kept: list[str] = []
        # Stretches by index into `kept`; offsets follow when it is known which marks stay.
        self.stretches: list[tuple[str, int, int, str | None]] = []
        self.openers: list[tuple[str, int]] = []
        self.waiting: dict[str, int] = {}
        self.squares = _partners(source, "[", "]")
        self.rounds = _partners(source, "(", ")")
        # Closing bracket of a link text to: after the target, the target (None for a picture), where the text began.
        self.links: dict[int, tuple[int, str | None, int]] = {}
        position = 0
        while position < len(source):
            position = self.step(position)

    def step(self, position: int) -> int:
        """Reads what stands at a position; returns where to go on."""
        character = self.source[position]
        if (
            character == "\\"
            and self.source[position + 1 : position + 2] in ESCAPABLE
            and position + 1 < len(self.source)
        ):
            self.kept.append(self.source[position + 1])
            return position + 2
        if character == "!" and self.opens_link(position + 1):
            return self.open_link(position + 1, picture=True)
        if character == "[" and self.opens_link(position):
            return self.open_link(position, picture=False)
        if character == "]" and position in self.links:
            after, target, begun = self.links.pop(position)
            if target is not None:
                self.stretches.append(("link", begun, len(self.kept), safe_href(target)))
            return after
        if character == "<" and (match := AUTOLINK.match(self.source, position)):
            address = match.group(1)
            target = address if "://" in address else f"mailto:{address}"
            self.kept.append(address)
            self.stretches.append(("link", len(self.kept) - 1, len(self.kept), safe_href(target)))
            return match.end()
        if character in "*_":
            return self.delimiter(position)
        self.kept.append(character)
        return position + 1

    def opens_link(self, position: int) -> bool:
        close = self.squares.get(position)
        if close is None or self.source[close + 1 : close + 2] != "(" or close + 1 not in self.rounds:
            return False
        return self.rounds[close + 1] - close <= 2100 and not any(
            character.isspace() for character in self.target(close).partition(' "')[0]
        )

    def target(self, close: int) -> str:
        return self.source[close + 2 : self.rounds[close + 1]].strip()

    def open_link(self, position: int, *, picture: bool) -> int:
        close = self.squares[position]
        target = None if picture else self.target(close).partition(' "')[0]
        self.links[close] = (self.rounds[close + 1] + 1, target, len(self.kept))
        return position + 1

    def delimiter(self, position: int) -> int:
        mark = self.source[position]
        after = position
        while after < len(self.source) and self.source[after] == mark:
            after += 1
        run = self.source[position:after]
        previous = self.source[position - 1] if position else " "
        following = self.source[after] if after < len(self.source) else " "
        opens, closes = _flanks(mark, previous, following)
        self.kept.append(run)
        here = len(self.kept) - 1
        if len(run) in KINDS and closes and self.waiting.get(run):
            while True:
                opener, begun = self.openers.pop()
                self.waiting[opener] -= 1
                if opener == run:
                    break
            self.kept[begun] = self.kept[here] = ""
            self.stretches.extend((kind, begun, here, None) for kind in KINDS[len(run)])
        elif len(run) in KINDS and opens:
            self.openers.append((run, here))
            self.waiting[run] = self.waiting.get(run, 0) + 1
        return after

    def result(self) -> tuple[str, list[Inline]]:
        offsets = [0]
        for kept in self.kept:
            offsets.append(offsets[-1] + len(kept))
        whole = "".join(self.kept)
        text = whole.strip()
        lead = len(whole) - len(whole.lstrip())
        inlines: list[Inline] = []
        for kind, begun, ended, href in self.stretches:
            start = min(max(offsets[begun] - lead, 0), len(text))
            end = min(max(offsets[ended] - lead, 0), len(text))
            if start < end:
                inline = Inline(kind=kind, start=start, end=end)
                if href is not None:
                    inline["href"] = href
                inlines.append(inline)
        return text, sorted(inlines, key=lambda inline: (inline["start"], -inline["end"], inline["kind"]))


def _partners(source: str, opening: str, closing: str) -> dict[int, int]:
    """The place of each opening bracket that is closed, to the place of its closing one."""
    partners, stack = {}, []
    for position, character in enumerate(source):
        if character == opening:
            stack.append(position)
        elif character == closing and stack:
            partners[stack.pop()] = position
    return partners


def _flanks(mark: str, previous: str, following: str) -> tuple[bool, bool]:
    """Whether a run of marks between these two characters can open, and can close."""
    opens = not following.isspace() and (following.isalnum() or not previous.isalnum())
    closes = not previous.isspace() and (previous.isalnum() or not following.isalnum())
    if mark == "_":
        # An underscore inside a word is part of it.
        return opens and not previous.isalnum(), closes and not following.isalnum()
    return opens, closes
