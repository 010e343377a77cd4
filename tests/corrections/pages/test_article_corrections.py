"""The corrections of one article, as a page and as a part of its workspace."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from tests.examples import an_article


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


def test_it_shows_the_notes_with_their_signs(desk: Client, article: Article, correction: Correction) -> None:
    page = desk.get(f"/articles/{article.slug}/corrections/").content.decode()
    for shown in (
        "<html",
        correction.note,
        "wrong words unknown",
        f'href="{article.get_absolute_url()}#sign-2"',
        f'href="/corrections/{correction.uid}/"',
    ):
        assert shown in page


def test_htmx_gets_the_part_alone(desk: Client, article: Article, correction: Correction) -> None:
    part = desk.get(f"/articles/{article.slug}/corrections/", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="article-corrections"')
    assert correction.note in part
    assert "<html" not in part


def test_it_says_so_when_there_are_none(desk: Client, ines: User) -> None:
    page = desk.get(f"/articles/{an_article(by=ines).slug}/corrections/").content.decode()
    assert "No corrections: no note was found in this text" in page


def test_an_unknown_article_is_not_found(desk: Client) -> None:
    assert desk.get("/articles/nothing/corrections/").status_code == 404


def test_it_is_read_only(desk: Client, article: Article) -> None:
    assert desk.post(f"/articles/{article.slug}/corrections/").status_code == 405
