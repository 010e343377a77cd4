"""Sets the check status of many claims at once, and takes that back."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import BigIntegerField, CharField, Q
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.audit.actions import Deed, article_chain, record_many
from factcheck.claims.actions.holding import hold_claims
from factcheck.claims.actions.marking import check_not_withdrawn, check_status_given
from factcheck.claims.models import Claim
from factcheck.claims.states import CheckStatus
from factcheck.errors import RuleViolation
from factcheck.lists.together import NothingToUndo, Undone, by_row, done_together


class StatusSetByAnother(RuleViolation):
    """Somebody else set the check status of one of the claims first; the message says which, and to what."""


@dataclass(frozen=True)
class Status:
    """Where the work on a claim stands, the reason, and who set it (None: a submission, a return or a lapse did)."""

    status: str
    reason: str
    by: int | None


@transaction.atomic
def set_check_statuses(
    *, by: User, claims: Sequence[Claim], status: str, reason: str = "", together: UUID | None = None
) -> list[Claim]:
    """Gives the claims that have another status or reason now, all of them or none.

    Each claim is as the person saw it: who set the status of one of them since came first. `together` names what was
    done at once, for `undo_check_statuses`. The statements grow with the articles, not with the claims. Raises
    NotAllowed, ClaimIsClosed, Unusable (a status not known, a reason that is missing), StatusSetByAnother (409).
    """
    reason = check_status_given(by, status, reason)
    given = Status(status, reason, by.pk)
    changes = [(claim, given) for claim in claims if (claim.check_status, claim.check_reason) != (status, reason)]
    for claim, _status in changes:
        check_not_withdrawn(claim)
    _write(changes, by=by, together=together or uuid4())
    return [claim for claim, _status in changes]


@transaction.atomic
def undo_check_statuses(*, by: User, together: UUID) -> Undone[Claim]:
    """Gives what was set together its earlier status; claims that somebody set or withdrew since are left as they are.

    Raises NotAllowed, NothingToUndo.
    """
    require(by, "set_check_status")
    done = done_together(by, "claim", ["set status of"], together)
    told = {event.object_uid: json.loads(event.details) for event in done}
    claims = Claim.objects.select_related("article").filter(uid__in=told).order_by("pk")
    names = {said.get("set_by_before", "") for said in told.values()}
    people = dict(User.objects.filter(username__in=names).values_list("username", "pk"))
    changes, left = [], []
    for claim in claims:
        said = told[str(claim.uid)]
        # A submission sets a claim checked, too, and a return opens it: nobody's name stands there then.
        now = (claim.check_status, claim.check_reason, claim.check_status_by_id)
        if claim.withdrawn_at is None and now == (said["to"], said["reason"], by.pk):
            earlier = Status(said["from"], said.get("reason_before", ""), people.get(said.get("set_by_before", "")))
            changes.append((claim, earlier))
        else:
            left.append(claim)
    if not changes:
        raise NothingToUndo(_("Somebody set the status of these claims since, or nothing was set. It stands as it is."))
    _write(changes, by=by, together=uuid4())
    return Undone([claim for claim, _status in changes], left)


def _write(changes: Sequence[tuple[Claim, Status]], *, by: User, together: UUID) -> None:
    if not changes:
        return
    hold_claims(claim.pk for claim, _given in changes)
    set_by_before = _check_as_seen([claim for claim, _given in changes])
    seen = [
        Q(pk=claim.pk, check_status=claim.check_status, check_reason=claim.check_reason) for claim, _given in changes
    ]
    unchanged = Claim.objects.filter(reduce(or_, seen), withdrawn_at__isnull=True)
    written = unchanged.update(
        check_status=by_row({claim.pk: given.status for claim, given in changes}, CharField()),
        check_reason=by_row({claim.pk: given.reason for claim, given in changes}, CharField()),
        check_status_by_id=by_row({claim.pk: given.by for claim, given in changes}, BigIntegerField()),
    )
    if written != len(changes):
        raise StatusSetByAnother(_("Somebody else changed one of these claims just now. Look again, then decide."))
    chains: dict[str, list[Deed]] = defaultdict(list)
    for claim, given in changes:
        details: dict[str, object] = {
            "from": claim.check_status,
            "to": given.status,
            "reason": given.reason,
            "reason_before": claim.check_reason,
            "set_by_before": set_by_before[claim.pk],
            "together": str(together),
        }
        deed = Deed("set status of", "claim", claim.uid, f"claim {claim.number}", details)
        chains[article_chain(claim.article.uid)].append(deed)
        claim.check_status, claim.check_reason, claim.check_status_by_id = given.status, given.reason, given.by
    for chain, deeds in sorted(chains.items()):
        record_many(deeds, by=by, chain=chain)


def _check_as_seen(claims: Sequence[Claim]) -> dict[int, str]:
    """Gives the user names of who set the statuses, by claim, when they are as they were seen.

    Raises what shows what somebody did to the first that is not.
    """
    seen = {claim.pk: (claim.check_status, claim.check_reason) for claim in claims}
    set_by = {}
    for claim in Claim.objects.select_related("check_status_by").filter(pk__in=seen).order_by("pk"):
        check_not_withdrawn(claim)
        if (claim.check_status, claim.check_reason) != seen[claim.pk]:
            raise StatusSetByAnother(
                _("%(name)s set claim %(number)s to “%(status)s” just now. Look again, then set the others.")
                % {
                    "name": claim.check_status_by.name if claim.check_status_by else _("Somebody"),
                    "number": claim.number,
                    "status": CheckStatus(claim.check_status).label,
                }
            )
        set_by[claim.pk] = claim.check_status_by.username if claim.check_status_by else ""
    return set_by
