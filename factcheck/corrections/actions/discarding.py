"""Discards several drafts with one reason, and takes that back while nothing else has happened to them."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import CharField, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.audit.actions import Deed
from factcheck.claims.actions.holding import hold_articles
from factcheck.corrections.actions.together import (
    NotForAll,
    as_seen,
    check_all,
    hold_corrections,
    named,
    tell_together,
    touched_since,
    why_closed,
)
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CORRECTION_TRANSITIONS, CorrectionState, states_before
from factcheck.errors import Unusable
from factcheck.lists.together import NothingToUndo, Undone, by_row, done_together


def why_not_discarded(correction: Correction, person: User) -> str:
    """Gives the reason why the person cannot discard the correction, with the way on; empty where they can."""
    closed = why_closed(correction)
    if closed or correction.author_id == person.pk:
        return closed
    name = correction.author.name if correction.author else _("Nobody here")
    said = _("%(name)s writes %(which)s, and alone discards it. Take it over first.")
    return said % {"name": name, "which": named(correction)}


def checked_reason(reason: str) -> str:
    """Gives the reason tidied; raises Unusable where there is none."""
    reason = reason.replace("\r\n", "\n").strip()
    if not reason:
        raise Unusable(_("Say why it is not needed. Its number is not used again, and the record says why."))
    return reason


@transaction.atomic
def discard_corrections(
    *, by: User, corrections: Sequence[Correction], reason: str, together: UUID | None = None
) -> list[Correction]:
    """Gives one's own drafts and returned corrections discarded with one reason, all of them or none.

    Each is as the person saw it. `together` names what was done at once, for `undo_discards`. The statements grow
    with the articles, not with the corrections. Raises NotAllowed, Unusable (no reason), NotForAll (409: it names
    those that were submitted or decided, and those of others).
    """
    require(by, "draft_correction")
    reason, together = checked_reason(reason), together or uuid4()
    check_all(corrections, lambda now: why_not_discarded(now, by))
    discarded = CorrectionState.DISCARDED
    unchanged = Correction.objects.filter(as_seen(corrections), state__in=states_before(discarded), author=by)
    written = unchanged.update(state=discarded, ended_by=by, ended_at=timezone.now(), end_reason=reason)
    if written != len(corrections):
        raise NotForAll(_("Somebody changed one of these corrections just now. Look again, then discard them."))
    tell_together(
        [(correction, _deed(correction, "discarded", {"reason": reason}, together)) for correction in corrections],
        by=by,
    )
    for correction in corrections:
        correction.state = discarded
    return list(corrections)


@transaction.atomic
def undo_discards(*, by: User, together: UUID) -> Undone[Correction]:
    """Gives what was discarded together back as the draft, or the returned correction, that it was.

    Only who discarded them does, within a day, while nothing else happened: no other event, and no newer text of the
    article, which may have brought the note along as a record of its own. The others are left, and named. Raises
    NotAllowed, NothingToUndo.
    """
    require(by, "draft_correction")
    events = {event.object_uid: event for event in done_together(by, "correction", ["discarded"], together)}
    told = {uid: json.loads(event.details) for uid, event in events.items()}
    hold_articles(Correction.objects.filter(uid__in=told).values_list("article", flat=True))
    held = hold_corrections(Q(uid__in=told))
    touched = touched_since(events)
    revived: list[Correction] = []
    left: list[Correction] = []
    for correction in held:
        said = told[str(correction.uid)]
        is_as_told = (correction.state, correction.ended_by_id) == (CorrectionState.DISCARDED, by.pk)
        is_same_text = correction.article.revision_count == said["revisions"]
        is_untouched = is_as_told and is_same_text and str(correction.uid) not in touched
        (revived if is_untouched else left).append(correction)
    if not revived:
        raise NothingToUndo(
            _("Something happened to these corrections since, or nothing was discarded. It stands as it is.")
        )
    _revive(revived, {one.pk: CorrectionState(told[str(one.uid)]["state"]) for one in revived}, by=by)
    return Undone(revived, left)


def _revive(corrections: Sequence[Correction], states: dict[int, CorrectionState], *, by: User) -> None:
    before = [state for state, after in CORRECTION_TRANSITIONS.items() if after & set(states.values())]
    unchanged = Correction.objects.filter(as_seen(corrections), state__in=before, ended_by=by)
    values = {pk: state.value for pk, state in states.items()}
    written = unchanged.update(state=by_row(values, CharField()), ended_by=None, ended_at=None, end_reason="")
    if written != len(corrections):
        raise NothingToUndo(_("Something happened to these corrections just now. It stands as it is."))
    together = uuid4()
    tell_together([(correction, _deed(correction, "reopened", {}, together)) for correction in corrections], by=by)
    for correction in corrections:
        correction.state = states[correction.pk]


def what_an_undo_needs(correction: Correction, together: UUID) -> dict[str, Any]:
    """What the event of a discard keeps: the state that it was in, and how many texts its article had."""
    return {"state": correction.state, "revisions": correction.article.revision_count, "together": str(together)}


def _deed(correction: Correction, verb: str, details: dict[str, Any], together: UUID) -> Deed:
    kept = what_an_undo_needs(correction, together)
    return Deed(verb, "correction", correction.uid, correction.note, {**kept, **details})
