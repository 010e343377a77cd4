"""Finds the sentences that both revisions have, those in order and those that moved.

- A sentence that stands once on each side is an anchor. The heaviest anchors in the same order stay in place.
- Their equal neighbours join them, so that repeated sentences follow those beside them.
- What is left between two anchors is searched by itself, by its longest common subsequence.
- Anchors out of order are moved blocks.
- What then differs is cut where a sentence has a new version: a sentence added beside it takes none of its words.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

# Sentences of fewer characters may be the same by chance ("Yes.", "return x;"): they follow others, but anchor none.
TELLING = 25
# Two sentences are versions of each other from this similarity (0 to 100) on, sought in gaps of so many comparisons.
VERSIONS = 75.0
MOST_COMPARISONS = 400
# A sentence of so many characters is copied, and not moved, if one so similar stands in its place. (Lines of a list are
# shorter, and all alike.)
COPIED_LENGTH = 60
COPIED = 88.0
# The table of a longest common subsequence has a bit for each pair of items: 8 MB at most, and as much work.
LARGEST_TABLE = 64_000_000


class Gap(NamedTuple):
    """Old and new sentences between two anchors, by the first and behind the last."""

    old: int
    old_end: int
    new: int
    new_end: int


class Pair(NamedTuple):
    """An old and a new sentence with the same words, by their numbers."""

    old: int
    new: int


def in_order(pairs: Sequence[Pair], weights: Sequence[int]) -> list[Pair]:
    """The heaviest pairs that have the same order on both sides. O(n log n)."""
    if all(one.new < other.new for one, other in pairwise(pairs)):
        return list(pairs)
    # Of all chains found so far, those that no chain beats which is as heavy and ends earlier.
    ends: list[int] = []
    totals: list[int] = []
    members: list[int] = []
    before: list[int | None] = []
    for index, (pair, weight) in enumerate(zip(pairs, weights, strict=True)):
        at = bisect_left(ends, pair.new)
        before.append(members[at - 1] if at else None)
        total = weight + (totals[at - 1] if at else 0)
        beaten = at
        while beaten < len(ends) and totals[beaten] <= total:
            beaten += 1
        ends[at:beaten], totals[at:beaten], members[at:beaten] = [pair.new], [total], [index]
    chain: list[Pair] = []
    last = members[-1] if members else None
    while last is not None:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]


def align_sentences(old: Sequence[str], new: Sequence[str]) -> tuple[list[Pair], list[list[Pair]]]:
    """The pairs of equal sentences in order, and the runs of those that moved, each of folded sentences."""
    lengths = [len(sentence) for sentence in old]
    anchors = unique_on_both_sides(old, new)
    # A short sentence holds its place only beside others: see _between.
    anchors = [pair for pair in anchors if lengths[pair.old] >= TELLING]
    chain = in_order(anchors, [lengths[pair.old] for pair in anchors])
    kept = _with_neighbours(chain, old, new)
    taken_old, taken_new = {pair.old for pair in kept}, {pair.new for pair in kept}
    strays = [pair for pair in anchors if pair.old not in taken_old and pair.new not in taken_new]
    strays = [pair for pair in strays if not _was_edited_in_place(pair.old, kept, old, new)]
    moved = runs(_with_neighbours(strays, old, new, taken_old, taken_new))
    taken_old.update(pair.old for run in moved for pair in run)
    taken_new.update(pair.new for run in moved for pair in run)

    found = list(kept)
    edges = [Pair(-1, -1), *kept, Pair(len(old), len(new))]
    for above, below in pairwise(edges):
        rows = [index for index in range(above.old + 1, below.old) if index not in taken_old]
        columns = [index for index in range(above.new + 1, below.new) if index not in taken_new]
        if rows and columns:
            found.extend(_between(old, new, rows, columns))
    return sorted(found), moved


def _was_edited_in_place(row: int, kept: Sequence[Pair], old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a long sentence stands where it stood, edited: the same words elsewhere are then a copy of it."""
    if len(old[row]) < COPIED_LENGTH:
        return False
    at = bisect_left(kept, Pair(row, -1))
    first = kept[at - 1].new + 1 if at else 0
    last = kept[at].new if at < len(kept) else len(new)
    if last - first > MOST_COMPARISONS:
        return False
    return any(
        fuzz.ratio(old[row], sentence, score_cutoff=COPIED) and sentence != old[row] for sentence in new[first:last]
    )


