"""Aligns the words of one gap: what the old revision has between two anchors, and what the new one has there.

- The longest common subsequence of the folded words gives runs of equal words.
- An insertion or deletion that may stand at several places slides to the edge of a sentence.
- Runs of few and common words between large differences are there by chance, and dropped.
- In what was replaced, words that are nearly the same are paired, and figures with figures.
"""

from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from annotations.segmentation import FIRST_SYLLABLE, SENTENCE_ENDS, Words, is_unspaced
from annotations.sentence_alignment import LARGEST_TABLE, Pair, in_order, unique_on_both_sides

# Words of at most this many characters ("the", "and", ",") say little about whether two passages are one ...
SHORT_WORD = 3
# ... and count so much less than the letters of others.
SHORT_WORD_SHARE = 0.35
# A character of a script without spaces says as much as three letters.
UNSPACED_LETTERS = 3
# An insertion or deletion slides by so many words at most.
LONGEST_SLIDE = 50
# A run is chance if it has less than this share of what differs on either side of it.
ISLAND_SHARE = 0.5
# What is added or cut on one side only sets less apart than what was replaced.
ONE_SIDED_SHARE = 0.25
# Dropping a run may leave another alone; so often this is looked at again.
ISLAND_PASSES = 20
# A full stop says nothing after so many new letters: it ends what was added.
STRANDING_LETTERS = 20
# Words are respelled, and not replaced, from this similarity (0 to 100) and length on.
RESPELLED = 70.0
RESPELLED_LENGTH = 4
# Longer "words" are addresses and codes, and slow to compare.
LONGEST_WORD = 100
# Respellings are sought in replaced stretches up to so many comparisons.
LARGEST_REPLACEMENT = 400
# A figure stands where another one stood if so few words that differ come before it on either side.
FIGURE_REACH = 4
# Up to so many words are replaced word by word.
LONGEST_SUBSTITUTION = 3
# In scripts without spaces so many characters may be one word.
LONGEST_UNSPACED_SUBSTITUTION = 8


class Kind(IntEnum):
    """How two words are the same; the more, the better."""

    REPLACED = 0
    FIGURE = 1
    RESPELLED = 2
    EQUAL = 3


class Run(NamedTuple):
    """Old words and as many new words in the same order, by their numbers."""

    old: int
    new: int
    length: int
    kind: Kind = Kind.EQUAL
    similarity: float = 1.0

    def shifted(self, rows: int, columns: int) -> "Run":
        """The same words, counted from further up."""
        return Run(self.old + rows, self.new + columns, self.length, self.kind, self.similarity)


def align_words(old_text: str, new_text: str, old: Words, new: Words) -> list[Run]:
    """The runs of words that correspond, in order."""
    runs = _common_runs(old, new)
    if not runs:
        return list(_replacements(old, new, 0, len(old.folded), 0, len(new.folded)))
    runs = _slide(runs, _Breaks(old_text, old), _Breaks(new_text, new), old, new)
    runs = _drop_islands(runs, old, new)
    found: list[Run] = []
    row = column = 0
    for run in [*runs, Run(len(old.folded), len(new.folded), 0)]:
        found.extend(_replacements(old, new, row, run.old, column, run.new))
        if run.length:
            found.append(run)
        row, column = run.old + run.length, run.new + run.length
    return found


def _common_runs(old: Words, new: Words) -> list[Run]:
    """The runs of the longest common subsequence; in a gap too large for one table, between words that occur once."""
    rows, columns = len(old.folded), len(new.folded)
    if rows * columns <= LARGEST_TABLE:
        return [Run(*block) for block in Indel.opcodes(old.folded, new.folded).as_matching_blocks()[:-1]]
    anchors = unique_on_both_sides(old.folded, new.folded)
    chain = in_order(anchors, [len(old.folded[pair.old]) for pair in anchors])
    found: list[Run] = []
    for above, below in pairwise([Pair(0, 0), *chain, Pair(rows, columns)]):
        part, new_part = old.folded[above.old : below.old], new.folded[above.new : below.new]
        if len(part) * len(new_part) <= LARGEST_TABLE:
            blocks = Indel.opcodes(part, new_part).as_matching_blocks()[:-1]
            found.extend(Run(*block).shifted(above.old, above.new) for block in blocks)
    return found


class _Breaks:
    """How well the text may be cut before a word: best between paragraphs, then sentences, clauses, words."""

    def __init__(self, text: str, words: Words) -> None:
        self._text = text
        self._words = words

    def before(self, index: int) -> int:
        starts, ends = self._words.starts, self._words.ends
        if index == 0 or index == len(starts):
            return 4
        space = self._text[ends[index - 1] : starts[index]]
        if not space:
            return 0
        if space.count("\n") > 1:
            return 4
        last = self._words.folded[index - 1]
        if last in SENTENCE_ENDS or "\n" in space:
            return 3
        return 1 if last.isalnum() else 2


