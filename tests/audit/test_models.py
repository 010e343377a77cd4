"""Chains and events as they stand in the database."""

import pytest
from django.db import IntegrityError, transaction

from factcheck.accounts.models import User
from factcheck.audit.actions import record
from factcheck.audit.models import Chain, Event


@pytest.fixture
def event(ines: User) -> Event:
    with transaction.atomic():
        return record(by=ines, verb="added", kind="source", label="A log")


def test_a_chain_and_an_event_are_known_by_name_and_number(event: Event) -> None:
    assert Chain.objects.get_by_natural_key("newsroom") == event.chain
    assert Event.objects.get_by_natural_key("newsroom", 1) == event
    assert event.natural_key() == ("newsroom", 1)


def test_a_number_is_taken_once_in_its_chain(event: Event) -> None:
    twin = Event(chain=event.chain, number=1, at=event.at, verb="v", kind="k", label="l", previous="0", hash="f" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_a_head_is_a_sha_256(event: Event) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Chain.objects.update(head="short")


def test_a_person_of_the_record_is_not_deleted(event: Event, ines: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ines.delete()