def unique_on_both_sides(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The pairs of what stands once on either side, in the order of the old one."""
    places = _places_of_unique(new)
    return [Pair(row, places[item]) for item, row in _places_of_unique(old).items() if item in places]


def _places_of_unique(items: Sequence[str]) -> dict[str, int]:
    counts = Counter(items)
    return {item: index for index, item in enumerate(items) if counts[item] == 1 and item}


def _with_neighbours(
    chain: Sequence[Pair],
    old: Sequence[str],
    new: Sequence[str],
    taken_old: Iterable[int] = (),
    taken_new: Iterable[int] = (),
) -> list[Pair]:
    """The pairs with the equal sentences right before and after them."""
    rows, columns = {*taken_old, *(pair.old for pair in chain)}, {*taken_new, *(pair.new for pair in chain)}
    found: list[Pair] = list(chain)
    for step, ordered in ((1, chain), (-1, chain[::-1])):
        for pair in ordered:
            row, column = pair.old + step, pair.new + step
            while (
                0 <= row < len(old)
                and 0 <= column < len(new)
                and row not in rows
                and column not in columns
                and old[row] == new[column]
            ):
                rows.add(row)
                columns.add(column)
                found.append(Pair(row, column))
                row, column = row + step, column + step
    return sorted(found)


def runs(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The pairs, cut wherever one does not follow right after the one before on both sides."""
    found: list[list[Pair]] = []
    for pair in pairs:
        if found and found[-1][-1] == (pair.old - 1, pair.new - 1):
            found[-1].append(pair)
        else:
            found.append([pair])
    return found


def _between(old: Sequence[str], new: Sequence[str], rows: list[int], columns: list[int]) -> list[Pair]:
    """The equal sentences of one gap by their longest common subsequence; runs too short to tell are left out."""
    if len(rows) * len(columns) > LARGEST_TABLE:
        return []
    found = []
    blocks = Indel.opcodes([old[row] for row in rows], [new[column] for column in columns]).as_matching_blocks()
    for first, new_first, size in blocks[:-1]:
        run = [Pair(rows[first + index], columns[new_first + index]) for index in range(size)]
        at_edge = first == new_first == 0 or (first + size == len(rows) and new_first + size == len(columns))
        if at_edge or sum(len(old[pair.old]) for pair in run) >= TELLING:
            found.extend(run)
    return found


def narrowed(gap: Gap, old: Sequence[str], new: Sequence[str]) -> list[Gap]:
    """The gap, cut where a sentence has one clear new version, so that no other sentence takes its words.

    Where every sentence has one, none is in the way, and words may still go from one to the next.
    """
    rows, columns = range(gap.old, gap.old_end), range(gap.new, gap.new_end)
    if not 1 < len(rows) * len(columns) <= MOST_COMPARISONS:
        return [gap]
    if sum(len(old[row]) for row in rows) * sum(len(new[column]) for column in columns) > LARGEST_TABLE:
        return [gap]
    versions = _versions(old, new, rows, columns)
    if len(versions) == len(rows) == len(columns):
        return [gap]
    gaps = []
    row, column = gap.old, gap.new
    edges = [*versions, Pair(gap.old_end, gap.new_end)]
    for pair, following in pairwise(edges):
        version = _merged(
            Gap(pair.old, pair.old + 1, pair.new, pair.new + 1),
            Gap(row, following.old, column, following.new),
            old,
            new,
        )
        gaps += [Gap(row, version.old, column, version.new), version]
        row, column = version.old_end, version.new_end
    return [*gaps, Gap(row, gap.old_end, column, gap.new_end)]


def _versions(old: Sequence[str], new: Sequence[str], rows: range, columns: range) -> list[Pair]:
    """The pairs in order of which each is the other's most similar sentence."""
    best_of_column: dict[int, tuple[float, int]] = {}
    best_of_row: dict[int, tuple[float, int]] = {}
    for row in rows:
        for column in columns:
            similarity = fuzz.ratio(old[row], new[column], score_cutoff=VERSIONS)
            if similarity > best_of_row.get(row, (0.0, 0))[0]:
                best_of_row[row] = similarity, column
            if similarity > best_of_column.get(column, (0.0, 0))[0]:
                best_of_column[column] = similarity, row
    pairs = [Pair(row, column) for row, (_, column) in best_of_row.items() if best_of_column[column][1] == row]
    return in_order(pairs, [len(old[pair.old]) for pair in pairs])


def _merged(version: Gap, within: Gap, old: Sequence[str], new: Sequence[str]) -> Gap:
    """The version with the sentences beside it that make it more alike: sentences were merged or split."""

    def similarity(gap: Gap) -> float:
        return fuzz.ratio(" ".join(old[gap.old : gap.old_end]), " ".join(new[gap.new : gap.new_end]))

    best = similarity(version)
    while True:
        wider = [
            version._replace(old=max(version.old - 1, within.old)),
            version._replace(old_end=min(version.old_end + 1, within.old_end)),
            version._replace(new=max(version.new - 1, within.new)),
            version._replace(new_end=min(version.new_end + 1, within.new_end)),
        ]
        reached, widest = max((similarity(gap), gap) for gap in wider)
        if reached <= best:
            return version
        best, version = reached, widest
