"""Finds passages that moved and were edited, in what no other alignment has claimed.

Three words in a row that both sides have are a seed. A seed grows over equal words as far as it can; the heaviest come
first, take the rest of their sentences with them as far as it corresponds, and are believed if enough of it does.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from annotations.gap_alignment import Kind, Run, align_words, weight
from annotations.segmentation import SENTENCE_ENDS, Words

SEED = 3
_SEED_ROOM = re.compile(b"\x01{3,}")
# A seed that stands at more places than this is a phrase that everybody uses.
COMMONEST_SEED = 4
# The letters of a seed, so that it is worth looking at the rest of its sentence ...
SEED_LETTERS = 10.0
# ... and those that must move together to be more than a phrase.
ENOUGH_LETTERS = 20.0
# So many words to either side of a seed may come along.
LONGEST_GROWTH = 100
# The share of the lighter of two sentences that must correspond for the rest to come along.
ENOUGH_SHARE = 0.5
# A light seed says nothing by itself: so much of the heavier sentence must correspond.
LIGHT_SHARE = 0.7


class Leftover(NamedTuple):
    """The words of one revision between its anchors, and which of them nothing has claimed yet."""

    text: str
    words: Words
    # The numbers of the words before which other text was left out.
    jumps: frozenset[int]
    # A byte for each word: 1 while it is free.
    free: bytearray


def leftover(text: str, words: Words, jumps: Iterable[int], claimed: Iterable[tuple[int, int]]) -> Leftover:
    """The words without those claimed, given by the first and how many."""
    free = bytearray(b"\x01") * len(words.folded)
    for first, length in claimed:
        free[first : first + length] = bytes(length)
    return Leftover(text, words, frozenset(jumps), free)


def moved_blocks(old: Leftover, new: Leftover) -> Iterator[list[Run]]:
    """The runs of each moved passage, the heaviest first; claims their words."""
    for found in sorted(_seeds(old, new), key=lambda run: (-_weight(old, run), run.old, run.new)):
        for seed in _free_parts(old, new, found):
            runs = _grown(old, new, seed)
            for run in runs:
                old.free[run.old : run.old + run.length] = bytes(run.length)
                new.free[run.new : run.new + run.length] = bytes(run.length)
            if runs:
                yield runs


def _free_parts(old: Leftover, new: Leftover, seed: Run) -> list[Run]:
    """What a heavier passage has left of a seed, if that is still enough."""
    parts = []
    first = 0
    for index in range(seed.length + 1):
        if index == seed.length or not (old.free[seed.old + index] and new.free[seed.new + index]):
            part = Run(seed.old + first, seed.new + first, index - first)
            if part.length >= SEED and _weight(old, part) >= SEED_LETTERS:
                parts.append(part)
            first = index + 1
    return parts


def _weight(side: Leftover, run: Run) -> float:
    return sum(map(weight, side.words.folded[run.old : run.old + run.length]))


def _grams(side: Leftover) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Each place where three free words stand in a row, with these words."""
    jumps = sorted(side.jumps)
    for stretch in _SEED_ROOM.finditer(side.free):
        start, end = stretch.span()
        inside = jumps[bisect_right(jumps, start) : bisect_left(jumps, end)]
        for first, last in pairwise([start, *inside, end]):
            folded = side.words.folded[first:last]
            yield from enumerate(zip(folded, folded[1:], folded[2:], strict=False), first)


def _seeds(old: Leftover, new: Leftover) -> Iterator[Run]:
    """The longest runs of equal free words through each seed."""
    places: dict[tuple[str, str, str], list[int]] = {}
    for index, gram in _grams(new):
        places.setdefault(gram, []).append(index)
    reached: dict[int, int] = {}
    for row, gram in _grams(old):
        columns = places.get(gram, ())
        if len(columns) > COMMONEST_SEED:
            continue
        for column in columns:
            # A run is found once: its later seeds lie on the same diagonal.
            if reached.get(column - row, -1) > row:
                continue
            length = _common_length(old, new, row, column)
            reached[column - row] = row + length
            # The mark before a sentence belongs to the one before.
            mark = old.words.folded[row] in SENTENCE_ENDS
            run = Run(row + mark, column + mark, length - mark)
            if run.length >= SEED and _weight(old, run) >= SEED_LETTERS:
                yield run


def _common_length(old: Leftover, new: Leftover, row: int, column: int) -> int:
    length = SEED
    limit = min(len(old.free) - row, len(new.free) - column)
    while (
        length < limit
        and _goes_on(old, row + length)
        and _goes_on(new, column + length)
        and old.words.folded[row + length] == new.words.folded[column + length]
    ):
        length += 1
    return length


def _goes_on(side: Leftover, index: int) -> bool:
    return bool(side.free[index]) and index not in side.jumps


def _grown(old: Leftover, new: Leftover, seed: Run) -> list[Run]:
    """The seed with what corresponds in the rest of its sentences; nothing, if it is light and they are not alike."""
    rows, columns = _around(old, seed.old, seed.length), _around(new, seed.new, seed.length)
    lighter, heavier = sorted(
        sum(map(weight, side.words.folded[slice(*reach)])) for side, reach in ((old, rows), (new, columns))
    )
    is_light = _weight(old, seed) < ENOUGH_LETTERS
    needed = max(ENOUGH_LETTERS, LIGHT_SHARE * heavier) if is_light else ENOUGH_SHARE * lighter
    if is_light and lighter < needed:
        return []
    found = [seed]
    for row, row_end, column, column_end in (
        (rows[0], seed.old, columns[0], seed.new),
        (seed.old + seed.length, rows[1], seed.new + seed.length, columns[1]),
    ):
        runs = align_words(old.text, new.text, _cut(old.words, row, row_end), _cut(new.words, column, column_end))
        found.extend(run.shifted(row, column) for run in runs)
    if sum(_weight(old, run) for run in found if run.kind > Kind.REPLACED) >= needed:
        return sorted(found)
    return [] if is_light else [seed]


def _around(side: Leftover, start: int, length: int) -> tuple[int, int]:
    """The free words around a run as far as its sentences reach."""
    left, right = start, start + length
    while left > max(0, start - LONGEST_GROWTH) and side.free[left - 1] and not _is_cut(side, left):
        left -= 1
    last = min(len(side.free), right + LONGEST_GROWTH)
    while right < last and side.free[right] and not _is_cut(side, right):
        right += 1
    return left, right


def _is_cut(side: Leftover, index: int) -> bool:
    """Whether a sentence ends before a word, or other text was left out there."""
    if index in side.jumps:
        return True
    start, end = side.words.ends[index - 1], side.words.starts[index]
    # Nearly all words are parted by a space, and end no sentence.
    return start < end and (
        side.words.folded[index - 1] in SENTENCE_ENDS or (end - start > 1 and "\n\n" in side.text[start:end])
    )


def _cut(words: Words, start: int, end: int) -> Words:
    return Words(words.starts[start:end], words.ends[start:end], words.folded[start:end])
