"""The structural difference between two revisions: which stretches of the old text stand where in the new one.

A link joins an old stretch with a new one; the links of a block have the same order on both sides. Block 0 is the text
in order, every other block is a passage that moved. No two links share a character on either side.
"""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import chain, pairwise
from typing import NamedTuple

from annotations.gap_alignment import Kind, Run, align_words
from annotations.moved_blocks import leftover, moved_blocks
from annotations.segmentation import Span, Words, fold_sentence, sentences, words
from annotations.sentence_alignment import Gap, Pair, align_sentences, narrowed, runs

IN_ORDER = 0
# The equal beginning and end are cut at a sentence, which is sought so many characters far.
SENTENCE_WINDOW = 2000
# Moved passages are one if no more than this many characters stand between them on either side.
NEIGHBOURS = 80


class Link(NamedTuple):
    """An old and a new stretch that correspond."""

    start: int
    end: int
    new_start: int
    new_end: int
    block: int
    # Whether every character is the same.
    verbatim: bool
    # The share of the letters that survive.
    survival: float
    # Whether it is a figure that was replaced where it stands.
    figure: bool = False


def difference(old: str, new: str) -> list[Link]:
    """The links between two revisions, in the order of the old text."""
    if old == new:
        return [Link(0, len(old), 0, len(new), IN_ORDER, verbatim=True, survival=1.0)] if old else []
    return _Comparison(old, new).links()


class _Comparison:
    """Collects the links of one pair of revisions."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self._links: list[Link] = []
        self._blocks = IN_ORDER

    def links(self) -> list[Link]:
        head = _common_head(self._old, self._new)
        tail = _common_tail(self._old, self._new, head)
        self._add_verbatim(0, head, 0)
        self._add_verbatim(len(self._old) - tail, len(self._old), len(self._new) - tail)
        old_sentences = sentences(self._old, head, len(self._old) - tail)
        new_sentences = sentences(self._new, head, len(self._new) - tail)
        self._old_folded = [fold_sentence(self._old[start:end]) for start, end in old_sentences]
        self._new_folded = [fold_sentence(self._new[start:end]) for start, end in new_sentences]
        kept, moved = align_sentences(self._old_folded, self._new_folded)
        for run in runs(kept):
            self._add_sentences(run, old_sentences, new_sentences, IN_ORDER)
        for run in moved:
            self._add_sentences(run, old_sentences, new_sentences, self._next_block())
        self._align_gaps(kept, moved, old_sentences, new_sentences)
        return _joined(self._old, self._new, _with_neighbours(sorted(self._links)))

    def _next_block(self) -> int:
        self._blocks += 1
        return self._blocks

    def _align_gaps(
        self, kept: list[Pair], moved: list[list[Pair]], old_sentences: list[Span], new_sentences: list[Span]
    ) -> None:
        """Aligns what stands between the sentences in order, then seeks in the rest for what moved."""
        moved_old = {pair.old for run in moved for pair in run}
        moved_new = {pair.new for run in moved for pair in run}
        rows, columns = _Gathered(self._old), _Gathered(self._new)
        found: list[Run] = []
        edges = [Pair(-1, -1), *kept, Pair(len(old_sentences), len(new_sentences))]
        gaps = [
            Gap(above.old + 1, below.old, above.new + 1, below.new)
            for above, below in pairwise(edges)
            if below != (above.old + 1, above.new + 1)
        ]
        for gap in chain.from_iterable(narrowed(gap, self._old_folded, self._new_folded) for gap in gaps):
            row, column = len(rows.words.folded), len(columns.words.folded)
            rows.add(old_sentences, gap.old, gap.old_end, moved_old)
            columns.add(new_sentences, gap.new, gap.new_end, moved_new)
            if len(rows.words.folded) > row and len(columns.words.folded) > column:
                aligned = align_words(self._old, self._new, rows.since(row), columns.since(column))
                found.extend(run.shifted(row, column) for run in aligned)
        self._add_runs(found, rows.words, columns.words, IN_ORDER)
        if rows.words.folded and columns.words.folded:
            self._add_moved(found, rows, columns)

    def _add_moved(self, found: list[Run], rows: "_Gathered", columns: "_Gathered") -> None:
        old_rest = leftover(self._old, rows.words, rows.jumps, [(run.old, run.length) for run in found])
        new_rest = leftover(self._new, columns.words, columns.jumps, [(run.new, run.length) for run in found])
        if any(old_rest.free) and any(new_rest.free):
            for passage in moved_blocks(old_rest, new_rest):
                self._add_runs(passage, rows.words, columns.words, self._next_block())

    def _add_verbatim(self, start: int, end: int, new_start: int, block: int = IN_ORDER) -> None:
        if start < end:
            self._links.append(Link(start, end, new_start, new_start + end - start, block, verbatim=True, survival=1.0))

    def _add_sentences(
        self, pairs: list[Pair], old_sentences: list[Span], new_sentences: list[Span], block: int
    ) -> None:
        """Links a run of sentences with the same words; word by word, where space or marks differ."""
        first, last = pairs[0], pairs[-1]
        start, end = old_sentences[first.old][0], old_sentences[last.old][1]
        new_start, new_end = new_sentences[first.new][0], new_sentences[last.new][1]
        if self._old[start:end] == self._new[new_start:new_end]:
            self._add_verbatim(start, end, new_start, block)
            return
        for pair in pairs:
            start, end = old_sentences[pair.old]
            new_start, new_end = new_sentences[pair.new]
            if self._old[start:end] == self._new[new_start:new_end]:
                self._add_verbatim(start, end, new_start, block)
                continue
            # Most differ in the space after them only.
            length = len(self._old[start:end].rstrip())
            if self._old[start : start + length] == self._new[new_start:new_end].rstrip():
                self._add_verbatim(start, start + length, new_start, block)
                continue
            row, column = words(self._old, start, end), words(self._new, new_start, new_end)
            self._add_runs(align_words(self._old, self._new, row, column), row, column, block)

    def _add_runs(self, found: Iterable[Run], rows: Words, columns: Words, block: int) -> None:
        for run in found:
            if run.kind is Kind.EQUAL:
                self._add_equal(run, rows, columns, block)
            else:
                self._links.append(
                    Link(
                        rows.starts[run.old],
                        rows.ends[run.old],
                        columns.starts[run.new],
                        columns.ends[run.new],
                        block,
                        verbatim=False,
                        survival=run.similarity,
                        figure=run.kind is Kind.FIGURE,
                    )
                )

    def _add_equal(self, run: Run, rows: Words, columns: Words, block: int) -> None:
        """Links equal words as stretches, as long as every character between them is the same."""
        last, new_last = run.old + run.length - 1, run.new + run.length - 1
        start, end = rows.starts[run.old], rows.ends[last]
        new_start, new_end = columns.starts[run.new], columns.ends[new_last]
        if end - start == new_end - new_start and self._old[start:end] == self._new[new_start:new_end]:
            self._add_verbatim(start, end, new_start, block)
            return
        for index in range(run.length):
            row, column = run.old + index, run.new + index
            start, end = rows.starts[row], rows.ends[row]
            new_start, new_end = columns.starts[column], columns.ends[column]
            verbatim = self._old[start:end] == self._new[new_start:new_end]
            self._links.append(Link(start, end, new_start, new_end, block, verbatim, survival=1.0))


class _Gathered:
    """The words of all gaps of one revision, one after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.words = Words([], [], [])
        # The words before which something else was left out.
        self.jumps: list[int] = []

    def add(self, spans: list[Span], first: int, last: int, left_out: set[int]) -> None:
        """Takes in the words of some sentences, but for those left out."""
        index = first
        while index < last:
            begin = index
            while index < last and index not in left_out:
                index += 1
            if begin < index:
                self.jumps.append(len(self.words.folded))
                found = words(self._text, spans[begin][0], spans[index - 1][1])
                self.words.starts.extend(found.starts)
                self.words.ends.extend(found.ends)
                self.words.folded.extend(found.folded)
            index += 1

    def since(self, first: int) -> Words:
        return Words(self.words.starts[first:], self.words.ends[first:], self.words.folded[first:])


