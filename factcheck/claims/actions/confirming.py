"""Settles where a claim stands after a revision: a person confirms what was carried, or attaches it to other words."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Article, Revision
from factcheck.audit.actions import Deed, article_chain, record_many
from factcheck.claims.actions.bounds import change_bounds
from factcheck.claims.actions.marking import check_latest, check_not_withdrawn
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.claims.queries import anchor_in
from factcheck.claims.staleness import WAITING, last_known, words_changed
from factcheck.claims.states import VerdictState
from factcheck.errors import RuleViolation


class NothingToConfirm(RuleViolation):
    """The claim has no words to confirm, or somebody confirmed them first."""


class ChangedMaterially(RuleViolation):
    """What says something else now is confirmed one by one."""


@transaction.atomic
def confirm_anchor(*, by: User, claim: Claim, revision: Revision) -> ClaimAnchor:
    """Gives the anchor that a person stands by from now on; the one that was carried is closed and kept.

    Where the words changed materially it is this person who chose them: they do not decide a verdict on them. Raises
    NotAllowed, ClaimIsClosed, RevisionIsNotLatest, NothingToConfirm.
    """
    check_not_withdrawn(claim)
    carried = anchor_in(claim, revision)
    if carried is None or carried.status not in WAITING:
        raise NothingToConfirm(_("The words of claim %(number)s wait for nobody.") % {"number": claim.number})
    carried.claim, carried.revision = claim, revision
    chosen_by = by.pk if _is_material(carried, revision) else carried.placed_by_id
    return _confirm([_confirmed(carried, chosen_by)], [carried], revision, by=by)[0]


@transaction.atomic
def confirm_anchors(*, by: User, revision: Revision, anchors: Sequence[ClaimAnchor]) -> list[ClaimAnchor]:
    """Confirms many at once, in a fixed number of statements; fetch `claim` with them.

    Only words that say what they said: who chose them stays who chose them. Raises as confirming one does, and
    ChangedMaterially.
    """
    if not anchors:
        raise NothingToConfirm(_("No claim waits to be confirmed here."))
    known = last_known(anchors, revision)
    for anchor in anchors:
        anchor.revision = revision
        before = known.get(anchor.claim_id)
        if before is None or words_changed(before, anchor).is_material:
            raise ChangedMaterially(
                _("Claim %(number)s says something else now. Look at it, and confirm it by itself.")
                % {"number": anchor.claim.number}
            )
    return _confirm([_confirmed(anchor, anchor.placed_by_id) for anchor in anchors], anchors, revision, by=by)


def _is_material(carried: ClaimAnchor, revision: Revision) -> bool:
    before = last_known([carried], revision).get(carried.claim_id)
    return before is None or words_changed(before, carried).is_material


def _confirmed(carried: ClaimAnchor, chosen_by: int) -> ClaimAnchor:
    return ClaimAnchor(
        claim=carried.claim,
        revision=carried.revision,
        start=carried.start,
        end=carried.end,
        exact=carried.exact,
        prefix=carried.prefix,
        suffix=carried.suffix,
        status=AnchorStatus.MARKED,
        confidence=1.0,
        sentence_start=carried.sentence_start,
        sentence_end=carried.sentence_end,
        prominence=carried.prominence,
        placed_by_id=chosen_by,
        placed_at=timezone.now(),
    )


def _confirm(
    confirmed: list[ClaimAnchor], carried: Sequence[ClaimAnchor], revision: Revision, *, by: User
) -> list[ClaimAnchor]:
    require(by, "mark_claim")
    check_latest(revision)
    # Writing the number that is there holds the article: no revision comes in before the end.
    latest = Article.objects.filter(pk=revision.article_id, revision_count=revision.number)
    if not latest.update(revision_count=revision.number):
        revision.article.refresh_from_db(fields=["revision_count"])
        check_latest(revision)
    waiting = ClaimAnchor.objects.filter(
        pk__in=[anchor.pk for anchor in carried], revision=revision, closed_at__isnull=True, status__in=WAITING
    )
    if waiting.update(closed_at=timezone.now()) != len(carried):
        raise NothingToConfirm(_("Somebody else settled one of these claims just now. Look again, then confirm."))
    confirmed = ClaimAnchor.objects.bulk_create(confirmed)
    _let_verdicts_follow(carried, revision)
    deeds = [
        Deed(
            verb="confirmed words of",
            kind="claim",
            uid=anchor.claim.uid,
            label=f"claim {anchor.claim.number}: {anchor.exact}",
            details={"words": anchor.exact, "revision": revision.number},
        )
        for anchor in confirmed
    ]
    record_many(deeds, by=by, chain=article_chain(revision.article.uid))
    return confirmed


def _let_verdicts_follow(anchors: Sequence[ClaimAnchor], revision: Revision) -> None:
    """Verdicts that were bound to what was carried are bound to what was confirmed: the same words."""
    here = ClaimAnchor.objects.filter(claim=OuterRef("claim"), revision=revision, closed_at__isnull=True)
    Verdict.objects.filter(
        anchor__in=[anchor.pk for anchor in anchors], state__in=[VerdictState.APPROVED, VerdictState.SUBMITTED]
    ).update(anchor=Subquery(here.values("pk")[:1]))


def reattach_claim(*, by: User, claim: Claim, revision: Revision, start: int, end: int, exact: str) -> ClaimAnchor:
    """Gives the anchor on the words that a person found for a claim, in place of those it lost or was carried to.

    Raises what `change_bounds` raises, which is what it does.
    """
    return change_bounds(by=by, claim=claim, revision=revision, start=start, end=end, exact=exact)
