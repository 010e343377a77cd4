"""The hash of an event stands on exactly the texts that are stored."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.audit.hashing import canonical_json, cut_to_milliseconds, event_hash
from factcheck.audit.models import GENESIS, Event

AT = datetime(2026, 11, 22, 13, 5, 7, 123000, tzinfo=UTC)


def event(**changes: object) -> Event:
    fields: dict[str, object] = {
        "number": 1,
        "at": AT,
        "verb": "added",
        "kind": "source",
        "object_uid": "1234",
        "label": "A log",
        "person_uid": "5678",
        "person_name": "Ines Halloran",
        "details": "{}",
        "previous": GENESIS,
    }
    return Event(**{**fields, **changes})


def test_it_is_what_anybody_can_compute_from_the_stored_texts() -> None:
    """Written down: a chain has to verify in every later version of the product."""
    assert event_hash(event(), "newsroom") == "f388ee64667e62d5580cb6ba9718cc009bd62592f4d074d778b0f30d15464035"


@pytest.mark.parametrize(
    "change",
    [
        {"number": 2},
        {"at": AT + timedelta(milliseconds=1)},
        {"verb": "removed"},
        {"kind": "claim"},
        {"object_uid": "1235"},
        {"label": "A log "},
        {"person_uid": "5679"},
        {"person_name": "Jonas Weil"},
        {"details": '{"a":1}'},
        {"previous": "1" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_text_counts(change: dict[str, object]) -> None:
    assert event_hash(event(**change), "newsroom") != event_hash(event(), "newsroom")


def test_the_chain_counts() -> None:
    assert event_hash(event(), "article:1") != event_hash(event(), "newsroom")


def test_words_cannot_wander_between_two_texts() -> None:
    one, other = event(label="A", person_uid="B"), event(label="A,B", person_uid="")
    assert event_hash(one, "newsroom") != event_hash(other, "newsroom")


def test_the_same_moment_in_another_zone_hashes_the_same() -> None:
    elsewhere = AT.astimezone(timezone(timedelta(hours=2)))
    assert event_hash(event(at=elsewhere), "newsroom") == event_hash(event(), "newsroom")


def test_a_primary_key_does_not_count() -> None:
    assert event_hash(event(pk=5, person_id=7), "newsroom") == event_hash(event(), "newsroom")


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text()) | st.none()))
def test_details_keep_their_meaning_whatever_their_order(details: dict[str, object]) -> None:
    text = canonical_json(details)
    assert json.loads(text) == details
    assert canonical_json(dict(reversed(details.items()))) == text


def test_a_time_is_cut_and_not_rounded() -> None:
    assert cut_to_milliseconds(AT.replace(microsecond=123999)) == AT
