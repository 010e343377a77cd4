"""/articles/<slug>/compare/?a=1&b=3: any two revisions."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.articles.conftest import ArticleMaker

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(make_article: ArticleMaker) -> Article:
    return make_article()


def test_it_leads_to_their_comparison_the_earlier_one_first(client: Client, jonas: User, article: Article) -> None:
    client.force_login(jonas)
    answer = client.get(f"/articles/{article.slug}/compare/", {"a": "3", "b": "1"})
    assert answer["Location"] == f"/articles/{article.slug}/compare/1/3/"


def test_what_was_chosen_stays_chosen(client: Client, jonas: User, article: Article) -> None:
    client.force_login(jonas)
    answer = client.get(f"/articles/{article.slug}/compare/", {"a": "1", "b": "3", "view": "in-place", "x": "y"})
    assert answer["Location"].endswith("/compare/1/3/?view=in-place")


@pytest.mark.parametrize("given", [{}, {"a": "1"}, {"a": "1", "b": "two"}, {"a": "1", "b": "-2"}])
def test_anything_else_is_refused(client: Client, jonas: User, article: Article, given: dict[str, str]) -> None:
    client.force_login(jonas)
    answer = client.get(f"/articles/{article.slug}/compare/", given)
    assert answer.status_code == 400
    assert "Choose two revisions to compare." in answer.content.decode()
