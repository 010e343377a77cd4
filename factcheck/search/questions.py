"""What somebody typed into the search box, read kindly: whatever it is, it is a question or nothing, never an error.

`boats port` finds what has both words, the last one also as the beginning of a longer word; `"three boats"` finds the
words in this order; `-port` leaves out what has the word. A word that search knows as several (S-400, 36.5) is found
as they stand together.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.search.words import is_pair, spelled, words

LONGEST_QUESTION = 300
MOST_TERMS = 12
SHORTEST_BEGINNING = 2

_TERM = re.compile(r'-?"[^"]*"?|[^\s"]+')
_QUOTES = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True)
class Term:
    """Folded words that stand together; where `begins`, the last of them may be the beginning of a longer word."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True)
class Question:
    """What has to be there, and what must not be."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)


class Span(NamedTuple):
    start: int
    end: int


def read_question(typed: str) -> Question:
    """Gives the question in what was typed; an empty one, where it has no word to look for."""
    canonical = unicodedata.normalize("NFC", typed[:LONGEST_QUESTION]).translate(_QUOTES)
    raw = [term for term in _TERM.findall(canonical) if any(words(term))][:MOST_TERMS]
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for place, term in enumerate(raw, start=1):
        is_unwanted, is_quoted = term.startswith("-"), '"' in term
        may_go_on = place == len(raw) and not is_unwanted and not is_quoted
        (unwanted if is_unwanted else wanted).append(_term(term, may_go_on=may_go_on))
    return Question(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))


def _term(raw: str, *, may_go_on: bool) -> Term:
    found = list(words(raw))
    if len(found) > 1 and found[-2].end == found[-1].end:
        # The last character of a run without spaces: the pair before holds it already, and it may go on in the text.
        found.pop()
    last = found[-1]
    # A single character of such a run is the beginning of every pair that it begins.
    is_single = is_pair(last.folded) and last.end - last.start == 1
    begins = is_single or (may_go_on and len(last.folded) >= SHORTEST_BEGINNING)
    return Term(tuple(word.folded for word in found), begins)


def hits(text: str, question: Question) -> list[Span]:
    """Gives the spans in the text that answer the question, in code points, in order; none overlaps another."""
    folded, places = spelled(text)
    spans = sorted(span for term in question.wanted for span in _spans_of(term, folded, places))
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _spans_of(term: Term, folded: list[str], places: list[tuple[int, int]]) -> list[Span]:
    *firsts, last = term.words
    before = len(firsts)
    if term.begins:
        ends = [at for at, word in enumerate(folded) if word.startswith(last)]
    else:
        ends = [at for at, word in enumerate(folded) if word == last]
    spans = []
    for at in ends:
        if at >= before and folded[at - before : at] == firsts:
            start, end = places[at]
            # Of a pair that only begins with the character sought, the character alone is the hit.
            if is_pair(last) and len(last) < len(folded[at]):
                end = start + 1
            spans.append(Span(places[at - before][0], end))
    return spans
