"""Places the marker of a correction: a sign of our own, which stands off from the text."""

import re

from django.utils import timezone

from annotations.anchoring import reanchor
from annotations.models import AnchorStatus
from annotations.selectors import CONTEXT
from factcheck.articles.models import Revision
from factcheck.corrections.models import Correction, CorrectionAnchor

# A sign alone says nothing: it is carried with the word it follows.
_WORD_BEFORE = re.compile(r"\w+\W*\Z")
_WORD_REACH = 60


def place_marker(correction: Correction, at: int | None) -> None:
    """Lets the sign stand after the character before `at` in the corrected text, and in every later one that has it.

    Nothing is overwritten: the places it had are closed. None takes the sign away. Called in the transaction that
    writes the correction; `at` has been checked.
    """
    now = timezone.now()
    CorrectionAnchor.objects.filter(correction=correction, closed_at__isnull=True).update(closed_at=now)
    if at is None:
        return
    revision = correction.to_revision
    written = [_anchor(correction, revision, at)]
    later = Revision.objects.filter(article=correction.article_id, number__gt=revision.number).order_by("number")
    for following in later:
        moved_to = _place_in(following.text, revision.text, at)
        if moved_to is None:
            written.append(_lost(correction, following, written[0]))
            break
        revision, at = following, moved_to
        written.append(_anchor(correction, revision, at, status=AnchorStatus.UNCHANGED))
    CorrectionAnchor.objects.bulk_create(written)


def _place_in(new: str, old: str, at: int) -> int | None:
    word = _WORD_BEFORE.search(old, max(0, at - 1 - _WORD_REACH), at - 1)
    (place,) = reanchor(old, new, [(word.start() if word else at - 1, at)])
    if place.end is None or new[place.end - 1 : place.end] != old[at - 1 : at]:
        return None
    return place.end


def _anchor(
    correction: Correction, revision: Revision, at: int, status: AnchorStatus = AnchorStatus.MARKED
) -> CorrectionAnchor:
    """An anchor spans words; this one spans the last character before the sign, which is drawn behind it."""
    return CorrectionAnchor(
        correction=correction,
        revision=revision,
        start=at - 1,
        end=at,
        exact=revision.text[at - 1 : at],
        prefix=revision.text[max(0, at - 1 - CONTEXT) : at - 1],
        suffix=revision.text[at : at + CONTEXT],
        status=status,
        placed_at=timezone.now(),
    )


def _lost(correction: Correction, revision: Revision, before: CorrectionAnchor) -> CorrectionAnchor:
    return CorrectionAnchor(
        correction=correction,
        revision=revision,
        exact=before.exact,
        prefix=before.prefix,
        suffix=before.suffix,
        status=AnchorStatus.DELETED,
        confidence=0.0,
        placed_at=timezone.now(),
    )
