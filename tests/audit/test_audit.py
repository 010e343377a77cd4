"""Events in the words of a page."""

from datetime import UTC, datetime, timedelta, timezone

from factcheck.audit.models import Event
from factcheck.audit.templatetags.audit import details, kind, recorded, sentence


def test_an_event_is_a_sentence() -> None:
    event = Event(person_name="Ines Halloran", verb="withdrew", kind="claim", label="claim 3")
    assert sentence(event) == "Ines Halloran withdrew claim 3."


def test_a_kind_that_has_no_words_keeps_its_name() -> None:
    assert kind(Event(kind="claim")) == "claim"
    assert kind(Event(kind="novelty")) == "novelty"


def test_the_time_is_shown_as_it_was_hashed() -> None:
    at = datetime(2026, 11, 22, 14, 0, 0, 120000, tzinfo=timezone(timedelta(hours=1)))
    assert recorded(Event(at=at)) == "2026-11-22T13:00:00.120+00:00"
    assert recorded(Event(at=at.astimezone(UTC))) == recorded(Event(at=at))


def test_details_are_names_and_readable_values() -> None:
    event = Event(details='{"error_kind":"figure","from":["Editor"],"to":null,"words":"“33”"}')
    assert details(event) == [("error kind", "figure"), ("from", '["Editor"]'), ("to", "null"), ("words", "“33”")]
