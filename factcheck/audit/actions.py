"""Appends to the audit chains."""

from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from factcheck.audit.hashing import canonical_json, cut_to_milliseconds, event_hash
from factcheck.audit.models import NEWSROOM, Chain, Event


class Person(Protocol):
    """What an event needs to know of who did it."""

    pk: Any
    uid: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a chain as it was read in this transaction, so that `record` need not read it again."""

    pk: int
    count: int
    hash: str


def record(
    *,
    by: Person | None,
    verb: str,
    kind: str,
    uid: UUID | str = "",
    label: str,
    details: dict[str, Any] | None = None,
    chain: str = NEWSROOM,
    head: Head | None = None,
) -> Event:
    """Appends one event to the chain, in the transaction of what it records.

    The chain's head row is locked first (the one row lock of the house: SQLite is serial by IMMEDIATE), so that two
    events never take the same number. Raises TransactionManagementError outside a transaction: an event without its
    change, or a change without its event, must not be possible.

    With `head`, read a moment ago, it costs two statements instead of three: the head moves on only if it still is
    what was read, and otherwise the lock is waited for as ever.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An event is recorded in the transaction of what it records.")
    event = Event(
        at=cut_to_milliseconds(timezone.now()),
        verb=verb,
        kind=kind,
        object_uid=str(uid),
        label=label[:300],
        person_id=by.pk if by else None,
        person_uid=str(by.uid) if by else "",
        person_name=by.name if by else "",
        details=canonical_json(details or {}),
    )
    if head is None or not _append(event, chain, head):
        _append(event, chain, _locked(chain))
    event.save(force_insert=True)
    return event


def _append(event: Event, chain: str, head: Head) -> int:
    """Makes the event the one after this head, and moves the head on; 0 where the chain has moved on already."""
    event.chain_id, event.number, event.previous = head.pk, head.count + 1, head.hash
    event.hash = event_hash(event, chain)
    unmoved = Chain.objects.filter(pk=head.pk, count=head.count, head=head.hash)
    return unmoved.update(count=event.number, head=event.hash)


def _locked(chain: str) -> Head:
    """Gives the chain's head with its row locked; a chain that is not there yet begins."""
    row = Chain.objects.select_for_update().filter(name=chain).first()
    if row is None:
        Chain.objects.bulk_create([Chain(name=chain)], ignore_conflicts=True)
        row = Chain.objects.select_for_update().get(name=chain)
    return Head(row.pk, row.count, row.head)


def article_chain(uid: UUID | str) -> str:
    """Gives the name of an article's chain."""
    return f"article:{uid}"
