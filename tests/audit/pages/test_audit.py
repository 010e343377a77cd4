"""The audit log as a page: who reads it, what it shows, what it can be narrowed by."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from factcheck.accounts.models import User
from factcheck.audit import triggers
from factcheck.audit.actions import record
from factcheck.audit.models import Event


@pytest.fixture
def reader(client: Client, amara: User) -> Client:
    client.force_login(amara)
    return client


@pytest.fixture
def events(ines: User, ruth: User) -> list[Event]:
    return [
        record(by=ines, verb="imported", kind="article", label="Storm on the coast", chain="article:1"),
        record(by=ines, verb="marked", kind="claim", label="claim 1: at least 36", chain="article:1"),
        record(by=ruth, verb="approved", kind="verdict", label="claim 1, version 1", chain="article:1"),
        record(by=ruth, verb="added", kind="source", label="Coast guard log", details={"url": "https://log.example"}),
    ]


def told(client: Client, **query: str) -> list[str]:
    """The sentences that the page shows, newest first."""
    response = client.get("/audit/", query)
    assert response.status_code == 200
    return [line.split("</p>")[0] for line in response.content.decode().split('<p class="sentence">')[1:]]


IMPORTED = "Ines Halloran imported the article “Storm on the coast”."
MARKED = "Ines Halloran marked claim 1: at least 36."
APPROVED = "Ruth Adeyemi approved the verdict on claim 1, version 1."
ADDED = "Ruth Adeyemi added the source “Coast guard log”."


def test_it_tells_what_was_done_newest_first(reader: Client, events: list[Event]) -> None:
    assert told(reader) == [ADDED, APPROVED, MARKED, IMPORTED]


def test_it_shows_what_the_chain_keeps(reader: Client, events: list[Event]) -> None:
    html = reader.get("/audit/").content.decode()
    assert events[3].hash in html
    assert events[1].previous in html
    assert "https://log.example" in html
    assert str(events[0].person_uid) in html


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ({"person": "ines"}, [MARKED, IMPORTED]),
        ({"verb": "approved"}, [APPROVED]),
        ({"kind": "claim"}, [MARKED]),
        ({"words": "LOG guard"}, [ADDED]),
        ({"words": "log.example"}, [ADDED]),
        ({"chain": "newsroom"}, [ADDED]),
        ({"chain": "article:1"}, [APPROVED, MARKED, IMPORTED]),
        ({"chain": "coast storm"}, [APPROVED, MARKED, IMPORTED]),
        ({"chain": "article:2"}, []),
        ({"person": "ruth", "kind": "verdict"}, [APPROVED]),
        ({"since": "2000-01-01"}, [ADDED, APPROVED, MARKED, IMPORTED]),
        ({"until": "2000-01-01"}, []),
        ({"until": "9999-12-31"}, [ADDED, APPROVED, MARKED, IMPORTED]),
    ],
    ids=str,
)
def test_it_is_narrowed(reader: Client, events: list[Event], query: dict[str, str], sentences: list[str]) -> None:
    assert told(reader, **query) == sentences


@override_settings(NEWSROOM_TIME_ZONE="Pacific/Auckland")
def test_days_are_those_of_the_newsroom(reader: Client, events: list[Event]) -> None:
    with triggers.lifted():
        Event.objects.filter(pk=events[0].pk).update(at="2020-02-28T11:30:00Z")
    assert told(reader, since="2020-02-29", until="2020-02-29") == [IMPORTED]
    assert told(reader, since="2020-02-28", until="2020-02-28") == []
    assert "29 Feb 2020, 00:30 NZDT" in reader.get("/audit/").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"since": "yesterday"},
        {"person": "nobody"},
        {"verb": "juggled"},
        {"words": "\x00"},
        {"page": "x"},
    ],
    ids=str,
)
def test_an_address_that_makes_no_sense_is_still_a_page(
    reader: Client, events: list[Event], query: dict[str, str]
) -> None:
    assert reader.get("/audit/", query).status_code == 200


def test_it_says_so_when_nothing_fits(reader: Client, events: list[Event]) -> None:
    assert "No event fits these filters." in reader.get("/audit/", {"words": "nothing"}).content.decode()


def test_it_has_fifty_a_page_in_the_same_statements_as_one(reader: Client, ines: User) -> None:
    record(by=ines, verb="added", kind="source", label="Source 0")
    with CaptureQueriesContext(connection) as few:
        assert len(told(reader)) == 1
    for number in range(1, 60):
        record(by=ines, verb="added", kind="source", label=f"Source {number}", chain=f"article:{number % 7}")
    with CaptureQueriesContext(connection) as many:
        assert len(told(reader)) == 50
    assert len(few) == len(many) <= 6
    assert len(told(reader, page="2")) == 10


def test_words_of_a_label_are_text_and_no_markup(reader: Client, ines: User) -> None:
    record(by=ines, verb="added", kind="source", label="<script>alert(1)</script>", details={"<em>": "<i>"})
    html = reader.get("/audit/").content.decode()
    assert "<script>alert" not in html
    assert "<em>" not in html
    assert "<i>" not in html


@pytest.mark.parametrize("who", ["ines", "ruth"])
@pytest.mark.parametrize("address", ["/audit/", "/audit/chains/"])
def test_only_admins_read_it(client: Client, request: pytest.FixtureRequest, who: str, address: str) -> None:
    client.force_login(request.getfixturevalue(who))
    response = client.get(address)
    assert response.status_code == 403
    assert "The audit log is read by admins." in response.content.decode()


def test_it_is_read_and_not_written(reader: Client) -> None:
    assert reader.post("/audit/").status_code == 405