def _slide(runs: list[Run], old_breaks: _Breaks, new_breaks: _Breaks, old: Words, new: Words) -> list[Run]:
    """The runs with each insertion and deletion at the best of the places where it may stand."""
    slid = [runs[0]]
    for following in runs[1:]:
        left, right = slid[-1], following
        row, column = left.old + left.length, left.new + left.length
        if (row == right.old) == (column == right.new):
            slid.append(right)
            continue
        words, first, last = (new.folded, column, right.new) if row == right.old else (old.folded, row, right.old)
        lowest = highest = 0
        while -lowest < min(left.length, LONGEST_SLIDE) and words[first + lowest - 1] == words[last + lowest - 1]:
            lowest -= 1
        while highest < min(right.length, LONGEST_SLIDE) and words[first + highest] == words[last + highest]:
            highest += 1
        shift = 0
        best = -1
        # From the middle outwards, so that of equal places the nearest is taken.
        for candidate in sorted(range(lowest, highest + 1), key=abs) if lowest < highest else ():
            quality = old_breaks.before(row + candidate) + old_breaks.before(right.old + candidate)
            quality += new_breaks.before(column + candidate) + new_breaks.before(right.new + candidate)
            if quality > best:
                shift, best = candidate, quality
        if shift:
            slid[-1] = Run(left.old, left.new, left.length + shift)
            right = Run(right.old + shift, right.new + shift, right.length - shift)
        slid.append(right)
    return [run for run in slid if run.length]


@lru_cache(maxsize=4096)
def weight(word: str) -> float:
    """How much a word says about whether two passages are one, in letters."""
    if len(word) > SHORT_WORD:
        return len(word)
    if is_unspaced(word):
        return UNSPACED_LETTERS * len(word)
    return len(word) * SHORT_WORD_SHARE


def _drop_islands(runs: list[Run], old: Words, new: Words) -> list[Run]:
    """The runs without those that stand by chance between large differences."""
    row_sums, column_sums = _sums(old.folded), _sums(new.folded)

    def apart(row: int, row_end: int, column: int, column_end: int) -> float:
        cut, added = row_sums[row_end] - row_sums[row], column_sums[column_end] - column_sums[column]
        return cut + ONE_SIDED_SHARE * (added - cut) if cut < added else added + ONE_SIDED_SHARE * (cut - added)

    def is_stranded(run: Run, before: Run) -> bool:
        added = column_sums[run.new] - column_sums[before.new + before.length]
        signs = old.folded[run.old : run.old + run.length]
        return added >= STRANDING_LETTERS and not any(map(str.isalnum, signs))

    kept = runs
    for _ in range(ISLAND_PASSES):
        edges = [Run(0, 0, 0), *kept, Run(len(old.folded), len(new.folded), 0)]
        still = []
        for above, run, below in zip(edges, edges[1:], edges[2:], strict=False):
            before = apart(above.old + above.length, run.old, above.new + above.length, run.new)
            after = apart(run.old + run.length, below.old, run.new + run.length, below.new)
            own = row_sums[run.old + run.length] - row_sums[run.old]
            if own >= ISLAND_SHARE * min(before, after) and not is_stranded(run, above):
                still.append(run)
        if len(still) == len(kept):
            break
        kept = still
    return kept


def _sums(words: list[str]) -> list[float]:
    return list(accumulate(map(weight, words), initial=0.0))


def _replacements(old: Words, new: Words, row: int, row_end: int, column: int, column_end: int) -> Iterator[Run]:
    """What corresponds between words that differ: respelled words, figures, and a few words one by one."""
    if row == row_end or column == column_end:
        return
    if (row_end - row) * (column_end - column) <= LARGEST_REPLACEMENT:
        for pair in [*_nearly_same(old, new, row, row_end, column, column_end), Run(row_end, column_end, 0)]:
            yield from _substitutions(old, new, row, pair.old, column, pair.new)
            if pair.length:
                yield pair
            row, column = pair.old + 1, pair.new + 1


def _nearly_same(old: Words, new: Words, row: int, row_end: int, column: int, column_end: int) -> Iterator[Run]:
    """The words that were respelled, and the figures that stand where figures stood."""
    for index in range(row, row_end):
        word = old.folded[index]
        if word[0].isdigit():
            figure = next((other for other in range(column, column_end) if new.folded[other][0].isdigit()), None)
            if figure is None or index - row > FIGURE_REACH or figure - column > FIGURE_REACH:
                continue
            yield Run(index, figure, 1, Kind.FIGURE)
            row, column = index + 1, figure + 1
        elif RESPELLED_LENGTH <= len(word) <= LONGEST_WORD or word >= FIRST_SYLLABLE:
            others = range(column, column_end)
            similarities = [fuzz.ratio(word, new.folded[other], score_cutoff=RESPELLED) for other in others]
            best = max(similarities, default=0.0)
            if best:
                other = column + similarities.index(best)
                yield Run(index, other, 1, Kind.RESPELLED, best / 100)
                row, column = index + 1, other + 1


def _substitutions(old: Words, new: Words, row: int, row_end: int, column: int, column_end: int) -> Iterator[Run]:
    """A few words that stand in the place of others: they do not survive, but show how far a passage reaches."""
    rows, columns = row_end - row, column_end - column
    if rows == columns <= LONGEST_SUBSTITUTION:
        for index in range(rows):
            if old.folded[row + index][0].isalnum() == new.folded[column + index][0].isalnum():
                yield Run(row + index, column + index, 1, Kind.REPLACED, 0.0)
    elif (
        0 < rows <= LONGEST_UNSPACED_SUBSTITUTION
        and 0 < columns <= LONGEST_UNSPACED_SUBSTITUTION
        and all(map(is_unspaced, [*old.folded[row:row_end], *new.folded[column:column_end]]))
    ):
        yield Run(row, column, 1, Kind.REPLACED, 0.0)
        if rows > 1 and columns > 1:
            yield Run(row_end - 1, column_end - 1, 1, Kind.REPLACED, 0.0)
