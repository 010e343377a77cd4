"""Gives a claim other words."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Article, Revision
from factcheck.claims.actions.holding import hold_verdicts
from factcheck.claims.actions.marking import (
    check_latest,
    check_not_withdrawn,
    check_span,
    place_anchor,
    record_claim,
)
from factcheck.claims.actions.reviewing import lapse_verdict
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.claims.queries import anchor_in
from factcheck.claims.states import VerdictState
from factcheck.errors import RuleViolation, Unusable
from factcheck.language.folding import fold


class VerdictIsSubmitted(RuleViolation):
    """Somebody is about to decide a verdict on the words as they are."""


class SameBounds(Unusable):
    """The claim stands on these very words already."""


@transaction.atomic
def change_bounds(*, by: User, claim: Claim, revision: Revision, start: int, end: int, exact: str) -> ClaimAnchor:
    """Gives the claim's new anchor; the last one is closed and kept, and `by` is now who set its words.

    Also attaches a claim whose words are gone to other words. An approval lapses when the words or their sentence
    changed materially. Raises NotAllowed, ClaimIsClosed, SpanRefused, TextHasChanged, SameBounds, VerdictIsSubmitted.
    """
    require(by, "mark_claim")
    check_not_withdrawn(claim)
    check_latest(revision)
    if claim.article_id != revision.article_id:
        raise Unusable(_("These words stand in another article."))
    words = check_span(revision, start, end, exact)
    # Writing the number that is there holds the article: no revision comes in before the end.
    if not Article.objects.filter(pk=revision.article_id, revision_count=revision.number).update(
        revision_count=revision.number
    ):
        revision.article.refresh_from_db(fields=["revision_count"])
        check_latest(revision)
    last = anchor_in(claim, revision)
    if last and last.span == (start, end):
        raise SameBounds(_("Claim %(number)s stands on these words already.") % {"number": claim.number})
    bound = Verdict.objects.filter(claim=claim, state__in=[VerdictState.SUBMITTED, VerdictState.APPROVED])
    hold_verdicts(bound)
    verdicts = {verdict.state: verdict for verdict in bound.select_related("claim__article", "anchor__revision")}
    if VerdictState.SUBMITTED in verdicts:
        raise VerdictIsSubmitted(
            _("Version %(version)s waits for a decision on these words. A reviewer can return it; then change them.")
            % {"version": verdicts[VerdictState.SUBMITTED].version},
            way_on=_("Open the claim"),
            url=f"{revision.article.get_absolute_url()}?claim={claim.number}",
        )
    now = timezone.now()
    if last and not ClaimAnchor.objects.filter(pk=last.pk, closed_at__isnull=True).update(closed_at=now):
        raise RuleViolation(_("Somebody else changed the words of this claim just now. Look again, then decide."))
    is_reattached = last is not None and last.span is None
    anchor = place_anchor(
        claim=claim,
        revision=revision,
        start=start,
        end=end,
        by=by,
        at=now,
        status=AnchorStatus.REATTACHED if is_reattached else AnchorStatus.MARKED,
    )
    before = last.exact if last else ""
    record_claim(
        claim,
        by=by,
        verb="changed words of",
        words=words,
        details={
            "before": before,
            "words": words,
            "start": start,
            "end": end,
            "revision": revision.number,
            "from_start": last.start if last else None,
            "from_end": last.end if last else None,
        },
    )
    approved = verdicts.get(VerdictState.APPROVED)
    if approved and approved.anchor and _stands_on_other_words(approved.anchor, anchor):
        lapse_verdict(verdict=approved, reason=_lapse_reason(before, words), by=by)
    return anchor


def _stands_on_other_words(approved: ClaimAnchor, now: ClaimAnchor) -> bool:
    """What the approval's fingerprint holds of the words: they and their sentence, folded."""
    return fold(approved.exact) != fold(now.exact) or fold(approved.sentence) != fold(now.sentence)


def _lapse_reason(before: str, after: str) -> str:
    if before == after:
        return _("other place of the same words: “%(words)s”") % {"words": _short(after)}
    return _("words changed: “%(before)s” → “%(after)s”") % {"before": _short(before), "after": _short(after)}


def _short(words: str) -> str:
    return words if len(words) <= 200 else words[:199] + "…"
