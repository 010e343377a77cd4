"""Compares a quotation with the stored excerpt of its source, word by word."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import Indel

from annotations.quotations import find_quotation

# A passage that shares fewer of the quotation's words than this is another passage.
LEAST_SHARED = 0.5
# What stands for words left out: the parts round it are looked for one after the other.
_LEFT_OUT = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*")
# A word, with the signs within it (23.5, S-400, don’t); scripts without spaces letter by letter; or one other sign.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+(?:[.,:’'/-][^\W_\u3040-\u30ff\u3400-\u9fff]+)*|[^\w\s]|_"
)
_SAME = str.maketrans(
    {**dict.fromkeys("“”„‟«»″＂", '"'), **dict.fromkeys("‘’‚‛‹›′ʼ`´", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
)


@dataclass(frozen=True, slots=True)
class Run:
    """Some words one after the other: "same" in both, "ins" only in the quotation, "del" only in the excerpt."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """How a quotation departs from the nearest passage of the excerpt; no runs where there is none near."""

    runs: tuple[Run, ...] = ()

    @property
    def has_a_passage(self) -> bool:
        return bool(self.runs)


@lru_cache(maxsize=32)
def difference(excerpt: str, quotation: str) -> Difference | None:
    """Gives None where the quotation stands in the excerpt, or either is empty; else where it departs from it.

    The style of quotation marks, dashes and spaces does not count, and an ellipsis stands for words left out. Linear
    in the excerpt; in the quotation, what `Indel.opcodes` costs.
    """
    if not excerpt.strip() or not quotation.strip() or _stands_in(excerpt, quotation):
        return None
    quoted, there = _tokens(quotation), _tokens(excerpt)
    if not quoted or not there:
        return Difference()
    words, sought = [_key(token[0]) for token in there], [_key(token[0]) for token in quoted]
    first, last, shared = _nearest(words, sought)
    if shared < LEAST_SHARED * len(sought):
        return Difference()
    runs = _runs(excerpt, there[first:last], quotation, quoted, words[first:last], sought)
    return Difference(runs) if any(run.kind != "same" for run in runs) else None


def _stands_in(excerpt: str, quotation: str) -> bool:
    at = 0
    for part in _LEFT_OUT.split(quotation):
        if not part.strip():
            continue
        places = [end for start, end in find_quotation(excerpt, part) if start >= at]
        if not places:
            return False
        at = places[0]
    return True


def _tokens(text: str) -> list[re.Match[str]]:
    """The words and other signs, but for quotation marks: where they stand is a matter of style."""
    found = _TOKEN.finditer(unicodedata.normalize("NFC", text))
    return [token for token in found if _key(token[0]) not in ('"', "'")]


def _key(word: str) -> str:
    return word.translate(_SAME)


def _nearest(words: list[str], sought: list[str]) -> tuple[int, int, int]:
    """The window of the excerpt that shares the most words with the quotation, and how many; the first of several."""
    size = min(len(words), len(sought) + max(2, len(sought) // 4))
    wanted, inside = Counter(sought), Counter[str]()
    shared = best = best_end = 0
    for index, word in enumerate(words):
        inside[word] += 1
        shared += inside[word] <= wanted[word]
        if index >= size:
            leaving = words[index - size]
            shared -= inside[leaving] <= wanted[leaving]
            inside[leaving] -= 1
        if shared > best:
            best, best_end = shared, index + 1
    return max(0, best_end - size), min(len(words), best_end + len(sought) // 4), best


def _runs(
    excerpt: str,
    there: list[re.Match[str]],
    quotation: str,
    quoted: list[re.Match[str]],
    words: list[str],
    sought: list[str],
) -> tuple[Run, ...]:
    """The words of both in order; what the excerpt has before and after the passage is left out."""
    steps = list(Indel.opcodes(words, sought))
    while steps and steps[0].tag == "delete":
        steps.pop(0)
    while steps and steps[-1].tag == "delete":
        steps.pop()
    runs: list[Run] = []
    for is_same, group in groupby(steps, key=lambda step: step.tag == "equal"):
        several = list(group)
        from_there = there[several[0].src_start : several[-1].src_end]
        from_quoted = quoted[several[0].dest_start : several[-1].dest_end]
        if from_there:
            runs.append(Run("same" if is_same else "del", _between(excerpt, from_there)))
        if from_quoted and not is_same:
            runs.append(Run("ins", _between(quotation, from_quoted)))
    return tuple(runs)


def _between(text: str, tokens: list[re.Match[str]]) -> str:
    return unicodedata.normalize("NFC", text)[tokens[0].start() : tokens[-1].end()]
