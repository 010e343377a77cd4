"""Maps spans of the old revision to the new one, through the structural difference between the two."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from annotations.confidence import (
    AGAIN_CONFIDENCE,
    AGAIN_LETTERS,
    AGAIN_WORDS,
    FIGURE_SURVIVAL,
    LEAST_SURVIVAL,
    SUPPORT_REACH,
    confidence,
)
from annotations.differences import IN_ORDER, Link, difference
from annotations.placements import Placement, Status
from annotations.segmentation import FIRST_SYLLABLE, SENTENCE_ENDS, joins, sentences, words

# What is less sure than this is not attached, but suggested.
AUTO_MIN = 0.55
# A span falls apart where whole sentences came between its words that are longer than itself, if one side is but an
# edge of it: less than this share of its letters.
EDGE_SHARE = 0.35
# Stands between stretches of text in which words are sought; no article holds it.
_SEPARATOR = "\x00"
# The white space of ASCII but spaces and line ends.
_OTHER_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f"
_LOST = Placement(None, None, Status.DELETED, 0.0)


class _Part(NamedTuple):
    """What a link contributes to a span."""

    old_end: int
    new_start: int
    new_end: int
    letters: float


class _Unclaimed(NamedTuple):
    """Stretches of the new text, joined: where each begins there, and where in the new text."""

    text: str
    places: list[int]
    new_starts: list[int]


class RevisionMapping:
    """Where the spans of one revision went in the next. Made once for both texts; a span then takes O(log n + m)."""

    def __init__(self, old: str, new: str, *, auto_min: float = AUTO_MIN) -> None:
        self._old = old
        self._new = new
        self._auto_min = auto_min
        self._old_letters, self._new_letters = _letters_of(old), _letters_of(new)
        self._links = difference(old, new)
        self._starts = [link.start for link in self._links]

    def map_many(self, spans: Iterable[tuple[int, int]]) -> list[Placement]:
        """The placement of each span, in their order."""
        return [self.map(start, end) for start, end in spans]

    def map(self, start: int, end: int) -> Placement:
        """Where a span of the old text stands in the new one. Raises ValueError for what is no span of the old text."""
        if not 0 <= start < end <= len(self._old):
            raise ValueError(f"{start} to {end} is no span of a text of {len(self._old)} characters")
        first = bisect_right(self._starts, start) - 1
        if first >= 0:
            link = self._links[first]
            if link.verbatim and end <= link.end:
                return self._carried(link, start, end)
            if link.end <= start:
                first += 1
        else:
            first = 0
        return self._rebuilt(first, start, end)

    def _carried(self, link: Link, start: int, end: int) -> Placement:
        """The placement of a span that lies in one verbatim stretch."""
        new_start = start + link.new_start - link.start
        new_end = new_start + end - start
        if (
            link.block == IN_ORDER
            and (start - link.start >= SUPPORT_REACH or not link.start)
            and (link.end - end >= SUPPORT_REACH or link.end == len(self._old))
        ):
            # Well inside a long stretch in order there is nothing to doubt.
            return Placement(new_start, new_end, Status.UNCHANGED, 1.0, new_start != start)
        letters = self._old_letters(self._old[start:end])
        if not letters:
            return Placement(None, None, Status.DELETED, 0.0, suggestion=(new_start, new_end))
        support = self._support(link.block, start, end, new_start, new_end)
        telling = _telling(self._old[start:end], letters)
        sure = confidence(survival=1.0, telling=telling, letters=letters, new_letters=letters, support=support)
        status = Status.UNCHANGED if link.block == IN_ORDER else Status.MOVED
        return self._placement(new_start, new_end, status, sure, start)

    def _rebuilt(self, first: int, start: int, end: int) -> Placement:
        """The placement of a span whose words are no longer all together."""
        blocks: dict[int, list[_Part]] = {}
        for index in range(first, len(self._links)):
            link = self._links[index]
            if link.start >= end:
                break
            blocks.setdefault(link.block, []).append(self._part(link, start, end))
        if not blocks:
            return self._found_again(start, end) or _LOST
        block, parts = max(blocks.items(), key=lambda item: (sum(part.letters for part in item[1]), -item[0]))
        parts = self._without_far_edges(parts)
        surviving = sum(part.letters for part in parts)
        letters = self._old_letters(self._old[start:end])
        if not surviving:
            return self._found_again(start, end) or _LOST
        new_start, new_end = parts[0].new_start, self._closed(parts[-1].old_end, end, parts[-1].new_end)
        if self._new[new_start:new_end] != self._old[start:end]:
            while joins(self._new, new_start):
                new_start -= 1
            while joins(self._new, new_end):
                new_end += 1
        sure = confidence(
            survival=surviving / letters,
            telling=_telling(self._old[start:end], letters),
            letters=letters,
            new_letters=self._new_letters(self._new[new_start:new_end]),
            support=self._support(block, start, end, new_start, new_end),
        )
        if surviving < LEAST_SURVIVAL * letters:
            suggested = Placement(
                None, None, Status.DELETED, min(sure, LEAST_SURVIVAL), suggestion=(new_start, new_end)
            )
            return self._found_again(start, end) or suggested
        status = Status.CHANGED
        if self._new[new_start:new_end] == self._old[start:end]:
            status = Status.UNCHANGED if block == IN_ORDER else Status.MOVED
        return self._placement(new_start, new_end, status, sure, start)

    def _found_again(self, start: int, end: int) -> Placement | None:
        """The last resort: the same words, once in either revision, where no other old words stand."""
        exact = self._old[start:end]
        unclaimed = self._unclaimed
        at = unclaimed.text.find(exact)
        if at < 0 or _letters(exact) < AGAIN_LETTERS or len(words(exact, 0, len(exact)).folded) < AGAIN_WORDS:
            return None
        stretch = bisect_right(unclaimed.places, at) - 1
        new_start = unclaimed.new_starts[stretch] + at - unclaimed.places[stretch]
        new_end = new_start + len(exact)
        if _occurs_again(self._old, exact, start) or _occurs_again(self._new, exact, new_start):
            return None
        if _parts_a_word(self._new, new_start) or _parts_a_word(self._new, new_end):
            return None
        return self._placement(new_start, new_end, Status.MOVED, AGAIN_CONFIDENCE, start)

    @cached_property
    def _unclaimed(self) -> "_Unclaimed":
        """The new text where no old words stand."""
        pieces: list[str] = []
        places: list[int] = []
        new_starts: list[int] = []
        place = reached = 0
        ends = [(link.new_start, link.new_end) for link in self._links if link.survival]
        for new_start, new_end in [*sorted(ends), (len(self._new), 0)]:
            if reached < new_start:
                pieces.append(self._new[reached:new_start])
                places.append(place)
                new_starts.append(reached)
                place += new_start - reached + len(_SEPARATOR)
            reached = new_end
        return _Unclaimed(_SEPARATOR.join(pieces), places, new_starts)

    def _without_far_edges(self, parts: list[_Part]) -> list[_Part]:
        """The parts without a small edge that inserted sentences cut off."""
        total = sum(part.letters for part in parts)
        if parts[-1].new_end - parts[0].new_start <= 2 * total:
            return parts
        gaps = [after.new_start - before.new_end for before, after in pairwise(parts)]
        gap = max(gaps, default=0)
        if gap <= total:
            return parts
        cut = gaps.index(gap) + 1
        left, right = parts[:cut], parts[cut:]
        inserted = self._new[left[-1].new_end : right[0].new_start]
        if _letters(inserted) <= total or len(sentences(inserted, 0, len(inserted))) < 2:
            return parts
        smaller, larger = sorted((left, right), key=lambda side: sum(part.letters for part in side))
        return larger if sum(part.letters for part in smaller) < EDGE_SHARE * total else parts

    def _part(self, link: Link, start: int, end: int) -> _Part:
        first, last = max(start, link.start), min(end, link.end)
        letters = self._old_letters(self._old[first:last])
        if link.verbatim:
            shift = link.new_start - link.start
            return _Part(last, first + shift, last + shift, letters)
        survival = FIGURE_SURVIVAL if link.figure else link.survival
        return _Part(last, link.new_start, link.new_end, letters * survival)

    def _closed(self, old_end: int, end: int, new_end: int) -> int:
        """The end with the mark that ends the sentence, where the span had one that was respelled or cut off."""
        if old_end < end and any(character in SENTENCE_ENDS for character in self._old[old_end:end].strip()):
            while new_end < len(self._new) and self._new[new_end] in SENTENCE_ENDS:
                new_end += 1
        return new_end

    def _support(self, block: int, start: int, end: int, new_start: int, new_end: int) -> float:
        """The share of the text beside the span that stands beside its new place; what lies outside the text does."""
        before, after = start - SUPPORT_REACH, end + SUPPORT_REACH
        found = 0
        if before < 0:
            found, before = -before, 0
        if after > len(self._old):
            found, after = found + after - len(self._old), len(self._old)
        nearest, farthest = new_start - 2 * SUPPORT_REACH, new_end + 2 * SUPPORT_REACH
        links = self._links
        for index in range(max(0, bisect_right(self._starts, before) - 1), len(links)):
            first, last, new_first, new_last, owner, *_ = links[index]
            if first >= after:
                break
            if owner != block:
                continue
            if first < start and last > before and new_last >= nearest:
                found += (last if last < start else start) - (first if first > before else before)
            if last > end and new_first <= farthest:
                found += (last if last < after else after) - (first if first > end else end)
        return found / (2 * SUPPORT_REACH)

    def _placement(self, start: int, end: int, status: Status, sure: float, old_start: int) -> Placement:
        if sure < self._auto_min:
            return Placement(None, None, Status.DELETED, sure, suggestion=(start, end))
        return Placement(start, end, status, sure, start != old_start)


def _occurs_again(text: str, exact: str, known: int) -> bool:
    return text.find(exact) != known or text.find(exact, known + 1) >= 0


def _parts_a_word(text: str, offset: int) -> bool:
    return joins(text, offset) or (0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum())


def _letters(text: str) -> int:
    """How many characters are not white space."""
    return len("".join(text.split()))


def _letters_between_plain_spaces(text: str) -> int:
    """The same for a text whose white space is spaces and line ends, in a third of the time."""
    return len(text) - text.count(" ") - text.count("\n")


def _letters_of(text: str) -> Callable[[str], int]:
    """The way to count the letters of the stretches of a text."""
    is_plain = text.isascii() and not any(space in text for space in _OTHER_SPACES)
    return _letters_between_plain_spaces if is_plain else _letters


def _telling(text: str, letters: int) -> int:
    """How much a text of so many letters says: a syllable or a sign for a word says as much as three of them."""
    if text.isascii():
        return letters
    return letters + sum(2 for letter in text if letter >= FIRST_SYLLABLE and letter.isalpha())
