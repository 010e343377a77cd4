"""Carries the markers of corrections to a new revision of their article."""

import re
from collections.abc import Iterator

from django.utils import timezone

from annotations.anchoring import Placement, RevisionMapping, build_mapping
from annotations.models import AnchorStatus
from annotations.selectors import TextQuoteSelector
from factcheck.articles.models import Revision
from factcheck.corrections.models import CorrectionAnchor

# A sign is held by the word before it, which is sought so many characters back.
_WORD_BEFORE = re.compile(r"\w+\W*\Z")
_WORD_REACH = 60


def carry_markers(*, revision: Revision, previous: Revision) -> list[CorrectionAnchor]:
    """Writes where each marker stands in the new revision; called inside the transaction that adds it.

    A sign alone says nothing, so it is carried with the word it follows. Where that is gone, a sign that the importer
    tied to the same note takes its place; else the marker waits without one.
    """
    anchors = list(
        CorrectionAnchor.objects.filter(revision=previous, closed_at__isnull=True).select_related("correction")
    )
    if not anchors:
        return []
    mapping = build_mapping(previous.text, revision.text)
    signs = dict(_signs_by_note(revision))
    now = timezone.now()
    carried = []
    for before in anchors:
        after = CorrectionAnchor(
            correction=before.correction,
            revision=revision,
            stands_in_text=before.stands_in_text,
            placed_at=now,
            exact=before.exact,
            prefix=before.prefix,
            suffix=before.suffix,
            status=AnchorStatus.DELETED,
            confidence=0.0,
        )
        place = _placed(before, previous.text, revision.text, mapping)
        span = (place.start, place.end) if place else signs.get(before.correction.note)
        if span and span[0] is not None and span[1] is not None:
            _set(after, revision.text, span[0], span[1], place)
        carried.append(after)
    return CorrectionAnchor.objects.bulk_create(carried)


def _placed(before: CorrectionAnchor, old: str, new: str, mapping: RevisionMapping) -> Placement | None:
    if before.span is None:
        return None
    start, end = before.span
    word = _WORD_BEFORE.search(old, max(0, start - _WORD_REACH), start)
    place = mapping.map(word.start() if word else start, end)
    if place.start is None or place.end is None or new[place.end - (end - start) : place.end] != before.exact:
        return None
    return Placement(place.end - (end - start), place.end, place.status, place.confidence)


def _signs_by_note(revision: Revision) -> Iterator[tuple[str, tuple[int, int]]]:
    for inline in revision.inlines:
        if inline["kind"] == "correction_marker" and "note" in inline:
            note = revision.blocks[inline["note"]]
            yield revision.text[note["start"] : note["end"]], (inline["start"], inline["end"])


def _set(after: CorrectionAnchor, text: str, start: int, end: int, place: Placement | None) -> None:
    quote = TextQuoteSelector.of(text, start, end)
    after.start, after.end = start, end
    after.exact, after.prefix, after.suffix = quote.exact, quote.prefix, quote.suffix
    after.status = AnchorStatus(place.status.value) if place else AnchorStatus.MOVED
    after.confidence = place.confidence if place else 1.0
