"""/articles/<slug>/revisions/<n>/text: the text itself, by its hash."""

import hashlib

import pytest
from django.test import Client

from factcheck.accounts.models import User
from tests.articles.conftest import ArticleMaker

pytestmark = pytest.mark.django_db

PATH = "/articles/the-harbour-freezes/revisions/1/text"


@pytest.fixture
def desk(client: Client, ines: User, make_article: ArticleMaker) -> Client:
    make_article()
    client.force_login(ines)
    return client


def test_it_is_the_text_and_nothing_else(desk: Client) -> None:
    response = desk.get(PATH)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == "The harbour freezes\n\nThe harbour froze on Monday, 14 ships lie still."


def test_its_hash_is_its_etag_and_spares_sending_it_again(desk: Client) -> None:
    response = desk.get(PATH)
    assert response.headers["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
    again = desk.get(PATH, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_no_shared_cache_keeps_it(desk: Client) -> None:
    assert desk.get(PATH).headers["Cache-Control"] == "private, no-cache"


def test_it_is_closed_to_readers_and_to_other_methods(desk: Client) -> None:
    assert desk.post(PATH).status_code == 405
    assert Client().get(PATH).headers["Location"].startswith("/sign-in/")
