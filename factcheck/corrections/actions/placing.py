"""Places the marker of a correction: a sign of our own, which stands off from the text."""

import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.anchoring import reanchor
from annotations.models import AnchorStatus
from annotations.selectors import TextQuoteSelector
from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Revision
from factcheck.claims.actions.holding import hold_articles
from factcheck.corrections.actions.recording import tell_correction
from factcheck.corrections.models import Correction, CorrectionAnchor
from factcheck.corrections.states import CorrectionState
from factcheck.errors import RuleViolation, Unusable

# A sign alone says nothing: it is carried with the word it follows.
_WORD_BEFORE = re.compile(r"\w+\W*\Z")
_WORD_REACH = 60


class SignHasItsPlace(RuleViolation):
    """The sign stands in the latest text, or the correction draws none."""


@transaction.atomic
def reattach_sign(*, by: User, correction: Correction, at: int) -> CorrectionAnchor:
    """Lets the sign of an issued correction, whose words a revision took away, stand in the latest text again.

    Raises NotAllowed, SignHasItsPlace, Unusable (a place outside the text).
    """
    require(by, "draft_correction")
    hold_articles([correction.article_id])
    latest = Revision.objects.filter(article=correction.article_id).order_by("-number")[0]
    if not 1 <= at <= len(latest.text):
        raise Unusable(_("The place of the sign lies outside the text. Choose the sentence again."))
    lost = CorrectionAnchor.objects.filter(
        correction=correction,
        correction__state=CorrectionState.ISSUED,
        revision=latest,
        closed_at__isnull=True,
        start__isnull=True,
    )
    if not lost.update(closed_at=timezone.now()):
        raise SignHasItsPlace(
            _("The sign of correction %(number)s waits for no place. Nothing was changed.")
            % {"number": correction.number},
            way_on=_("Look at the correction"),
            url=correction.get_absolute_url(),
        )
    anchor = _anchor(correction, latest, at, status=AnchorStatus.REATTACHED)
    anchor.save()
    tell_correction(correction, by=by, verb="placed sign of", details={"revision": latest.number, "at": at})
    return anchor


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
    quote = TextQuoteSelector.of(revision.text, at - 1, at)
    return CorrectionAnchor(
        correction=correction,
        revision=revision,
        start=at - 1,
        end=at,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
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
