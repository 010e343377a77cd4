"""The feed against the rules of Atom (RFC 4287), read by a parser that is not the writer."""

import re
from datetime import UTC, datetime, timedelta
from xml.dom import minidom

import pytest

from factcheck.articles.models import Article, Publication
from factcheck.corrections.models import Correction
from factcheck.corrections.published import public_corrections
from factcheck.public.feed import ATOM, Channel, corrections_feed_of
from tests.public.conftest import issue, publish, revise

RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
pytestmark = pytest.mark.django_db


def channel_of(publication: Publication | None) -> Channel:
    return Channel(publication, f"publication={publication.slug}") if publication else Channel()


def absolute(path: str) -> str:
    return f"https://example.org{path}"


def feed_of(publication: Publication | None = None) -> minidom.Element:
    written = corrections_feed_of(list(public_corrections()), channel=channel_of(publication), absolute=absolute)
    root = minidom.parseString(written).documentElement  # noqa: S318 written a line above
    assert root is not None
    return root


def children(element: minidom.Element, name: str) -> list[minidom.Element]:
    return [
        child
        for child in element.childNodes
        if isinstance(child, minidom.Element) and child.localName == name and child.namespaceURI == ATOM
    ]


def text(element: minidom.Element, name: str) -> str:
    (child,) = children(element, name)
    return "".join(node.data for node in child.childNodes if isinstance(node, minidom.Text))


def links(element: minidom.Element) -> dict[str, str]:
    return {link.getAttribute("rel"): link.getAttribute("href") for link in children(element, "link")}


def check_level(element: minidom.Element) -> None:
    """What the rules ask of a feed and of an entry alike."""
    assert re.match(r"(urn:uuid:|https://)\S+\Z", text(element, "id"))
    assert text(element, "title")
    assert RFC_3339.fullmatch(text(element, "updated"))
    authors = children(element, "author")
    assert authors
    assert all(text(author, "name") and not children(author, "email") for author in authors)
    assert links(element)["alternate"].startswith("https://example.org/public/")


def test_feed_and_entries_have_what_atom_asks_for(slate: Article) -> None:
    issue(revise(slate, "at least 36", "at least 33"), "33")
    publish(slate)
    feed = feed_of()
    assert (feed.namespaceURI, feed.localName) == (ATOM, "feed")
    check_level(feed)
    assert links(feed)["self"] == "https://example.org/public/corrections/feed/"
    entries = children(feed, "entry")
    assert len(entries) == 2
    for entry in entries:
        check_level(entry)
        assert RFC_3339.fullmatch(text(entry, "published"))
        assert text(entry, "content")
        (category,) = children(entry, "category")
        assert category.getAttribute("term") == "correction"
    ids = [text(level, "id") for level in (feed, *entries)]
    assert len(ids) == len(set(ids))


def test_an_entry_is_known_by_the_uid_of_its_correction(published_slate: Article) -> None:
    (entry,) = children(feed_of(), "entry")
    correction = Correction.objects.get()
    assert text(entry, "id") == f"urn:uuid:{correction.uid}"
    assert links(entry)["alternate"] == f"https://example.org/public/corrections/{correction.uid}/"
    assert links(entry)["related"] == f"https://example.org/public/articles/{published_slate.slug}/"


def test_the_same_corrections_give_the_same_feed(published_slate: Article) -> None:
    assert feed_of().toxml() == feed_of().toxml()


def test_an_empty_feed_does_not_change_with_the_clock(slate: Article) -> None:
    assert text(feed_of(), "updated") == "1970-01-01T00:00:00Z"
    assert text(feed_of(), "title")


def test_the_feed_of_a_publication_is_known_by_its_uid_and_leads_back_to_itself(published_slate: Article) -> None:
    publication = published_slate.publication
    assert publication is not None
    feed = feed_of(publication)
    assert text(feed, "id") == f"urn:uuid:{publication.uid}"
    assert links(feed)["self"] == "https://example.org/public/corrections/feed/?publication=slate"
    assert text(children(feed, "author")[0], "name") == "Slate"


def test_a_withdrawal_is_told_and_is_news(published_slate: Article) -> None:
    ended = datetime.now(tz=UTC) + timedelta(days=3)
    Correction.objects.update(
        state="withdrawn", ended_at=ended, ended_by=published_slate.imported_by, end_reason="It was spelled right."
    )
    (entry,) = children(feed_of(), "entry")
    assert text(entry, "title").startswith("Correction, withdrawn: ")
    assert text(entry, "content").endswith("first name.\n\nWithdrawn: It was spelled right.")
    assert (
        text(entry, "updated")
        == text(feed_of(), "updated")
        == ended.isoformat(timespec="seconds").replace("+00:00", "Z")
    )


def test_what_xml_cannot_hold_is_replaced(published_slate: Article) -> None:
    Correction.objects.update(note="a\x0bb <c> & ]]> \U0001f600")
    (entry,) = children(feed_of(), "entry")
    assert text(entry, "content") == "a\ufffdb <c> & ]]> \U0001f600"


def test_a_narrowed_feed_says_by_what_and_is_another_feed(published_slate: Article) -> None:
    channel = Channel(published_slate.publication, "publication=slate&kind=figure", "Kind of error: Figure misstated")
    written = corrections_feed_of([], channel=channel, absolute=absolute)
    feed = minidom.parseString(written).documentElement  # noqa: S318 written a line above
    assert feed is not None
    address = "https://example.org/public/corrections/feed/?publication=slate&kind=figure"
    assert (text(feed, "id"), links(feed)["self"]) == (address, address)
    assert text(feed, "subtitle") == "Kind of error: Figure misstated"
    assert links(feed)["alternate"] == "https://example.org/public/corrections/?publication=slate&kind=figure"
