"""/public/corrections/feed.json: the corrections for programs."""

import pytest
from django.test import Client

from factcheck.articles.models import Article

pytestmark = pytest.mark.django_db

ADDRESS = "/public/corrections/feed.json"


def test_anybody_reads_it(published_slate: Article, client: Client) -> None:
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    assert [item["title"] for item in response.json()["items"]] == [f"Correction: {published_slate.title}"]
    assert client.get(ADDRESS, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_pages_lead_to_it(published_slate: Article, client: Client) -> None:
    for page in ("/public/corrections/", f"/public/articles/{published_slate.slug}/"):
        assert f'type="application/feed+json" title="Corrections" href="{ADDRESS}' in client.get(page).content.decode()


def test_it_is_narrowed_to_a_publication_that_readers_know(published_slate: Article, client: Client) -> None:
    assert len(client.get(f"{ADDRESS}?publication=slate").json()["items"]) == 1
    assert client.get(f"{ADDRESS}?publication=nobody").status_code == 404
    assert client.get(f"{ADDRESS}?publication=%00").status_code == 404
    assert client.post(ADDRESS).status_code == 405


def test_what_is_not_published_is_not_in_it(slate: Article, client: Client) -> None:
    assert client.get(ADDRESS).json()["items"] == []


def test_it_honours_the_filters_of_the_list(published_slate: Article, client: Client) -> None:
    address = "/public/corrections/feed.json"
    assert b"Bashar" in client.get(f"{address}?kind=misspelled&words=bashar").content
    assert b"Bashar" not in client.get(f"{address}?kind=figure").content
    assert client.get(f"{address}?kind=nonsense").status_code == 404
