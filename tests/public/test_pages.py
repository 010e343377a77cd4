"""How pages for readers are answered, whoever asks."""

from typing import Any

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article

pytestmark = pytest.mark.django_db

ADDRESSES = ["/public/corrections/", "/public/corrections/feed/", "/public/articles/{}/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_caches_keep_it_for_a_minute_whoever_asked(published_slate: Article, client: Client, address: str) -> None:
    client.force_login(User.objects.get(username="ines"))
    response = client.get(address.format(published_slate.slug))
    assert response["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_the_same_for_everybody(published_slate: Article, client: Client, address: str) -> None:
    address = address.format(published_slate.slug)
    read_by_nobody = client.get(address).content
    client.force_login(User.objects.get(username="amara"))
    client.cookies["theme"] = "dark"
    assert client.get(address).content == read_by_nobody


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_it_already_is_told_so(published_slate: Article, client: Client, address: str) -> None:
    address = address.format(published_slate.slug)
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_read_and_nothing_else(published_slate: Article, address: str) -> None:
    address = address.format(published_slate.slug)
    assert Client().head(address).status_code == 200
    assert Client().post(address).status_code == 405


def test_a_page_costs_the_same_however_much_is_in_it(
    published_slate: Article, client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(9):
        client.get(f"/public/articles/{published_slate.slug}/")
    with django_assert_max_num_queries(5):
        client.get("/public/corrections/")
    with django_assert_max_num_queries(2):
        client.get("/public/corrections/feed/")


@pytest.mark.parametrize("address", ["/public/corrections/", "/public/corrections/feed/"])
def test_a_question_that_no_database_takes_finds_nothing(
    published_slate: Article, client: Client, address: str
) -> None:
    assert client.get(f"{address}?publication=%00").status_code == 404
