"""Sets how far many sources are trusted at once, and takes that back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import CharField, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.audit.actions import Deed, record_many
from factcheck.audit.models import NEWSROOM, Event
from factcheck.errors import RuleViolation, Unusable
from factcheck.lists.together import NothingToUndo, Undone, by_row, done_together
from factcheck.sources.models import Source
from factcheck.sources.states import Reliability, SourceRank

VERB = "changed"


class GradedByAnother(RuleViolation):
    """Somebody else set the reliability or the rank of some of the sources first; `details` says which, and to what."""


class Grade(NamedTuple):
    """How far a source is trusted: a letter and a rank; an empty text where nobody has said."""

    reliability: str
    rank: str


Change = tuple[Source, Grade]


@transaction.atomic
def grade_sources(
    *,
    by: User,
    sources: Sequence[Source],
    reliability: str | None = None,
    rank: str | None = None,
    together: UUID | None = None,
) -> list[Source]:
    """Gives the sources that have another reliability or rank now, all of them or none; None leaves each its own.

    Each source is as the person saw it: who graded one of them since came first. `together` names what was done at
    once, for `undo_grades`. The statements do not grow with the sources. Raises NotAllowed, Unusable (a letter or a
    rank that is not known), GradedByAnother (409).
    """
    require(by, "edit_source")
    if reliability and reliability not in Reliability.values:
        raise Unusable(_("Choose the sources’ reliability from A to F, or leave it open."))
    if rank and rank not in SourceRank.values:
        raise Unusable(_("Say whether the sources are primary, secondary or tertiary, or leave it open."))
    changes = []
    for source in sources:
        given = Grade(source.reliability if reliability is None else reliability, source.rank if rank is None else rank)
        if given != _grade(source):
            changes.append((source, given))
    _write(changes, by=by, together=together or uuid4())
    return [source for source, _given in changes]


@transaction.atomic
def undo_grades(*, by: User, together: UUID) -> Undone[Source]:
    """Gives what was graded together back what it had; sources that somebody graded since are left, and named.

    Raises NotAllowed, NothingToUndo.
    """
    require(by, "edit_source")
    events = {event.object_uid: event for event in done_together(by, "source", [VERB], together)}
    # Held before it is asked who graded them since: nobody does in between.
    sources = _held(Q(uid__in=events))
    since = _graded_since(events.values())
    changes, left = [], []
    for source in sources:
        settings = json.loads(events[str(source.uid)].details)["settings"]
        if str(source.uid) in since or any(getattr(source, name) != said["to"] for name, said in settings.items()):
            left.append(source)
        else:
            changes.append((source, _before(source, settings)))
    if not changes:
        raise NothingToUndo(_("Somebody graded these sources since, or nothing was set. It stands as it is."))
    _write(changes, by=by, together=uuid4())
    return Undone([source for source, _given in changes], left)


def _write(changes: Sequence[Change], *, by: User, together: UUID) -> None:
    if not changes:
        return
    _check_as_seen([source for source, _given in changes])
    seen = [Q(pk=source.pk, reliability=source.reliability, rank=source.rank) for source, _given in changes]
    written = Source.objects.filter(reduce(or_, seen)).update(
        reliability=by_row({source.pk: given.reliability for source, given in changes}, CharField()),
        rank=by_row({source.pk: given.rank for source, given in changes}, CharField()),
    )
    if written != len(changes):
        raise GradedByAnother(_("Somebody else graded one of these sources just now. Look again, then decide."))
    deeds = []
    for source, given in changes:
        settings = {
            name: {"from": old, "to": new}
            for name, old, new in zip(Grade._fields, _grade(source), given, strict=True)
            if old != new
        }
        deeds.append(Deed(VERB, "source", source.uid, source.name, {"settings": settings, "together": str(together)}))
        source.reliability, source.rank = given
    record_many(deeds, by=by, chain=NEWSROOM)


def _held(which: Q) -> list[Source]:
    """The sources as they stand, held until the end in the one order of the house (decision 18)."""
    rows = Source.objects.defer("excerpt").filter(which).order_by("pk")
    return list(rows.select_for_update(of=("self",), no_key=True))


def _check_as_seen(sources: Sequence[Source]) -> None:
    """Holds the sources, and returns when they are as they were seen; raises what names all that are not."""
    seen = {source.pk: _grade(source) for source in sources}
    others = [source for source in _held(Q(pk__in=seen)) if _grade(source) != seen[source.pk]]
    if others:
        said = ngettext(
            "Somebody else graded %(number)d of these sources just now. Nothing was set: look again, then decide.",
            "Somebody else graded %(number)d of these sources just now. Nothing was set: look again, then decide.",
            len(others),
        )
        raise GradedByAnother(said % {"number": len(others)}, details=tuple(_now(source) for source in others))


def _now(source: Source) -> str:
    """What somebody made of a source: “Casualty figures”: B: usually reliable, primary."""
    return _("“%(name)s” has now: %(reliability)s, %(rank)s.") % {
        "name": source.name,
        "reliability": source.get_reliability_display() if source.reliability else _("no reliability"),
        "rank": source.get_rank_display().lower() if source.rank else _("no rank"),
    }


def _graded_since(events: Iterable[Event]) -> set[str]:
    """The uids of the sources of these events that were graded once more; one statement."""
    first = min((event.number for event in events), default=0)
    own = {event.pk for event in events}
    settings = Q(details__contains='"reliability":{') | Q(details__contains='"rank":{')
    later = Event.objects.filter(
        settings, kind="source", verb=VERB, object_uid__in=[event.object_uid for event in events], number__gt=first
    )
    return set(later.exclude(pk__in=own).values_list("object_uid", flat=True))


def _before(source: Source, settings: Mapping[str, Mapping[str, Any]]) -> Grade:
    return Grade(*(settings[name]["from"] if name in settings else getattr(source, name) for name in Grade._fields))


def _grade(source: Source) -> Grade:
    return Grade(source.reliability, source.rank)