def _common_head(old: str, new: str) -> int:
    """How many characters both begin with, back to the last sentence end among them."""
    shorter = min(len(old), len(new))
    length = bisect_left(range(1, shorter + 1), True, key=lambda size: old[:size] != new[:size])
    cuts = sentences(old, max(0, length - SENTENCE_WINDOW), length)
    return cuts[-1][0] if len(cuts) > 1 else 0


def _common_tail(old: str, new: str, head: int) -> int:
    """How many characters both end with after the head, from the first sentence start among them."""
    shorter = min(len(old), len(new)) - head
    length = bisect_left(range(1, shorter + 1), True, key=lambda size: old[-size:] != new[-size:])
    first = len(old) - length
    cuts = sentences(old, first, min(len(old), first + SENTENCE_WINDOW))
    return len(old) - cuts[1][0] if len(cuts) > 1 else 0


def _with_neighbours(links: list[Link]) -> list[Link]:
    """The links, with moved passages that stand one after the other on both sides made one block."""
    first: dict[int, Link] = {}
    last: dict[int, Link] = {}
    for link in links:
        if link.block != IN_ORDER:
            first.setdefault(link.block, link)
            last[link.block] = link
    same: dict[int, int] = {}
    for block, following in pairwise(first):
        end, start = last[block], first[following]
        if 0 <= start.start - end.end <= NEIGHBOURS and 0 <= start.new_start - end.new_end <= NEIGHBOURS:
            same[following] = same.get(block, block)
    return [link._replace(block=same[link.block]) if link.block in same else link for link in links] if same else links


def _joined(old: str, new: str, links: list[Link]) -> list[Link]:
    """The links, verbatim neighbours made one, with the space between them if it is the same."""
    joined: list[Link] = []
    for link in links:
        last = joined[-1] if joined else None
        if (
            last is not None
            and link.verbatim
            and last.verbatim
            and last.block == link.block
            and link.start - last.end == link.new_start - last.new_end
            and not (between := old[last.end : link.start]).strip()
            and between == new[last.new_end : link.new_start]
        ):
            joined[-1] = Link(
                last.start, link.end, last.new_start, link.new_end, last.block, verbatim=True, survival=1.0
            )
        else:
            joined.append(link)
    return joined
