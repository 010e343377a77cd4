"""Confirming where one claim was carried to."""

from collections.abc import Callable

from django.test import Client

from annotations.models import AnchorStatus
from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.examples import a_revision, latest

Browse = Callable[[User], Client]


def test_the_button_settles_it(browse: Browse, jonas: User, claim: Claim, article: Article, ines: User) -> None:
    a_revision(by=ines, article=article, text=latest(article).text.replace("At least 36", "At least 33"))
    client = browse(jonas)
    page = client.get(f"/articles/{article.slug}/revisions/2/claims/").content.decode()
    assert f'action="/claims/{claim.uid}/confirm/"' in page
    assert 'data-key="y"' in page
    response = client.post(f"/claims/{claim.uid}/confirm/", {"revision": "2"}, follow=True)
    assert "Claim 1 stands on “At least 33”." in response.content.decode()
    assert claim.anchors.get(revision__number=2, closed_at=None).status == AnchorStatus.MARKED


def test_from_a_page_that_is_old_it_is_refused(
    browse: Browse, jonas: User, claim: Claim, article: Article, ines: User
) -> None:
    a_revision(by=ines, article=article, text=latest(article).text.replace("At least 36", "At least 33"))
    a_revision(by=ines, article=article, text=latest(article).text.replace("Nearly", "About"))
    assert browse(jonas).post(f"/claims/{claim.uid}/confirm/", {"revision": "2"}).status_code == 409


def test_it_goes_back_only_to_pages_of_ours(
    browse: Browse, jonas: User, claim: Claim, article: Article, ines: User
) -> None:
    a_revision(by=ines, article=article, text=latest(article).text.replace("At least 36", "At least 33"))
    given = {"revision": "2", "next": "https://example.org/"}
    response = browse(jonas).post(f"/claims/{claim.uid}/confirm/", given)
    assert response.headers["Location"] == f"/articles/{article.slug}/revisions/2/claims/"
