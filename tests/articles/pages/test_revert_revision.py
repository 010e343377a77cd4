"""Bringing an old text back."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.articles.conftest import ArticleMaker
from tests.examples import a_revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(make_article: ArticleMaker, ines: User) -> Article:
    article = make_article()
    a_revision(by=ines, article=article, text="The harbour freezes\n\nThe harbour froze on Monday, 16 ships lie still.")
    return article


def test_it_makes_a_new_revision(client: Client, article: Article, jonas: User) -> None:
    client.force_login(jonas)
    response = client.post(f"/articles/{article.slug}/revisions/1/revert/", {"base": "2"})
    assert response["Location"] == f"/articles/{article.slug}/revisions/3/claims/"
    assert article.revisions.get(number=3).text == article.revisions.get(number=1).text


def test_the_button_stands_at_older_revisions_only(client: Client, article: Article, jonas: User) -> None:
    client.force_login(jonas)
    assert "revert/" in client.get(f"/articles/{article.slug}/revisions/1/").content.decode()
    assert "revert/" not in client.get(f"/articles/{article.slug}/revisions/2/").content.decode()


@pytest.mark.parametrize("base", ["1", "", "x"])
def test_it_is_refused_from_a_page_that_is_old(client: Client, article: Article, jonas: User, base: str) -> None:
    client.force_login(jonas)
    assert client.post(f"/articles/{article.slug}/revisions/1/revert/", {"base": base}).status_code == 409
    assert article.revisions.count() == 2


def test_a_revision_that_is_not_there_is_not_found(client: Client, article: Article, jonas: User) -> None:
    client.force_login(jonas)
    assert client.post(f"/articles/{article.slug}/revisions/7/revert/", {"base": "2"}).status_code == 404
