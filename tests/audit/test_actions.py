"""Appending to the chains: what an event keeps, and that two never take the same number."""

import json
import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connections, transaction
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.audit.actions import Head, article_chain, record
from factcheck.audit.hashing import event_hash
from factcheck.audit.models import GENESIS, NEWSROOM, Chain, Event
from factcheck.audit.queries import broken_links


def test_it_keeps_who_did_what_to_which_object(ines: User) -> None:
    event = record(by=ines, verb="added", kind="source", uid=ines.uid, label="A log", details={"b": 1, "a": "é"})
    event.refresh_from_db()
    assert (event.person, event.person_uid, event.person_name) == (ines, str(ines.uid), "Ines Halloran")
    assert (event.verb, event.kind, event.object_uid, event.label) == ("added", "source", str(ines.uid), "A log")
    assert event.details == '{"a":"é","b":1}'
    assert json.loads(event.details) == {"a": "é", "b": 1}


def test_the_first_event_follows_the_genesis_and_the_next_the_first(ines: User) -> None:
    first = record(by=ines, verb="added", kind="source", label="One", chain="article:test")
    second = record(by=ines, verb="added", kind="source", label="Two", chain="article:test")
    assert (first.number, first.previous) == (1, GENESIS)
    assert (second.number, second.previous) == (2, first.hash)
    head = Chain.objects.get(name="article:test")
    assert (head.count, head.head) == (2, second.hash)


def test_chains_count_for_themselves(ines: User) -> None:
    record(by=ines, verb="added", kind="source", label="One", chain="article:test")
    other = record(by=ines, verb="added", kind="source", label="Two", chain="article:other")
    assert other.number == 1


def test_an_event_reads_the_same_from_the_database_as_when_it_was_hashed(ines: User) -> None:
    event = record(
        by=ines, verb="added", kind="source", label="A log", details={"quotation": "“33”\u00a0dead \U0001f30a"}
    )
    assert event_hash(Event.objects.get(pk=event.pk), NEWSROOM) == event.hash


def test_a_label_that_is_too_long_is_cut_and_still_verifies(ines: User) -> None:
    event = record(by=ines, verb="added", kind="source", label="x" * 400)
    stored = Event.objects.get(pk=event.pk)
    assert len(stored.label) == 300
    assert event_hash(stored, NEWSROOM) == stored.hash


def test_what_nobody_did_is_recorded_without_a_person(db: None) -> None:
    event = record(by=None, verb="lapsed", kind="verdict", label="claim 1, version 1")
    assert (event.person, event.person_uid, event.person_name) == (None, "", "")


def test_a_change_that_is_rolled_back_leaves_no_event(ines: User) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(by=ines, verb="added", kind="source", label="Gone", chain="article:test")
        raise ZeroDivisionError
    assert not Event.objects.filter(label="Gone").exists()
    assert not Chain.objects.filter(name="article:test").exists()


def test_an_articles_chain_is_named_by_its_uid() -> None:
    assert article_chain("1234") == "article:1234"


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_raises() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(by=None, verb="added", kind="source", label="A log")
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("chain_exists", [True, False])
def test_parallel_appends_never_share_a_number(*, chain_exists: bool) -> None:
    """Also where the first of them makes the chain."""
    people, each = 4, 6
    person = get_user_model().objects.create_user(username="ines", name="Ines Halloran", email="ines@example.org")
    if chain_exists:
        with transaction.atomic():
            record(by=person, verb="added", kind="source", label="First", chain="article:test")
    together = threading.Barrier(people)
    failures: list[BaseException] = []

    def append() -> None:
        try:
            together.wait()
            for _turn in range(each):
                with transaction.atomic():
                    record(by=person, verb="added", kind="source", label="One of many", chain="article:test")
        except BaseException as error:  # noqa: BLE001  a thread's failure is raised below, in the test's own thread
            failures.append(error)
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=append) for _person in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    numbers = list(Event.objects.filter(chain__name="article:test").order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, people * each + chain_exists + 1))


# --- With a head that was read a moment ago ---------------------------------------------------------------------------


def head_of(name: str) -> Head:
    chain = Chain.objects.get(name=name)
    return Head(chain.pk, chain.count, chain.head)


def test_a_known_head_saves_reading_it(ines: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    record(by=ines, verb="added", kind="source", label="One", chain="article:test")
    head = head_of("article:test")
    with django_assert_num_queries(2):
        event = record(by=ines, verb="added", kind="source", label="Two", chain="article:test", head=head)
    assert (event.number, event.previous) == (2, head.hash)
    assert not list(broken_links())


def test_a_head_that_moved_on_is_read_again(ines: User) -> None:
    record(by=ines, verb="added", kind="source", label="One", chain="article:test")
    stale = head_of("article:test")
    second = record(by=ines, verb="added", kind="source", label="Two", chain="article:test")
    third = record(by=ines, verb="added", kind="source", label="Three", chain="article:test", head=stale)
    assert (third.number, third.previous) == (3, second.hash)
    assert not list(broken_links())
