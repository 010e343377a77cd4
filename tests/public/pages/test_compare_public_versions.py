"""/public/articles/<slug>/versions/compare/: what changed between two versions, said without colour too."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.articles.models import Article
from tests.public.conftest import as_seen, issue, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def twice(published_slate: Article) -> Article:
    issue(revise(published_slate, "at least 36", "at least 33"), "33")
    publish(published_slate)
    revise(published_slate, "at least 33", "at least 99")
    return as_seen(published_slate)


def read(client: Client, article: Article, query: str = "") -> str:
    response = client.get(f"/public/articles/{article.slug}/versions/compare/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_what_went_and_came_is_said_in_words_too(twice: Article, client: Client) -> None:
    page = read(client, twice)
    assert re.search(r"<del><span [^>]*>\[taken out:\] </span>36</del>", page)
    assert re.search(r"<ins><span [^>]*>\[put in:\] </span>33</ins>", page)
    assert "Correction: it is 33." in page
    assert "Announced by a correction" in page
    # In what is read, not in the addresses: an identifier may well hold a 99.
    read_below = re.sub(r"<[^>]*>", " ", page.partition('class="compared"')[2])
    assert "33" in read_below
    assert "99" not in read_below


@pytest.mark.parametrize("query", ["?from=1&to=3", "?from=3&to=3", "?to=3", "?from=0", "?from=x", "?to=%00"])
def test_what_was_never_published_is_not_found(twice: Article, client: Client, query: str) -> None:
    assert client.get(f"/public/articles/{twice.slug}/versions/compare/{query}").status_code == 404


def test_one_version_is_not_compared_with_itself(published_slate: Article, client: Client) -> None:
    assert "One version" in read(client, published_slate)


def test_an_unpublished_article_has_none(slate: Article, client: Client) -> None:
    assert client.get(f"/public/articles/{slate.slug}/versions/compare/").status_code == 404


def test_changes_that_no_correction_announces_are_said_to_be_so(published_slate: Article, client: Client) -> None:
    revise(published_slate, "at least 36", "at least 33")
    assert "No correction announces these changes." in read(client, publish(published_slate))


def test_markup_in_a_text_is_text(published_slate: Article, client: Client) -> None:
    revise(published_slate, "at least 36", "<b>11</b>&6")
    page = read(client, publish(published_slate))
    assert "<b>11" not in page
    assert "&lt;" in page


def test_it_costs_the_same_whatever_changed(
    twice: Article, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(6):
        read(client, twice)
