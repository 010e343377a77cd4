"""Marks and signs on a text, and the lanes in which the lines of marks are drawn."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

LANES = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim as it is shown in the text: its number, span, state and name for screen readers."""

    number: int
    start: int
    end: int
    css_class: str
    label: str
    # An empty sign in the margin beside the first words: "bar", or the name of an icon.
    margin_sign: str = ""
    # Where its number leads; without one, to the claim on the page of the text.
    href: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that is drawn after the character before `at`, and is no part of the text: it leads to a note."""

    at: int
    # Known by this number on its page: `correction-sign-2`.
    number: int
    # What is drawn: an asterisk, a dagger, a figure.
    sign: str
    label: str
    href: str


def lanes(marks: Sequence[Mark]) -> list[int]:
    """The lane of each mark, 1 nearest the words, in the order of the marks; 0 for one that has no line.

    The shortest are served first, and marks that overlap never share a lane. O(n log n).
    """
    # The marks of one lane do not overlap, so that only the two neighbours can be in the way.
    taken: list[list[tuple[int, int]]] = [[] for _ in range(LANES)]
    found = [0] * len(marks)
    for index in sorted(range(len(marks)), key=lambda i: (marks[i].end - marks[i].start, marks[i].start, i)):
        span = marks[index].start, marks[index].end
        for lane, spans in enumerate(taken, start=1):
            at = bisect_left(spans, span)
            free_before = at == 0 or spans[at - 1][1] <= span[0]
            free_after = at == len(spans) or span[1] <= spans[at][0]
            if free_before and free_after:
                insort(spans, span)
                found[index] = lane
                break
    return found
