"""Appends to the audit chains."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from factcheck.audit.hashing import canonical_json, cut_to_milliseconds, event_hash
from factcheck.audit.models import NEWSROOM, Chain, Event
from factcheck.prepared import Insertion

_INSERT = Insertion(Event)
# In SQL and not by `update`, because every write of the product waits for it.
_MOVE_ON = 'UPDATE {chain} SET "count" = %s, head = %s WHERE id = %s AND "count" = %s AND head = %s'


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


@dataclass(frozen=True, slots=True)
class Deed:
    """What one of several events of `record_many` says."""

    verb: str
    kind: str
    uid: UUID | str
    label: str
    details: dict[str, Any] = field(default_factory=dict)


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
    _check_in_transaction()
    event = _event(Deed(verb, kind, uid, label, details or {}), by)
    if head is None or not _append(event, chain, head):
        _append(event, chain, _locked(chain))
    return _INSERT(event)


def record_many(deeds: Sequence[Deed], *, by: Person | None, chain: str) -> list[Event]:
    """Appends an event for each deed, in their order, as `record` does for one.

    The head is locked and moved on once, so that a deed done to many objects costs as many statements as one to two.
    """
    _check_in_transaction()
    if not deeds:
        return []
    head = _locked(chain)
    events = [_event(deed, by) for deed in deeds]
    last = head
    for event in events:
        _link(event, chain, last)
        last = Head(head.pk, event.number, event.hash)
    Chain.objects.filter(pk=head.pk).update(count=last.count, head=last.hash)
    return Event.objects.bulk_create(events)


def _check_in_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An event is recorded in the transaction of what it records.")


def _event(deed: Deed, by: Person | None) -> Event:
    """An event that has no place in a chain yet."""
    return Event(
        at=cut_to_milliseconds(timezone.now()),
        verb=deed.verb,
        kind=deed.kind,
        object_uid=str(deed.uid),
        label=deed.label[:300],
        person_id=by.pk if by else None,
        person_uid=str(by.uid) if by else "",
        person_name=by.name if by else "",
        details=canonical_json(deed.details),
    )


def _link(event: Event, chain: str, head: Head) -> None:
    event.chain_id, event.number, event.previous = head.pk, head.count + 1, head.hash
    event.hash = event_hash(event, chain)


def _append(event: Event, chain: str, head: Head) -> int:
    """Makes the event the one after this head, and moves the head on; 0 where the chain has moved on already."""
    _link(event, chain, head)
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            _MOVE_ON.format(chain=quoted(Chain._meta.db_table)),
            [event.number, event.hash, head.pk, head.count, head.hash],
        )
        return cursor.rowcount


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
