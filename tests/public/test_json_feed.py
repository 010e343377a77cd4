"""The JSON Feed keeps the rules of version 1.1: string ids, absolute addresses, RFC 3339 dates, authors, no author."""

import json
import re
from typing import Any

import pytest

from factcheck.articles.models import Article, Publication
from factcheck.corrections.published import public_corrections
from factcheck.public.feed import Channel, corrections_feed_of
from factcheck.public.json_feed import corrections_json_feed_of
from tests.public.conftest import issue, publish, revise

pytestmark = pytest.mark.django_db

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def channel_of(publication: Publication | None) -> Channel:
    return Channel(publication, f"publication={publication.slug}") if publication else Channel()


def absolute(path: str) -> str:
    return f"https://example.org{path}"


def feed_of(article: Article | None) -> dict[str, Any]:
    publication = article.publication if article else None
    written = corrections_json_feed_of(list(public_corrections()), channel=channel_of(publication), absolute=absolute)
    feed: dict[str, Any] = json.loads(written)
    return feed


def test_it_keeps_the_rules_of_its_version(published_slate: Article) -> None:
    issue(revise(published_slate, "at least 36", "at least 33"), "33")
    feed = feed_of(publish(published_slate))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://example.org/public/corrections/feed.json?publication=slate"
    assert feed["authors"] == [{"name": "Slate"}]
    assert len(feed["items"]) == 2
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["id"].startswith("urn:uuid:")
        assert item["url"].startswith("https://example.org/public/corrections/")
        assert MOMENT.fullmatch(item["date_published"])
        assert MOMENT.fullmatch(item["date_modified"])
        assert item["date_modified"] >= item["date_published"]
        assert item["content_text"]
    assert "author" not in feed
    assert not any("author" in item for item in feed["items"])


def test_its_entries_have_the_ids_of_the_atom_feed(published_slate: Article) -> None:
    corrections = list(public_corrections())
    atom = corrections_feed_of(corrections, channel=Channel(), absolute=absolute).decode()
    items = feed_of(None)["items"]
    assert len(items) == len(corrections) > 0
    assert all(f"<id>{item['id']}</id>" in atom for item in items)


def test_before_the_first_correction_it_is_empty(db: None) -> None:
    assert feed_of(None)["items"] == []


def test_a_narrowed_feed_says_by_what(published_slate: Article) -> None:
    channel = Channel(published_slate.publication, "publication=slate&kind=figure", "Kind of error: Figure misstated")
    feed = json.loads(corrections_json_feed_of([], channel=channel, absolute=absolute))
    assert feed["feed_url"] == "https://example.org/public/corrections/feed.json?publication=slate&kind=figure"
    assert feed["home_page_url"] == "https://example.org/public/corrections/?publication=slate&kind=figure"
    assert feed["description"] == "Kind of error: Figure misstated"
