"""The list of reports that one may export."""

from typing import Any

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.conftest import PersonMaker
from tests.examples import a_claim, an_approved_verdict, an_article

STATEMENTS = 5


@pytest.fixture
def article(ines: User, ruth: User) -> Article:
    """An article with two claims, one of them approved by Ruth."""
    article = an_article(by=ines)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    a_claim(by=ines, article=article, words="Thursday")
    return article


def page_for(client: Client, person: User) -> str:
    client.force_login(person)
    response = client.get("/reports/")
    assert response.status_code == 200
    return response.content.decode()


def test_an_admin_sees_every_article_with_its_counts(client: Client, amara: User, article: Article) -> None:
    page = page_for(client, amara)
    assert f'action="/reports/{article.slug}/csv/"' in page
    assert f'href="/reports/{article.slug}/"' in page
    assert 'data-label="Claims">2</td>' in page
    assert 'data-label="Approved">1</td>' in page
    assert "What a report holds" in page


def test_a_reviewer_sees_the_articles_they_reviewed(client: Client, ines: User, ruth: User, article: Article) -> None:
    other = an_article(by=ines, paragraphs=("Not reviewed", "Nothing here."))
    page = page_for(client, ruth)
    assert f"/reports/{article.slug}/csv/" in page
    assert other.slug not in page


def test_an_editor_is_told_who_exports(client: Client, ines: User, article: Article) -> None:
    page = page_for(client, ines)
    assert "Reports are exported by an admin, or by a reviewer for articles they reviewed." in page
    assert "/csv/" not in page


def test_an_admin_of_an_empty_newsroom_is_told_what_to_do(client: Client, amara: User) -> None:
    assert "No reports yet" in page_for(client, amara)


def test_its_statements_do_not_grow_with_the_articles(
    client: Client, ines: User, amara: User, article: Article, django_assert_num_queries: Any
) -> None:
    client.force_login(amara)
    with django_assert_num_queries(STATEMENTS):
        client.get("/reports/")
    for number in range(5):
        other = an_article(by=ines, paragraphs=(f"Article {number}", "At least 36 were there."))
        a_claim(by=ines, article=other, words="At least 36")
    with django_assert_num_queries(STATEMENTS):
        client.get("/reports/")


def test_it_is_read_only(client: Client, amara: User) -> None:
    client.force_login(amara)
    assert client.post("/reports/").status_code == 405


def test_a_person_without_a_role_is_refused(client: Client, make_person: PersonMaker) -> None:
    client.force_login(make_person("guest", "Guest"))
    assert client.get("/reports/").status_code == 403
