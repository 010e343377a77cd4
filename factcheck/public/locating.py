"""Finds the words that a reader means in a published text, and the claim that stands there."""

from annotations.anchoring import resolve
from annotations.quotations import find_quotation
from annotations.rendering import FURNITURE
from annotations.selectors import TextQuoteSelector
from factcheck.articles.models import Revision
from factcheck.claims.models import ClaimAnchor
from factcheck.language.sentences import sentence_at, sentences

Span = tuple[int, int]


def readers_sentences(revision: Revision) -> list[Span]:
    """The sentences that readers see, in order: those of site furniture are left out."""
    shown = _shown(revision)
    return [span for span in sentences(revision.text) if _is_within(span, shown)]


def places_of(revision: Revision, words: str, before: str = "", after: str = "") -> list[Span]:
    """Every place of the words in what readers see, in code points: one means found, none or several not.

    `before` and `after` are what stands around them on the page, where a script read it; they decide which one is
    meant. Without them typed words are found whatever their quotation marks, dashes and spaces.
    """
    shown = _shown(revision)
    if before or after:
        quote = TextQuoteSelector(words, before, after).to_json()
        found = resolve(revision.text, {"selector": [quote]})
        if found.start is not None and found.end is not None and _is_within((found.start, found.end), shown):
            return [(found.start, found.end)]
    return [span for span in find_quotation(revision.text, words) if _is_within(span, shown)]


def sentence_of(revision: Revision, span: Span) -> Span:
    """The sentence, or the first to the last, in which the span stands."""
    return sentence_at(revision.text, *span)


def claim_touched(revision: Revision, span: Span) -> ClaimAnchor | None:
    """The claim of a span: the one that shares most of its words, else the first of its sentence; one statement."""
    start, end = sentence_of(revision, span)
    anchors = ClaimAnchor.objects.filter(
        revision=revision, closed_at__isnull=True, start__lt=end, end__gt=start, claim__withdrawn_at__isnull=True
    ).select_related("claim")
    return max(anchors, key=lambda anchor: (_shared(anchor.span, span), -(anchor.start or 0)), default=None)


def _shared(one: Span | None, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) if one else 0


def _shown(revision: Revision) -> list[Span]:
    return [(block["start"], block["end"]) for block in revision.blocks if block["role"] not in FURNITURE]


def _is_within(span: Span, shown: list[Span]) -> bool:
    """Whether the span begins and ends in what is shown."""
    start, end = span
    return any(a <= start < b for a, b in shown) and any(a < end <= b for a, b in shown)
