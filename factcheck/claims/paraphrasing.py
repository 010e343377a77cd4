"""Finds quoted words in a question: facts are read back to a source, never the quotation itself.

Who hears their own words read out changes them, or the story; so a question on the call sheet says what is claimed in
other words.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from factcheck.claims.states import ClaimKind
from factcheck.language.quotations import find_quotations

# Fewer words than this are a name or a term, and cannot be said otherwise.
SHORTEST_QUOTATION = 3
# So many in a row are a piece of the quotation, however long it is.
LONGEST_RUN = 5
_MARKS = "\"'“”„«»‘’‚"
_STRAIGHT = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚", "'")})
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def quotations_of(kind: str, words: str, sentence: str) -> list[str]:
    """The quoted words that a claim rests on: those that its sentence quotes, and a quotation's own words."""
    straight = sentence.translate(_STRAIGHT)
    inside = find_quotations(straight).inside
    found = [sentence[start:end].strip(_MARKS) for start, end in _stretches(inside)]
    return [*found, words] if kind == ClaimKind.QUOTATION else found


def words_read_out(question: str, quotations: Iterable[str]) -> str:
    """Gives the words of the question that are those of a quotation, the longest run; empty when it paraphrases."""
    asked = list(_WORD.finditer(question))
    said = [word.group().casefold().replace("’", "'") for word in asked]
    longest = ""
    for quotation in quotations:
        quoted = [word.casefold().replace("’", "'") for word in _WORD.findall(quotation)]
        if len(quoted) < SHORTEST_QUOTATION:
            continue
        run = SequenceMatcher(None, said, quoted, autojunk=False).find_longest_match()
        if run.size >= min(len(quoted), LONGEST_RUN):
            words = question[asked[run.a].start() : asked[run.a + run.size - 1].end()]
            longest = max(longest, words, key=len)
    return longest


def _stretches(inside: bytearray) -> Iterable[tuple[int, int]]:
    """The runs of characters that stand inside quotation marks."""
    start = None
    for place, quoted in enumerate([*inside, 0]):
        if quoted and start is None:
            start = place
        elif not quoted and start is not None:
            yield start, place
            start = None
