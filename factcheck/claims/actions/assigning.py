"""Gives claims to people, one or many at once, with a time until when."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import BigIntegerField, DateTimeField, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.assigning import (
    AssignedByAnother,
    assignment_details,
    came_first,
    check_assignee,
    check_due,
    verb_of,
)
from factcheck.audit.actions import Deed, article_chain, record_many
from factcheck.claims.actions.holding import hold_claims
from factcheck.claims.actions.marking import check_not_withdrawn
from factcheck.claims.models import Claim
from factcheck.lists.together import NothingToUndo, Undone, by_row, done_together

ASSIGNING = ("assigned", "unassigned", "set due time of")


@dataclass(frozen=True)
class Assignment:
    """Whose work a claim is, and until when; without a person it is that of whoever has the article."""

    assignee: User | None
    due_at: datetime | None = None


@transaction.atomic
def assign_claims(
    *, by: User, assignments: Sequence[tuple[Claim, Assignment]], together: UUID | None = None
) -> list[Claim]:
    """Gives the claims that changed hands or time, all of them or none.

    Each claim is as the person saw it: who changed one of them since came first. `together` names what was done at
    once, for `undo_assignment`. The statements grow with the articles, not with the claims. Fetch `article` and
    `assignee` with the claims. Raises NotAllowed, ClaimIsClosed, Unusable (a person who checks nothing here, a time
    that has passed), AssignedByAnother (409).
    """
    require(by, "assign_claim")
    for person in {given.assignee for _claim, given in assignments}:
        check_assignee(person)
    changes = [pair for pair in assignments if _seen(pair[0]) != _given(pair[1])]
    for claim, given in changes:
        check_not_withdrawn(claim)
        if given.due_at != claim.due_at:
            check_due(given.due_at)
    _write(changes, by=by, together=together or uuid4())
    return [claim for claim, _given in changes]


def assign_claim(*, by: User, claim: Claim, to: User | None, due: datetime | None) -> Claim:
    """Gives one claim with its assignee and its due time. Raises what `assign_claims` raises."""
    assign_claims(by=by, assignments=[(claim, Assignment(to, due))])
    return claim


@transaction.atomic
def undo_assignment(*, by: User, together: UUID) -> Undone[Claim]:
    """Gives what was assigned together back to whom it was before; claims that somebody assigned or withdrew since are
    left.

    Raises NotAllowed, NothingToUndo.
    """
    require(by, "assign_claim")
    told = {event.object_uid: json.loads(event.details) for event in done_together(by, "claim", ASSIGNING, together)}
    claims = list(Claim.objects.select_related("article", "assignee").filter(uid__in=told).order_by("pk"))
    names = {told[str(claim.uid)]["before"] for claim in claims}
    people = {person.username: person for person in User.objects.filter(username__in=names)}
    changes, left = [], []
    for claim in claims:
        said = told[str(claim.uid)]
        if claim.withdrawn_at is None and _as_told(claim) == (said["to"], said["due"]):
            before = datetime.fromisoformat(said["due_before"]) if said["due_before"] else None
            changes.append((claim, Assignment(people.get(said["before"]), before)))
        else:
            left.append(claim)
    if not changes:
        raise NothingToUndo(_("Somebody assigned these claims since, or nothing was assigned. It stands as it is."))
    _write(changes, by=by, together=uuid4())
    return Undone([claim for claim, _given in changes], left)


def _write(changes: Sequence[tuple[Claim, Assignment]], *, by: User, together: UUID) -> None:
    if not changes:
        return
    hold_claims(claim.pk for claim, _given in changes)
    _check_as_seen([claim for claim, _given in changes])
    seen = [Q(pk=claim.pk, assignee=claim.assignee_id, due_at=claim.due_at) for claim, _given in changes]
    unchanged = Claim.objects.filter(reduce(or_, seen), withdrawn_at__isnull=True)
    assignees = {claim.pk: given.assignee.pk if given.assignee else None for claim, given in changes}
    times = {claim.pk: given.due_at for claim, given in changes}
    written = unchanged.update(assignee_id=by_row(assignees, BigIntegerField()), due_at=by_row(times, DateTimeField()))
    if written != len(changes):
        raise AssignedByAnother(_("Somebody assigned one of these claims just now. Look again, then assign them."))
    chains: dict[str, list[Deed]] = defaultdict(list)
    for claim, given in changes:
        chains[article_chain(claim.article.uid)].append(_deed(claim, given, together))
        claim.assignee, claim.due_at = given.assignee, given.due_at
    for chain, deeds in sorted(chains.items()):
        record_many(deeds, by=by, chain=chain)


def _check_as_seen(claims: Sequence[Claim]) -> None:
    """Returns when the claims are as they were seen; raises what shows what somebody did to the first that is not."""
    seen = {claim.pk: _seen(claim) for claim in claims}
    for claim in Claim.objects.select_related("article__publication", "assignee").filter(pk__in=seen).order_by("pk"):
        check_not_withdrawn(claim)
        if _seen(claim) != seen[claim.pk]:
            with timezone.override(claim.article.zone_name):
                what = _("claim %(number)s") % {"number": claim.number}
                raise AssignedByAnother(came_first(what, claim.assignee, claim.due_at))


def _deed(claim: Claim, given: Assignment, together: UUID) -> Deed:
    to, before = given.assignee, claim.assignee
    label = f"claim {claim.number}"
    return Deed(
        verb=verb_of(to, before),
        kind="claim",
        uid=claim.uid,
        label=label if to is None or to == before else f"{label} to {to.name}",
        details={**assignment_details(to, given.due_at, before, claim.due_at), "together": str(together)},
    )


def _seen(claim: Claim) -> tuple[int | None, datetime | None]:
    return claim.assignee_id, claim.due_at


def _given(assignment: Assignment) -> tuple[int | None, datetime | None]:
    return assignment.assignee.pk if assignment.assignee else None, assignment.due_at


def _as_told(claim: Claim) -> tuple[str, str]:
    return (
        claim.assignee.username if claim.assignee else "",
        claim.due_at.isoformat() if claim.due_at else "",
    )
