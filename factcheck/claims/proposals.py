"""Proposes what became of a claim's words, from what revisions did to them; a person says so, or says otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from annotations.models import AnchorStatus
from factcheck.audit.models import Event
from factcheck.claims.models import Claim, ClaimAnchor
from factcheck.claims.staleness import Difference, words_changed
from factcheck.claims.states import Resolution

BY_HAND = frozenset({AnchorStatus.MARKED, AnchorStatus.REATTACHED})


@dataclass(frozen=True)
class Proposal:
    """A resolution, the number of the revision or correction that it names, why, and since when it is proposed."""

    resolution: Resolution
    number: int
    reason: str
    at: datetime


@dataclass(frozen=True)
class LastChange:
    """The last time that a revision changed a claim's words: where they stood before, and where they stand since."""

    before: ClaimAnchor
    now: ClaimAnchor
    change: Difference


def last_change(claim: Claim) -> LastChange | None:
    """Gives what the last revision that changed or cut the claim's words did to them; None where they stay; one
    statement, which reads the texts."""
    anchors = claim.anchors.filter(closed_at__isnull=True).select_related("revision").order_by("revision__number")
    return _last_change(list(anchors))


def proposed_by_revisions(claim: Claim) -> Proposal | None:
    """Gives the proposal that the claim was changed or cut in a revision, unless a person has answered it since."""
    found = last_change(claim)
    if found is None or answered_since(claim, found.now.revision.added_at):
        return None
    number = found.now.revision.number
    if found.now.span is None:
        reason = _("its words are not in revision %(number)s") % {"number": number}
        return Proposal(Resolution.CUT, number, reason, found.now.revision.added_at)
    return Proposal(Resolution.CHANGED, number, found.change.reason, found.now.revision.added_at)


def answered_since(claim: Claim, at: datetime) -> bool:
    """Whether a person has said what became of the words since then; one statement."""
    # Events keep their time cut to milliseconds.
    since = at.replace(microsecond=at.microsecond // 1000 * 1000)
    said = Event.objects.filter(object_uid=str(claim.uid), kind="claim", verb="resolved", at__gte=since)
    return said.exists()


def _last_change(anchors: Sequence[ClaimAnchor]) -> LastChange | None:
    """Looks back from the newest text: first whether the words are gone, then where their sentence last changed."""
    if not anchors:
        return None
    standing = [anchor for anchor in anchors if anchor.span is not None]
    if not standing:
        return None
    if anchors[-1].span is None:
        gone = next(anchor for anchor in anchors if anchor.revision.number > standing[-1].revision.number)
        return LastChange(standing[-1], gone, Difference(is_material=True))
    for before, now in reversed(list(zip(standing, standing[1:], strict=False))):
        change = words_changed(before, now)
        # Bounds that a person set anew are no change of the text.
        is_of_the_text = now.status not in BY_HAND or words_changed_in_sentence(before, now)
        if change.is_material and is_of_the_text:
            return LastChange(before, now, change)
    return None


def words_changed_in_sentence(before: ClaimAnchor, now: ClaimAnchor) -> bool:
    """Whether the sentence itself says something else, whatever words of it are claimed."""
    return before.sentence != now.sentence and bool(words_changed(before, now).changes)
