"""Walking the chains: whatever is tampered with is found, and where."""

from collections.abc import Callable

import pytest

from factcheck.accounts.models import User
from factcheck.audit import triggers
from factcheck.audit.actions import record
from factcheck.audit.hashing import event_hash
from factcheck.audit.models import NEWSROOM, Chain, Event
from factcheck.audit.queries import BrokenLink, broken_links, chains_for_lists, events_for_lists


@pytest.fixture
def events(ines: User, ruth: User) -> list[Event]:
    """Five events of the newsroom."""
    return [
        record(by=by, verb="added", kind="source", label=f"Source {number}", details={"number": number})
        for number, by in enumerate([ines, ruth, ines, ruth, ines], start=1)
    ]


def found() -> list[str]:
    return [str(link) for link in broken_links()]


def test_whole_chains_hold(events: list[Event]) -> None:
    assert found() == []


def test_no_event_at_all_holds(db: None) -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", "2020-02-28T12:00:00Z"),
        ("verb", "removed"),
        ("kind", "claim"),
        ("object_uid", "1234"),
        ("label", "Source 2"),
        ("person_name", "Jonas Weil"),
        ("person_uid", "1234"),
        ("details", '{"number":4}'),
        ("hash", "a" * 64),
        ("previous", "a" * 64),
    ],
)
def test_a_changed_field_is_found(events: list[Event], field: str, value: str) -> None:
    with triggers.lifted():
        Event.objects.filter(pk=events[2].pk).update(**{field: value})
    [link] = broken_links()
    assert (link.chain, link.number) == (NEWSROOM, 3)


def test_a_changed_field_with_its_hash_made_anew_is_found_by_the_next(events: list[Event]) -> None:
    changed = events[2]
    changed.label = "Another source"
    changed.hash = event_hash(changed, NEWSROOM)
    with triggers.lifted():
        changed.save()
    [link] = broken_links()
    assert (link.number, link.reason) == (4, "it does not follow the event before it")


def test_the_last_one_rewritten_whole_is_found_by_the_head(events: list[Event]) -> None:
    changed = events[-1]
    changed.label = "Another source"
    changed.hash = event_hash(changed, NEWSROOM)
    with triggers.lifted():
        changed.save()
    [link] = broken_links()
    assert link.number == 6


def test_a_link_to_another_person_is_found(events: list[Event], jonas: User) -> None:
    """The key is not hashed, because it means nothing in another database; it must still lead to the person named."""
    with triggers.lifted():
        Event.objects.filter(pk=events[1].pk).update(person=jonas)
    assert found() == ["newsroom, event 2: it is tied to another person than the one it names"]


def test_two_swapped_events_are_found(events: list[Event]) -> None:
    second, third = events[1].pk, events[2].pk
    with triggers.lifted():
        Event.objects.filter(pk=second).update(number=99)
        Event.objects.filter(pk=third).update(number=2)
        Event.objects.filter(pk=second).update(number=3)
    [link] = broken_links()
    assert (link.chain, link.number) == (NEWSROOM, 2)


def test_the_last_cut_off_is_found_by_the_head_row(events: list[Event]) -> None:
    with triggers.lifted():
        events[-1].delete()
    assert found() == ["newsroom, event 5: the head says 5 events, there are 4"]


def test_the_last_cut_off_with_the_head_row_rewound_is_found_only_by_a_head_that_was_written_down(
    events: list[Event],
) -> None:
    written_down = events[-1].hash
    with triggers.lifted():
        events[-1].delete()
        Chain.objects.filter(name=NEWSROOM).update(count=4, head=events[3].hash)
    assert found() == []
    [link] = broken_links([written_down])
    assert written_down in link.reason
    assert list(broken_links([events[3].hash])) == []


def test_a_whole_chain_removed_is_found_by_a_head_that_was_written_down(events: list[Event]) -> None:
    with triggers.lifted():
        Event.objects.all().delete()
        Chain.objects.all().delete()
    assert found() == []
    assert len(list(broken_links([events[2].hash]))) == 1


def test_one_removed_from_the_middle_is_found(events: list[Event]) -> None:
    with triggers.lifted():
        events[1].delete()
    assert found() == ["newsroom, event 2: event 2 is missing"]


def _renumbered(events: list[Event]) -> None:
    """Makes room behind the second event."""
    for event in reversed(events[2:]):
        Event.objects.filter(pk=event.pk).update(number=event.number + 1)


def _inserted(events: list[Event]) -> None:
    _renumbered(events)
    forged = Event(chain=events[0].chain, number=3, at=events[1].at, verb="added", kind="source", label="Forged")
    forged.previous = events[1].hash
    forged.hash = event_hash(forged, NEWSROOM)
    forged.save()


def _appended(events: list[Event]) -> None:
    forged = Event(chain=events[0].chain, number=6, at=events[4].at, verb="added", kind="source", label="Forged")
    forged.previous = events[4].hash
    forged.hash = event_hash(forged, NEWSROOM)
    forged.save()


@pytest.mark.parametrize(("forge", "number"), [(_inserted, 4), (_appended, 7)])
def test_an_inserted_event_is_found(events: list[Event], forge: Callable[[list[Event]], None], number: int) -> None:
    with triggers.lifted():
        forge(events)
    [link] = broken_links()
    assert (link.chain, link.number) == (NEWSROOM, number)


def test_one_link_a_chain_is_named(events: list[Event], ines: User) -> None:
    other = record(by=ines, verb="imported", kind="article", label="Storm", chain="article:test")
    with triggers.lifted():
        Event.objects.filter(pk__in=[events[1].pk, events[3].pk, other.pk]).update(label="Changed")
    assert [(link.chain, link.number) for link in broken_links()] == [("article:test", 1), (NEWSROOM, 2)]


def test_a_link_says_where_and_why() -> None:
    assert str(BrokenLink("newsroom", 3, "it is gone")) == "newsroom, event 3: it is gone"


def test_lists_name_a_chain_by_its_first_event(events: list[Event], ines: User) -> None:
    record(by=ines, verb="imported", kind="article", label="Storm", chain="article:test")
    record(by=ines, verb="added", kind="revision", label="Storm, revision 1", chain="article:test")
    latest = events_for_lists().first()
    assert latest is not None
    assert (latest.label, latest.chain_title) == ("Storm, revision 1", "Storm")  # type: ignore[attr-defined]
    assert [chain.name for chain in chains_for_lists()] == [NEWSROOM, "article:test"]


def test_lists_say_which_chain_is_of_a_retracted_article(events: list[Event], ines: User) -> None:
    record(by=ines, verb="imported", kind="article", label="Storm", chain="article:test")
    record(by=ines, verb="retracted", kind="article", label="Storm", chain="article:test")
    told = {chain.name: chain.chain_is_retracted for chain in chains_for_lists()}  # type: ignore[attr-defined]
    assert told == {NEWSROOM: False, "article:test": True}
    told = {event.chain.name: event.chain_is_retracted for event in events_for_lists()}  # type: ignore[attr-defined]
    assert told == {NEWSROOM: False, "article:test": True}
