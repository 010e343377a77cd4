"""Hands corrections that are still being written from one person to another, one or many at once."""

import json
from collections.abc import Sequence
from functools import reduce
from operator import or_
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import BigIntegerField, Q
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.audit.actions import Deed
from factcheck.corrections.actions.recording import tell_correction
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
from factcheck.corrections.actions.writing import moved_on
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import correction_as_it_stands
from factcheck.corrections.states import CHANGEABLE
from factcheck.errors import RuleViolation, Unusable
from factcheck.lists.together import NothingToUndo, Undone, by_row, done_together

VERB = "handed over"


class OwnCorrectionDraft(Unusable):
    """The person writes this correction already."""


class ReturnedByTheSame(RuleViolation):
    """The person returned this correction: what they write now, they would have judged themselves."""


class CorrectionTakenOverByAnother(RuleViolation):
    """Somebody else took the correction over first."""


@transaction.atomic
def take_over_correction(*, by: User, correction: Correction) -> Correction:
    """Gives the draft or returned correction with `by` as its author; whoever wrote it stays barred from deciding it.

    `correction` is as the person saw it. Raises NotAllowed, CorrectionMovedOn, OwnCorrectionDraft, ReturnedByTheSame,
    CorrectionTakenOverByAnother.
    """
    require(by, "draft_correction")
    earlier = correction.author
    if earlier is None:
        raise moved_on(correction)
    if earlier.pk == by.pk:
        raise OwnCorrectionDraft(_("You write correction %(number)s already.") % {"number": correction.number})
    if correction_as_it_stands(correction).returned_by_id == by.pk:
        said = _("You returned correction %(number)s to %(name)s. Somebody else takes it over, or you draft another.")
        raise ReturnedByTheSame(
            said % {"number": correction.number, "name": earlier.name},
            way_on=_("Look at it"),
            url=correction.get_absolute_url(),
        )
    taken = Correction.objects.filter(pk=correction.pk, author=earlier, state__in=CHANGEABLE).update(author=by)
    now = correction_as_it_stands(correction)
    if not taken:
        raise taken_over(now) if now.state in CHANGEABLE else moved_on(now)
    now.earlier_authors.add(earlier)
    details = {"earlier_author": earlier.name, "earlier_username": earlier.username, "state": now.state}
    tell_correction(now, by=by, verb="took over", details=details)
    return now


def taken_over(correction: Correction) -> CorrectionTakenOverByAnother:
    """Gives the refusal that says who writes the correction now."""
    return CorrectionTakenOverByAnother(
        _("%(name)s took correction %(number)s over just now.")
        % {"name": correction.author.name if correction.author else "", "number": correction.number},
        way_on=_("Look at it as it is now"),
        url=correction.get_absolute_url(),
    )


def why_not_handed_over(correction: Correction) -> str:
    """Gives the reason why nobody can be given the correction, with the way on; empty for drafts and returned ones."""
    closed = why_closed(correction)
    if closed or correction.author_id:
        return closed
    return _("Nobody here wrote %(which)s.") % {"which": named(correction)}


@transaction.atomic
def hand_over_corrections(
    *, by: User, corrections: Sequence[Correction], to: User, together: UUID | None = None
) -> list[Correction]:
    """Gives the drafts and returned corrections that another person writes now, all of them or none.

    Each is as the person saw it; whoever wrote it stays barred from deciding it. `together` names what was done at
    once, for `undo_handing_over`. The statements grow with the articles, not with the corrections. Raises NotAllowed,
    Unusable (a person who writes no corrections), NotForAll (409: it names those that nobody writes any more, those
    that somebody took over first, and those that the person returned).
    """
    require(by, "draft_correction")
    if not to.may("draft_correction"):
        raise Unusable(
            _("%(name)s writes no corrections: the account is closed, or has no role. Choose another person.")
            % {"name": to.name}
        )
    changes = [correction for correction in corrections if correction.author_id != to.pk]
    if not changes:
        return []
    check_all(changes, lambda now: why_not_handed_over(now) or _why_not_to(now, to))
    if Correction.objects.filter(as_seen(changes), state__in=CHANGEABLE).update(author=to) != len(changes):
        raise NotForAll(_("Somebody changed one of these corrections just now. Look again, then hand them over."))
    barred = _bar_earlier_authors(changes)
    together = together or uuid4()
    tell_together([(one, _deed(one, to, together, bars=one.pk in barred)) for one in changes], by=by)
    for correction in changes:
        correction.author = to
    return changes


