"""/public/corrections/feed/: Atom, of all publications or one."""

import pytest
from django.test import Client

from factcheck.articles.models import Article

pytestmark = pytest.mark.django_db


def test_it_is_atom_with_the_time_of_its_last_change(published_slate: Article, client: Client) -> None:
    response = client.get("/public/corrections/feed/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response["Last-Modified"]
    assert b"originally misspelled Bashar" in response.content


def test_who_read_it_since_is_told_so(published_slate: Article, client: Client) -> None:
    changed = client.get("/public/corrections/feed/")["Last-Modified"]
    assert client.get("/public/corrections/feed/", headers={"If-Modified-Since": changed}).status_code == 304


def test_addresses_in_it_are_whole(published_slate: Article, client: Client) -> None:
    feed = client.get("/public/corrections/feed/?publication=slate").content.decode()
    assert 'rel="self" href="http://testserver/public/corrections/feed/?publication=slate"' in feed


def test_the_feed_of_a_publication_that_readers_do_not_know_is_not_found(
    published_slate: Article, client: Client
) -> None:
    assert client.get("/public/corrections/feed/?publication=bloomberg").status_code == 404


def test_nothing_published_gives_an_empty_feed(slate: Article, client: Client) -> None:
    response = client.get("/public/corrections/feed/")
    assert response.status_code == 200
    assert b"<entry" not in response.content


def test_it_honours_the_filters_of_the_list(published_slate: Article, client: Client) -> None:
    address = "/public/corrections/feed/"
    assert b"Bashar" in client.get(f"{address}?kind=misspelled&words=bashar").content
    assert b"Bashar" not in client.get(f"{address}?kind=figure").content
    assert client.get(f"{address}?kind=nonsense").status_code == 404
