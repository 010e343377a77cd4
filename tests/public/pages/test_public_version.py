"""/public/articles/<slug>/versions/<n>/: what readers saw then."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.publishing import retract_article
from tests.public.conftest import as_seen, issue, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def twice(published_slate: Article) -> Article:
    issue(revise(published_slate, "at least 36", "at least 33"), "33")
    publish(published_slate)
    revise(published_slate, "at least 33", "at least 99")
    return as_seen(published_slate)


def test_an_earlier_one_has_its_words_and_says_what_was_corrected_since(twice: Article, client: Client) -> None:
    page = client.get(f"/public/articles/{twice.slug}/versions/1/").content.decode()
    assert "An earlier version" in page
    assert "killing at least 36" in page
    assert "Correction: it is 33." in page.partition('id="text"')[0]
    assert '<meta name="robots" content="noindex">' in page
    assert f'rel="canonical" href="/public/articles/{twice.slug}/"' in page
    assert "versions/compare/?from=1&amp;to=2" in page


def test_the_current_one_says_so(twice: Article, client: Client) -> None:
    page = client.get(f"/public/articles/{twice.slug}/versions/2/").content.decode()
    assert "What readers see now" in page
    assert "killing at least 33" in page


@pytest.mark.parametrize("number", ["3", "0", "99", "999999999999999999999999"])
def test_what_was_never_published_is_not_found(twice: Article, client: Client, number: str) -> None:
    assert client.get(f"/public/articles/{twice.slug}/versions/{number}/").status_code == 404
    client.force_login(User.objects.get(username="amara"))
    assert client.get(f"/public/articles/{twice.slug}/versions/{number}/").status_code == 404


def test_a_retraction_stands_above_every_version(twice: Article, client: Client) -> None:
    retract_article(by=User.objects.get(username="ruth"), article=twice, reason="Made <b>up</b>.")
    page = client.get(f"/public/articles/{twice.slug}/versions/1/").content.decode()
    assert page.index("Made &lt;b&gt;up&lt;/b&gt;.") < page.index('id="text"')
