"""Reads the new text of an article that is here already: what stayed keeps its role and its links, the rest is guessed.

A text that was copied from here comes back with an empty line between its blocks, and is cut there; any other is read
as an import is. Either way no word is left out.
"""

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from annotations.differences import Link, difference
from annotations.text import canonical
from factcheck.articles.importing.decoding import refuse_unreadable
from factcheck.articles.importing.editing import DraftArticle, shape_of
from factcheck.articles.importing.elements import SEPARATOR, Element
from factcheck.articles.importing.markdown import Inline
from factcheck.articles.importing.reading import read_articles

_BLANK_LINES = re.compile(r"\n(?:\s*\n)+")
# A text of which this share of paragraphs stands here letter by letter was copied from here.
COPIED = 0.3
# A new block is an old one rewritten if this share of its letters comes from there.
REWRITTEN = 0.5
# Markers of correction notes are found anew in every text.
_FOUND_ANEW = "correction_marker"


@dataclass(frozen=True)
class KnownText:
    """The revision that is there: its text, and the blocks and inlines that stand off from it."""

    text: str
    blocks: Sequence[Mapping[str, Any]]
    inlines: Sequence[Mapping[str, Any]]

    def words(self, block: Mapping[str, Any]) -> str:
        return self.text[block["start"] : block["end"]]


@dataclass(frozen=True)
class ReadRevision:
    """A new text cut into elements, and which of their roles were guessed."""

    article: DraftArticle
    guessed: frozenset[int]

    @property
    def shape(self) -> str:
        """What a page has to know, so that its numbers still mean the same blocks."""
        return shape_of([self.article])


def read_revision(text: str, known: KnownText) -> ReadRevision:
    """The elements of a new text of a known article. Raises ImportRefused for what cannot be read."""
    refuse_unreadable(text)
    elements = _cut(text, known)
    new_text = SEPARATOR.join(element.text for element in elements)
    same = _same_blocks(elements, known)
    rewritten = _rewritten_blocks(elements, new_text, known)
    read, guessed = [], set()
    for number, element in enumerate(elements):
        if number in same:
            block = known.blocks[same[number]]
            read.append(replace(element, role=block["role"], inlines=element.inlines or _inlines_of(known, block)))
        elif number in rewritten:
            read.append(replace(element, role=known.blocks[rewritten[number]]["role"]))
        else:
            guessed.add(number)
            read.append(element)
    return ReadRevision(DraftArticle(elements=tuple(read)), frozenset(guessed))


def _cut(text: str, known: KnownText) -> list[Element]:
    """The elements as the importer recognises them, or as empty lines part them where the text was copied from here."""
    recognised = [element for article in read_articles(text) for element in article.elements]
    paragraphs = [part for part in (part.strip() for part in _BLANK_LINES.split(canonical(text))) if part]
    here = {known.words(block) for block in known.blocks}
    if sum(paragraph in here for paragraph in paragraphs) < COPIED * len(paragraphs):
        return recognised
    by_words = {element.text: element for element in recognised}
    return [by_words.get(paragraph, Element("paragraph", paragraph)) for paragraph in paragraphs]


def _same_blocks(elements: Sequence[Element], known: KnownText) -> dict[int, int]:
    """Element -> the block with the very same words; of several the first that is not taken."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for index, block in enumerate(known.blocks):
        places[known.words(block)].append(index)
    same = {}
    for number, element in enumerate(elements):
        if places[element.text]:
            same[number] = places[element.text].popleft()
    return same


def _rewritten_blocks(elements: Sequence[Element], new_text: str, known: KnownText) -> dict[int, int]:
    """Element -> the block that most of its letters come from."""
    links = sorted(difference(known.text, new_text), key=lambda link: link.new_start)
    rewritten, start = {}, 0
    for number, element in enumerate(elements):
        end = start + len(element.text)
        shares = _shares(known, links, start, end)
        block, letters = max(shares.items(), key=lambda share: share[1], default=(0, 0.0))
        if letters >= REWRITTEN * len(element.text):
            rewritten[number] = block
        start = end + len(SEPARATOR)
    return rewritten


def _shares(known: KnownText, links: Sequence[Link], start: int, end: int) -> dict[int, float]:
    """Block -> how many characters of a stretch of the new text come from it."""
    shares: dict[int, float] = defaultdict(float)
    beginnings = [block["start"] for block in known.blocks]
    for at in range(max(0, bisect_right(links, start, key=lambda link: link.new_start) - 1), len(links)):
        link = links[at]
        if link.new_start >= end:
            break
        if link.new_end <= start:
            continue
        first, last = max(link.new_start, start), min(link.new_end, end)
        old_first, old_last = (
            (link.start + first - link.new_start, link.start + last - link.new_start)
            if link.verbatim
            else (link.start, link.end)
        )
        for index in range(max(0, bisect_right(beginnings, old_first) - 1), len(known.blocks)):
            block = known.blocks[index]
            if block["start"] >= old_last:
                break
            shares[index] += max(0, min(old_last, block["end"]) - max(old_first, block["start"]))
    return shares


def _inlines_of(known: KnownText, block: Mapping[str, Any]) -> tuple[Inline, ...]:
    """The links and emphasis of a block, counted from its beginning."""
    inside = []
    for inline in known.inlines:
        if inline["kind"] != _FOUND_ANEW and block["start"] <= inline["start"] and inline["end"] <= block["end"]:
            counted = dict(inline, start=inline["start"] - block["start"], end=inline["end"] - block["start"])
            inside.append(cast(Inline, counted))
    return tuple(inside)
