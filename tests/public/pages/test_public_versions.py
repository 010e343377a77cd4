"""/public/articles/<slug>/versions/: everything that readers were shown."""

import pytest
from django.test import Client

from factcheck.articles.models import Article
from tests.public.conftest import issue, publish, revise

pytestmark = pytest.mark.django_db


def read(client: Client, article: Article) -> str:
    response = client.get(f"/public/articles/{article.slug}/versions/")
    assert response.status_code == 200
    return response.content.decode()


def test_an_unpublished_article_has_none(slate: Article, client: Client) -> None:
    assert client.get(f"/public/articles/{slate.slug}/versions/").status_code == 404


def test_one_version_has_nothing_to_compare(published_slate: Article, client: Client) -> None:
    page = read(client, published_slate)
    assert "Revision 1" in page
    assert "nothing to compare" in page
    assert "Numbers that are missing" not in page
    assert (
        f"/public/articles/{published_slate.slug}/versions/"
        in client.get(f"/public/articles/{published_slate.slug}/").content.decode()
    )


def test_each_is_named_with_its_correction_and_what_is_inside_is_not(published_slate: Article, client: Client) -> None:
    revise(published_slate, "at least 36", "at least 35")
    correction = issue(revise(published_slate, "at least 35", "at least 33"), "33")
    publish(published_slate)
    revise(published_slate, "at least 33", "at least 99")
    page = read(client, published_slate)
    assert f"/public/corrections/{correction.uid}/" in page
    assert "versions/compare/?from=1&amp;to=3" in page
    assert "Revision 2" not in page
    assert "Numbers that are missing were never shown to readers." in page
    assert "Revision 4" not in page
    for person in ("Ruth", "Ines"):
        assert person not in page
