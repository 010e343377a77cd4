"""No pair of texts takes re-anchoring out of bounds, however little they have in common or how often the same."""

from functools import partial

import pytest

from annotations.anchoring import reanchor
from benchmarks.timing import ratio
from benchmarks.worst_cases import ALLOWED, cases

SPANS = [(start, start + 60) for start in range(0, 29_000, 60)]


@pytest.mark.parametrize(("old", "new"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_the_worst_texts_of_thirty_kilobytes_stay_within_the_yardsticks_allowed(old: str, new: str) -> None:
    assert ratio(partial(reanchor, old, new, SPANS), old, new) < ALLOWED
