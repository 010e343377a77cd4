"""The headline of a revision that is not published stays inside, on every page and in every file for readers."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.publishing import publish_article, retract_article
from tests.corrections.conftest import an_issued_correction
from tests.examples import a_revision, an_article, latest

pytestmark = pytest.mark.django_db

BEFORE = ("Strike kills 36", "At least 36 soldiers were killed on Thursday.")
AFTER = ("Strike kills 33", "At least 33 soldiers were killed on Thursday.")
INSIDE = "Minister resigns over strike"


@pytest.fixture
def strike(ines: User, jonas: User, ruth: User) -> Article:
    """A corrected article that readers see at revision 2; revision 3 has another headline and waits inside."""
    article = an_article(by=ines, paragraphs=BEFORE)
    _publish(article, by=ruth)
    a_revision(by=ines, article=_seen(article), text="\n\n".join(AFTER))
    an_issued_correction(by=jonas, issued_by=ruth, article=_seen(article))
    _publish(article, by=ruth)
    a_revision(by=ines, article=_seen(article), text="\n\n".join((INSIDE, *AFTER[1:])))
    article = _seen(article)
    assert article.title == INSIDE
    return article


def _seen(article: Article) -> Article:
    return Article.objects.select_related("published_revision").get(pk=article.pk)


def _publish(article: Article, *, by: User) -> None:
    publish_article(by=by, article=_seen(article), revision=latest(article))


def addresses(article: Article) -> list[str]:
    of_article = [f"/public/articles/{article.slug}/{page}" for page in ("", "versions/", "versions/1/", "report/")]
    correction = article.corrections.get()
    return [
        *of_article,
        f"/public/articles/{article.slug}/versions/compare/?a=1&b=2",
        f"/public/corrections/{correction.uid}/",
        "/public/corrections/",
        "/public/corrections/feed/",
        "/public/corrections/feed.json",
    ]


def test_it_stays_inside(strike: Article, client: Client) -> None:
    for address in addresses(strike):
        response = client.get(address)
        assert response.status_code == 200, address
        page = response.content.decode()
        assert INSIDE not in page, address
        assert "Strike kills 33" in page, address


def test_it_stays_inside_when_the_article_is_taken_back(strike: Article, client: Client, ruth: User) -> None:
    retract_article(by=ruth, article=strike, reason="It was another day.")
    for address in ("/public/corrections/", f"/public/articles/{strike.slug}/"):
        page = client.get(address).content.decode()
        assert INSIDE not in page
        assert "Retracted: Strike kills 33" in page


def test_nobody_finds_a_correction_by_it(strike: Article, client: Client) -> None:
    assert "Strike kills 33" in client.get("/public/corrections/?words=Strike+kills").content.decode()
    assert "No correction like this" in client.get("/public/corrections/?words=Minister").content.decode()
