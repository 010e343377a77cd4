"""Compares two revisions block by block and word by word: what stayed, moved, came and went, and what it means."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from rapidfuzz.distance import Indel

from annotations.differences import Link, difference
from factcheck.articles.models import Revision
from factcheck.articles.states import BLOCK_ROLES
from factcheck.language.changes import Change, material_changes
from factcheck.language.folding import fold

HEADLINES = frozenset({"headline", "alt_headline", "headline_repeat", "kicker", "standfirst"})
FIGURES = frozenset({"figure", "date"})
# Texts that share less than this of their letters are hardly two revisions of one article.
ALMOST_NOTHING = 0.15
# A stretch of so many characters that stands elsewhere is told as moved.
LONG_ENOUGH_TO_MOVE = 20
_NO_BLOCK = -1
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """Words of a row. `kind`: same, moved, ins, del; immaterial and immaterial-del for what came and went like that."""

    text: str
    kind: str


@dataclass(frozen=True)
class Row:
    """A block of the new text beside the block of the old one that it comes from; one of them may be missing."""

    number: int
    role: str
    # Both sides in one: what came stands behind what it replaced.
    merged: tuple[Piece, ...]
    old_span: tuple[int, int] | None
    new_span: tuple[int, int] | None
    changes: tuple[Change, ...]
    moved: bool
    # The number of its block in the new text.
    block: int | None = None

    @property
    def old(self) -> list[Piece]:
        """The old side."""
        shown = () if self.old_span is None else ("same", "del", "immaterial-del", "moved")
        return [piece for piece in self.merged if piece.kind in shown]

    @property
    def new(self) -> list[Piece]:
        """The new side."""
        shown = () if self.new_span is None else ("same", "ins", "immaterial", "moved")
        return [piece for piece in self.merged if piece.kind in shown]

    @property
    def is_same(self) -> bool:
        return not self.moved and all(piece.kind == "same" for piece in self.merged)

    @property
    def is_trivial(self) -> bool:
        """Whether only signs differ, and nothing in them is material."""
        return not self.is_same and not self.moved and not self.changes

    @property
    def label(self) -> str:
        """What the block is, in words."""
        return str(BLOCK_ROLES[self.role].label)

    @property
    def is_headline(self) -> bool:
        return self.role in HEADLINES

    @property
    def has_figures(self) -> bool:
        return any(change.kind in FIGURES for change in self.changes)


@dataclass(frozen=True)
class Stretch:
    """Rows that follow each other and are told together: all the same, or one that is not."""

    rows: tuple[Row, ...]

    @property
    def is_same(self) -> bool:
        return self.rows[0].is_same

    @property
    def label(self) -> str:
        """What the blocks are, each kind once: “Headline, caption”."""
        return ", ".join(dict.fromkeys(row.label for row in self.rows))


def stretches_of(rows: Iterable[Row]) -> list[Stretch]:
    """The rows with those that are the same joined to their neighbours that are, too."""
    stretches: list[Stretch] = []
    for is_same, run in groupby(rows, key=lambda row: row.is_same):
        together = tuple(run)
        stretches.extend([Stretch(together)] if is_same else [Stretch((row,)) for row in together])
    return stretches


class Comparison:
    """The structural difference of two revisions, told in rows in the order of the new text."""

    def __init__(self, old: Revision, new: Revision) -> None:
        self.old, self.new = old, new
        self._links = difference(old.text, new.text)

    @cached_property
    def rows(self) -> list[Row]:
        """A row for each block of the new text; blocks that went stand where they stood."""
        origin = self._origins()
        stayed = _in_order([origin.get(index, _NO_BLOCK) for index in range(len(self.new.blocks))])
        rows: list[Row] = []
        shown = set(origin.values())
        reached = 0
        for index in [*range(len(self.new.blocks)), None]:
            old = len(self.old.blocks) if index is None else origin.get(index)
            if old is not None and (index is None or index in stayed):
                for gone in range(reached, old):
                    if gone not in shown:
                        rows.append(self._row(len(rows), gone, None))
                reached = old + 1
            if index is not None:
                rows.append(self._row(len(rows), old, index, moved=old is not None and index not in stayed))
        return rows

    @property
    def common(self) -> float:
        """The share of the letters of the longer text that both have."""
        shared = sum((link.new_end - link.new_start) * link.survival for link in self._links)
        return shared / max(len(self.old.text), len(self.new.text), 1)

    @property
    def has_almost_nothing_in_common(self) -> bool:
        return self.common < ALMOST_NOTHING

    def _origins(self) -> dict[int, int]:
        """New block -> the old block that most of its words come from; an old block is the origin of one new block."""
        shares: dict[tuple[int, int], int] = defaultdict(int)
        for link in self._links:
            for new, old, letters in self._shared(link):
                shares[new, old] += letters
        origins: dict[int, int] = {}
        taken: set[int] = set()
        for (new, old), _letters in sorted(shares.items(), key=lambda share: (-share[1], share[0])):
            if new not in origins and old not in taken:
                origins[new] = old
                taken.add(old)
        return origins

    def _shared(self, link: Link) -> Iterator[tuple[int, int, int]]:
        for new, block in _overlapping(self.new.blocks, link.new_start, link.new_end):
            first, last = max(link.new_start, block["start"]), min(link.new_end, block["end"])
            if link.verbatim:
                first, last = first - link.new_start + link.start, last - link.new_start + link.start
            else:
                first, last = link.start, link.end
            for old, known in _overlapping(self.old.blocks, first, last):
                yield new, old, min(last, known["end"]) - max(first, known["start"])

    def _row(self, number: int, old: int | None, new: int | None, *, moved: bool = False) -> Row:
        before = self.old.blocks[old] if old is not None else None
        after = self.new.blocks[new] if new is not None else None
        old_span = (before["start"], before["end"]) if before else None
        new_span = (after["start"], after["end"]) if after else None
        words_before, words_after = _words(self.old.text, old_span), _words(self.new.text, new_span)
        changes = tuple(material_changes(words_before, words_after))
        merged = merged_pieces(words_before, words_after, changes)
        if old_span and not new_span:
            merged = self._moved_out(words_before, old_span)
        elif new_span and not old_span:
            merged = self._moved_in(words_after, new_span)
        return Row(
            number=number,
            role=(after or before or {"role": "paragraph"})["role"],
            merged=tuple(merged),
            old_span=old_span,
            new_span=new_span,
            changes=changes,
            moved=moved,
            block=new,
        )

    def _moved_out(self, words: str, span: tuple[int, int]) -> list[Piece]:
        """A block that went: what of it stands elsewhere now moved, the rest was cut."""
        stretches = [(link.start, link.end) for link in self._links if link.verbatim]
        return _in_stretches(words, span, stretches, "del")

    def _moved_in(self, words: str, span: tuple[int, int]) -> list[Piece]:
        """A block that came: what of it stood elsewhere before moved, the rest is new."""
        stretches = sorted((link.new_start, link.new_end) for link in self._links if link.verbatim)
        return _in_stretches(words, span, stretches, "ins")


def merged_pieces(old: str, new: str, changes: Sequence[Change]) -> list[Piece]:
    """Both texts in one, what came behind what it replaced; what no material change touches is immaterial."""
    merged: list[Piece] = []
    at = 0
    for gone, came in word_differences(old, new):
        touched = any(change.start <= at + len(came) and at <= change.end for change in changes)
        at += len(came)
        if gone == came:
            merged.append(Piece(gone, "same"))
        elif not touched and fold(gone) == fold(came):
            merged.extend((Piece(gone, "immaterial-del"), Piece(came, "immaterial")))
        else:
            merged.extend((Piece(gone, "del"), Piece(came, "ins")))
    return [piece for piece in merged if piece.text]


def word_differences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The two texts as pairs of what stands in one place: equal pairs stayed, the others changed."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pairs: list[tuple[str, str]] = []
    for step in Indel.opcodes(before, after):
        tag = step.tag
        gone = "".join(before[step.src_start : step.src_end])
        came = "".join(after[step.dest_start : step.dest_end])
        # White space that stayed between two changes belongs to them.
        if pairs and tag != "equal" and _differs(pairs[-1]):
            pairs[-1] = (pairs[-1][0] + gone, pairs[-1][1] + came)
        elif len(pairs) > 1 and tag != "equal" and pairs[-1][0].isspace() and _differs(pairs[-2]):
            (old_words, new_words), (space, _space) = pairs[-2:]
            pairs[-2:] = [(old_words + space + gone, new_words + space + came)]
        else:
            pairs.append((gone, came))
    yield from pairs


def _differs(pair: tuple[str, str]) -> bool:
    return pair[0] != pair[1]


def _in_stretches(words: str, span: tuple[int, int], stretches: Sequence[tuple[int, int]], kind: str) -> list[Piece]:
    pieces: list[Piece] = []
    at = span[0]
    for start, end in stretches:
        first, last = max(start, at), min(end, span[1])
        # A word or two stand everywhere.
        if last - first < LONG_ENOUGH_TO_MOVE:
            continue
        pieces.append(Piece(words[at - span[0] : first - span[0]], kind))
        pieces.append(Piece(words[first - span[0] : last - span[0]], "moved"))
        at = last
    pieces.append(Piece(words[at - span[0] :], kind))
    return [piece for piece in pieces if piece.text]


def _words(text: str, span: tuple[int, int] | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _overlapping(blocks: Sequence[Mapping[str, Any]], start: int, end: int) -> Iterator[tuple[int, Mapping[str, Any]]]:
    first = max(0, bisect_right(blocks, start, key=lambda block: block["start"]) - 1)
    for index in range(first, len(blocks)):
        if blocks[index]["start"] >= end:
            return
        if blocks[index]["end"] > start:
            yield index, blocks[index]


def _in_order(origins: Sequence[int]) -> set[int]:
    """The new blocks that stand in the order of their origins: as many as can be (the longest increasing run)."""
    # For each length the run that ends earliest, and for each block the one before it in its run.
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int] = {}
    for index, origin in enumerate(origins):
        if origin == _NO_BLOCK:
            continue
        length = bisect_left(ends, origin)
        ends[length : length + 1] = [origin]
        last[length : length + 1] = [index]
        before[index] = last[length - 1] if length else _NO_BLOCK
    kept: set[int] = set()
    at = last[-1] if last else _NO_BLOCK
    while at != _NO_BLOCK:
        kept.add(at)
        at = before[at]
    return kept
