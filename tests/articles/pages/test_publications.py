"""/publications/: whose articles there are."""

from typing import Any

import pytest
from django.test import Client

from factcheck.accounts.models import User
from tests.articles.conftest import ArticleMaker

pytestmark = pytest.mark.django_db


def test_it_lists_them_with_their_settings_and_articles(
    client: Client, amara: User, make_article: ArticleMaker
) -> None:
    make_article(publication="Slate")
    make_article("Another", publication="Slate")
    client.force_login(amara)
    page = client.get("/publications/").content.decode()
    assert "Slate" in page
    assert '<a href="/articles/?publication=slate">2</a>' in page


def test_an_empty_list_says_what_to_do(client: Client, amara: User) -> None:
    client.force_login(amara)
    assert "No publications yet" in client.get("/publications/").content.decode()


def test_it_costs_the_same_for_many(
    client: Client, amara: User, make_article: ArticleMaker, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        make_article(f"Article {number}", publication=f"Paper {number}")
    client.force_login(amara)
    with django_assert_max_num_queries(4):
        client.get("/publications/")


def test_it_is_for_admins(client: Client, ruth: User) -> None:
    client.force_login(ruth)
    assert client.get("/publications/").status_code == 403
    assert Client().get("/publications/").status_code == 302
