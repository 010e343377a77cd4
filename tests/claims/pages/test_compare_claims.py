"""/articles/<slug>/compare/<a>/<b>/claims/: what the changes mean for claims."""

from collections.abc import Callable

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.claims.pages.conftest import HTMX
from tests.examples import a_revision, an_approved_verdict, latest

Browse = Callable[[User], Client]


@pytest.fixture
def revised(claim: Claim, article: Article, ines: User, ruth: User) -> Article:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    a_revision(by=ines, article=article, text=latest(article).text.replace("At least 36", "At least 33"))
    return article


def test_it_is_a_page(browse: Browse, jonas: User, revised: Article) -> None:
    page = browse(jonas).get(f"/articles/{revised.slug}/compare/1/2/claims/").content.decode()
    assert "36 → 33 in revision 2" in page
    assert "</html>" in page


def test_each_is_put_beside_its_block(browse: Browse, jonas: User, revised: Article) -> None:
    part = browse(jonas).get(f"/articles/{revised.slug}/compare/1/2/claims/", headers=HTMX).content.decode()
    assert 'data-hx-swap-oob="beforeend:#effects-1"' in part
    assert "For 1 claim and its verdict" in part


def test_claims_that_stand_are_not_listed(
    browse: Browse, jonas: User, claim: Claim, article: Article, ines: User
) -> None:
    a_revision(by=ines, article=article, text=latest(article).text.replace("Nearly", "About"))
    page = browse(jonas).get(f"/articles/{article.slug}/compare/1/2/claims/").content.decode()
    assert "Every claim stands as it stood." in page
