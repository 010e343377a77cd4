"""/articles/<slug>/revisions/: what the text was, newest first."""

from typing import Any

import pytest
from django.db.models import F
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.articles.publishing import publish_article
from tests.articles.conftest import ArticleMaker, blocks_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


def add_revision(article: Article, by: User) -> Revision:
    """A further revision, as a later issue will add one."""
    first = article.revisions.get(number=1)
    text = f"{first.text} More."
    Article.objects.filter(pk=article.pk).update(revision_count=F("revision_count") + 1)
    return Revision.objects.create(
        article=article,
        number=article.revisions.count() + 1,
        text=text,
        sha256="0" * 64,
        blocks=blocks_of(text, "headline", "paragraph"),
        message="A sentence more",
        added_by=by,
        added_at=first.added_at,
    )


def test_it_lists_number_time_person_message_and_hash(desk: Client, make_article: ArticleMaker, jonas: User) -> None:
    article = make_article(publication="Slate")
    add_revision(article, jonas)
    page = desk.get("/articles/the-harbour-freezes/revisions/").content.decode()
    assert page.index("Revision 2") < page.index("Revision 1")
    assert article.revisions.get(number=1).sha256 in page
    assert "Jonas Weil" in page
    assert "A sentence more" in page
    assert "As imported" in page
    assert f'<time datetime="{article.imported_at:%Y-%m-%dT%H:%M:%S}+0000">' in page


@pytest.mark.parametrize("further", [0, 12])
def test_the_number_of_statements_does_not_grow(
    desk: Client, make_article: ArticleMaker, ines: User, django_assert_max_num_queries: Any, further: int
) -> None:
    article = make_article()
    for _number in range(further):
        add_revision(article, ines)
    with django_assert_max_num_queries(6):
        desk.get("/articles/the-harbour-freezes/revisions/")


def test_an_article_that_is_not_there_has_none(desk: Client) -> None:
    assert desk.get("/articles/no-such/revisions/").status_code == 404


def test_it_is_closed_to_readers_and_to_other_methods(client: Client, desk: Client, make_article: ArticleMaker) -> None:
    make_article()
    assert desk.post("/articles/the-harbour-freezes/revisions/").status_code == 405
    assert Client().get("/articles/the-harbour-freezes/revisions/").headers["Location"].startswith("/sign-in/")


def test_it_says_which_revision_readers_see_and_that_later_ones_stay_inside(
    client: Client, make_article: ArticleMaker, ines: User, ruth: User
) -> None:
    article = make_article()
    client.force_login(ruth)
    address = "/articles/the-harbour-freezes/revisions/"
    assert "Readers see nothing yet" in client.get(address).content.decode()
    publish_article(by=ruth, article=article, revision=article.revisions.get(number=1))
    assert "Readers see revision 1 of 1, the latest." in client.get(address).content.decode()
    add_revision(article, ines)
    page = client.get(address).content.decode()
    assert "Readers see revision 1 of 2; the later ones stay inside." in page
    assert 'href="/articles/the-harbour-freezes/publish/"' in page
    assert 'href="/articles/the-harbour-freezes/corrections/draft/?from=1&amp;to=2"' in page
    client.force_login(ines)
    page = client.get(address).content.decode()
    assert 'href="/articles/the-harbour-freezes/publish/"' not in page, "an editor publishes nothing"
    assert 'href="/articles/the-harbour-freezes/publish/2/"' in page, "but sees what readers would see"
