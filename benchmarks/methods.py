"""Ways to re-anchor spans: ours, and what one would write in an afternoon with rapidfuzz."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from annotations.anchoring import reanchor
from annotations.placements import Placement, Status

Span = tuple[int, int]
Method = Callable[[str, str, Sequence[Span]], Sequence[Placement]]

TOKEN = re.compile(r"\w+|[^\w\s]")
# The share of its letters that must survive for a span to be placed by the token difference.
SURVIVING = 0.35
# The similarity from which a stretch found by partial_ratio is believed.
SIMILAR = 70.0
CONTEXT = 32
GONE = Placement(None, None, Status.DELETED, 1.0)


def by_token_difference(old: str, new: str, spans: Sequence[Span]) -> list[Placement]:
    """One difference of the words of both texts; a span reaches from its first to its last surviving word."""
    rows, columns = list(TOKEN.finditer(old)), list(TOKEN.finditer(new))
    image: dict[int, int] = {}
    blocks = Indel.opcodes([row[0] for row in rows], [column[0] for column in columns]).as_matching_blocks()
    for block in blocks:
        image.update(zip(range(block.a, block.a + block.size), range(block.b, block.b + block.size), strict=True))
    starts, ends = [row.start() for row in rows], [row.end() for row in rows]
    placements = []
    for start, end in spans:
        inside = range(bisect_left(ends, start + 1), bisect_left(starts, end))
        surviving = [index for index in inside if index in image]
        letters = sum(len(rows[index][0]) for index in inside)
        if not surviving or sum(len(rows[index][0]) for index in surviving) < SURVIVING * letters:
            placements.append(GONE)
            continue
        head, tail = rows[surviving[0]], rows[surviving[-1]]
        # A span may begin or end inside a word.
        new_start = columns[image[surviving[0]]].start() + max(0, start - head.start())
        new_end = columns[image[surviving[-1]]].end() - max(0, tail.end() - end)
        placements.append(_placed(old, new, (start, end), (new_start, new_end)))
    return placements


def by_partial_ratio(old: str, new: str, spans: Sequence[Span]) -> list[Placement]:
    """Each span sought by itself: exact words where the context agrees most, else the most similar stretch."""
    placements = []
    for start, end in spans:
        exact = old[start:end]
        places = [found.start() for found in re.finditer(re.escape(exact), new)]
        if places:
            before, after = old[max(0, start - CONTEXT) : start], old[end : end + CONTEXT]
            agreement = [
                fuzz.ratio(before, new[max(0, place - CONTEXT) : place])
                + fuzz.ratio(after, new[place + len(exact) : place + len(exact) + CONTEXT])
                for place in places
            ]
            place = places[agreement.index(max(agreement))]
            placements.append(_placed(old, new, (start, end), (place, place + len(exact))))
            continue
        alignment = fuzz.partial_ratio_alignment(exact, new, score_cutoff=SIMILAR) if new else None
        if alignment is None or alignment.dest_start == alignment.dest_end:
            placements.append(GONE)
        else:
            placements.append(_placed(old, new, (start, end), (alignment.dest_start, alignment.dest_end)))
    return placements


def _placed(old: str, new: str, span: Span, place: Span) -> Placement:
    if place[0] >= place[1]:
        return GONE
    same = old[slice(*span)] == new[slice(*place)]
    return Placement(*place, Status.UNCHANGED if same else Status.CHANGED, 1.0)


METHODS: dict[str, Method] = {
    "factcheck": reanchor,
    "Indel tokens": by_token_difference,
    "partial_ratio": by_partial_ratio,
}