@transaction.atomic
def undo_handing_over(*, by: User, together: UUID) -> Undone[Correction]:
    """Gives what was handed over together back to who wrote it, as if it had never left them.

    Only who handed them over does, within a day, while nothing else happened to them: who was given one and wrote a
    word of it stays its author. The others are left, and named. Raises NotAllowed, NothingToUndo.
    """
    require(by, "draft_correction")
    events = {event.object_uid: event for event in done_together(by, "correction", [VERB], together)}
    told = {uid: json.loads(event.details) for uid, event in events.items()}
    held = hold_corrections(Q(uid__in=told))
    touched = touched_since(events)
    names = {said["earlier_username"] for said in told.values()}
    people = {person.username: person for person in User.objects.filter(username__in=names)}
    earlier: dict[int, User] = {}
    left = []
    for correction in held:
        said = told[str(correction.uid)]
        now = correction.author.username if correction.author else ""
        is_as_told = (now, correction.state) == (said["to"], said["state"])
        if is_as_told and str(correction.uid) not in touched and said["earlier_username"] in people:
            earlier[correction.pk] = people[said["earlier_username"]]
        else:
            left.append(correction)
    if not earlier:
        raise NothingToUndo(
            _("Somebody went on with these corrections since, or nothing was handed over. It stands as it is.")
        )
    back = [correction for correction in held if correction.pk in earlier]
    authors = by_row({pk: person.pk for pk, person in earlier.items()}, BigIntegerField())
    if Correction.objects.filter(as_seen(back), state__in=CHANGEABLE).update(author_id=authors) != len(back):
        raise NothingToUndo(_("Somebody went on with these corrections just now. It stands as it is."))
    _lift_bars({(one.pk, earlier[one.pk].pk) for one in back if told[str(one.uid)]["bars"]})
    undoing = uuid4()
    tell_together([(one, _deed(one, earlier[one.pk], undoing, bars=False)) for one in back], by=by)
    for correction in back:
        correction.author = earlier[correction.pk]
    return Undone(back, left)


def _why_not_to(correction: Correction, person: User) -> str:
    if correction.returned_by_id != person.pk:
        return ""
    said = _("%(name)s returned %(which)s, and does not write what they judged. Choose somebody else for it.")
    return said % {"name": person.name, "which": named(correction)}


def _bar_earlier_authors(corrections: Sequence[Correction]) -> set[int]:
    """Keeps the authors of these as earlier ones; gives the primary keys of those that they were none of before."""
    through = Correction.earlier_authors.through
    pairs = {(correction.pk, correction.author_id) for correction in corrections if correction.author_id}
    known = through.objects.filter(correction__in=[pk for pk, _person in pairs]).values_list("correction", "user")
    new = pairs - set(known)
    through.objects.bulk_create(through(correction_id=pk, user_id=person) for pk, person in sorted(new))
    return {pk for pk, _person in new}


def _lift_bars(pairs: set[tuple[int, int]]) -> None:
    if pairs:
        which = reduce(or_, (Q(correction=pk, user=person) for pk, person in pairs))
        Correction.earlier_authors.through.objects.filter(which).delete()


def _deed(correction: Correction, to: User, together: UUID, *, bars: bool) -> Deed:
    """What an event keeps; `bars` says whether the bar of the earlier author came with it, and goes with its undo."""
    earlier = correction.author
    details = {
        "earlier_author": earlier.name if earlier else "",
        "earlier_username": earlier.username if earlier else "",
        "to": to.username,
        "to_name": to.name,
        "state": correction.state,
        "bars": bars,
        "together": str(together),
    }
    return Deed(VERB, "correction", correction.uid, correction.note, details)
