"""Appends to the audit chains."""

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


def record(
    *,
    by: Person | None,
    verb: str,
    kind: str,
    uid: UUID | str = "",
    label: str,
    details: dict[str, Any] | None = None,
    chain: str = NEWSROOM,
) -> Event:
    """Appends one event to the chain, in the transaction of what it records.

    The chain's head row is locked first (the one row lock of the house: SQLite is serial by IMMEDIATE), so that two
    events never take the same number. Raises TransactionManagementError outside a transaction: an event without its
    change, or a change without its event, must not be possible.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An event is recorded in the transaction of what it records.")
    head = Chain.objects.select_for_update().filter(name=chain).first()
    if head is None:
        Chain.objects.bulk_create([Chain(name=chain)], ignore_conflicts=True)
        head = Chain.objects.select_for_update().get(name=chain)
    event = Event(
        chain=head,
        number=head.count + 1,
        at=cut_to_milliseconds(timezone.now()),
        verb=verb,
        kind=kind,
        object_uid=str(uid),
        label=label[:300],
        person_id=by.pk if by else None,
        person_uid=str(by.uid) if by else "",
        person_name=by.name if by else "",
        details=canonical_json(details or {}),
        previous=head.head,
    )
    event.hash = event_hash(event, chain)
    event.save(force_insert=True)
    Chain.objects.filter(pk=head.pk).update(count=event.number, head=event.hash)
    return event


def article_chain(uid: UUID | str) -> str:
    """Gives the name of an article's chain."""
    return f"article:{uid}"
