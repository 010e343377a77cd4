"""CPU time, as a ratio to a yardstick: one regular expression that cuts both texts into words."""

import re
import time
from collections.abc import Callable

YARDSTICK = re.compile(r"\w+|\s+|[^\w\s]")
TURNS = 9


def ratio(work: Callable[[], object], old: str, new: str) -> float:
    """How many yardsticks the work takes; both in turn, the best of several, because machines and load differ."""
    yardstick = best = float("inf")
    for _ in range(TURNS):
        yardstick = min(yardstick, _cpu(lambda: (YARDSTICK.findall(old), YARDSTICK.findall(new))))
        best = min(best, _cpu(work))
    return best / yardstick


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
