"""Describes a span of a text by selectors, finds it by them, and carries spans from one revision to the next.

A wrong anchor is worse than none: what is not sure is given as a suggestion and not as a place.
"""

from collections.abc import Iterable, Iterator, Mapping

from annotations.mapping import AUTO_MIN, RevisionMapping
from annotations.placements import Placement, Status
from annotations.selectors import CONTEXT, Selectors, TextPositionSelector, TextQuoteSelector

__all__ = ["Placement", "RevisionMapping", "Status", "build_mapping", "describe", "reanchor", "resolve"]

# Half of the remembered context must stand beside the words ...
ENOUGH_CONTEXT = 0.5
# ... clearly more than beside any other occurrence of them ...
CLEAR_LEAD = 0.25
# ... unless the words occur once only and are too many to be there by chance.
LONG_QUOTATION = 20


def build_mapping(old: str, new: str) -> RevisionMapping:
    """Where spans of the old revision stand in the new one; to be made once for all spans of a revision."""
    return RevisionMapping(old, new)


def reanchor(old: str, new: str, spans: Iterable[tuple[int, int]], *, auto_min: float = AUTO_MIN) -> list[Placement]:
    """Where each span stands in the new revision, in their order; below `auto_min` there is only a suggestion."""
    return RevisionMapping(old, new, auto_min=auto_min).map_many(spans)


def describe(text: str, start: int, end: int, context: int = CONTEXT) -> dict[str, object]:
    """The words of a span, their context and their position, as the `selector` of a W3C target."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is no span of a text of {len(text)} characters")
    return Selectors(TextQuoteSelector.of(text, start, end, context), TextPositionSelector(start, end)).to_json()


def resolve(text: str, selectors: Mapping[str, object]) -> Placement:
    """The one place that selectors describe, for text whose earlier version is not at hand.

    Only the exact words are accepted. Among several occurrences the context decides; where contexts are alike,
    the position does, if it names one of them exactly. A position without a quotation proves nothing and is only
    suggested. Raises SelectorError where the selectors cannot be read.
    """
    known = Selectors.from_json(selectors)
    hint = (known.position.start, known.position.end) if known.position else None
    if known.quote is None:
        within = hint is not None and hint[1] <= len(text)
        return _unplaced(hint if within else None)

    quote = known.quote
    places = list(_occurrences(text, quote.exact))
    if not places:
        return _unplaced(None)
    ranked = sorted(((_agreement(text, place, quote), place == hint, place) for place in places), reverse=True)
    agreement, is_hinted, best = ranked[0]
    lead = agreement - ranked[1][0] if len(ranked) > 1 else 1.0

    if not quote.prefix and not quote.suffix:
        enough = is_hinted or len(quote.exact) >= LONG_QUOTATION
    else:
        enough = agreement >= ENOUGH_CONTEXT or (len(places) == 1 and len(quote.exact) >= LONG_QUOTATION)
    clear = is_hinted or lead >= CLEAR_LEAD or (agreement == 1.0 and lead > 0)
    if not (enough and clear):
        return _unplaced(best if lead > 0 or is_hinted else None)
    relocated = hint is not None and not is_hinted
    return Placement(best[0], best[1], Status.UNCHANGED, 0.5 + 0.5 * agreement, relocated)


def _unplaced(suggestion: tuple[int, int] | None) -> Placement:
    return Placement(None, None, Status.DELETED, 0.0, suggestion=suggestion)


def _occurrences(text: str, exact: str) -> Iterator[tuple[int, int]]:
    """Every place of the words, overlapping ones included."""
    start = text.find(exact)
    while start != -1:
        yield start, start + len(exact)
        start = text.find(exact, start + 1)


def _agreement(text: str, place: tuple[int, int], quote: TextQuoteSelector) -> float:
    """The share of the remembered context that stands beside the place; 1.0 where none was remembered and none is."""
    start, end = place
    before = text[max(0, start - len(quote.prefix)) : start]
    after = text[end : end + len(quote.suffix)]
    if not quote.prefix and not quote.suffix:
        return 1.0 if quote.exact == text else 0.0
    same = _common_start(before[::-1], quote.prefix[::-1]) + _common_start(after, quote.suffix)
    return same / (len(quote.prefix) + len(quote.suffix))


def _common_start(one: str, other: str) -> int:
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))
