"""Finds claimed words in a sentence that says the same in other signs: “36 soldiers” in “thirty-six soldiers”."""

from functools import lru_cache

from factcheck.language.folding import fold, tokens_of


def same_words(old: str, start: int, end: int, new: str) -> tuple[int, int] | None:
    """Gives the span of the new sentence that says what the span of the old one said, or None where it says otherwise.

    Only for sentences that fold alike: then their words can be counted.
    """
    if _folded(old) != _folded(new):
        return None
    before, after = tokens_of(old), tokens_of(new)
    if [token.text for token in before] != [token.text for token in after]:
        return None
    inside = [index for index, token in enumerate(before) if token.start < end and token.end > start]
    if not inside:
        return None
    first, last = after[inside[0]], after[inside[-1]]
    # Signs at the edges are no words: a quotation mark or a full stop stays in the claim.
    left, right = old[start : before[inside[0]].start], old[before[inside[-1]].end : end]
    span = first.start, last.end
    if left and new[: span[0]].endswith(left):
        span = span[0] - len(left), span[1]
    if right and new[span[1] :].startswith(right):
        span = span[0], span[1] + len(right)
    return span if fold(new[span[0] : span[1]]) == fold(old[start:end]) else None


@lru_cache(maxsize=2048)
def _folded(sentence: str) -> str:
    """A sentence folded: many claims and cited passages stand in one, and it is folded once for all of them."""
    return fold(sentence)
