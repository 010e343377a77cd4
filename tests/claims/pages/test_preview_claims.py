"""What a text would do to the claims, before it is saved."""

from collections.abc import Callable
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.claims.pages.conftest import HTMX
from tests.examples import latest

Browse = Callable[[User], Client]


def preview(client: Client, article: Article, text: str, headers: dict[str, str] | None = None) -> str:
    given = {"uid": str(uuid4()), "base": "1", "text": text}
    address = f"/articles/{article.slug}/revisions/add/claims/"
    return client.post(address, given, headers=headers or {}).content.decode()


def test_it_counts_what_would_become_of_them(browse: Browse, jonas: User, article: Article, claim: Claim) -> None:
    part = preview(browse(jonas), article, latest(article).text.replace("At least 36", "At least 33"), HTMX)
    assert "1 claim would be carried:" in part
    assert "<strong>1 changed</strong>" in part
    assert '<span class="was">36</span> → 33' in part
    assert article.revisions.count() == 1
    assert claim.anchors.count() == 1


def test_without_a_script_it_is_a_page(browse: Browse, jonas: User, article: Article, claim: Claim) -> None:
    page = preview(browse(jonas), article, "Something else altogether.")
    assert "1 unanchored" in page
    assert 'name="text" value="Something else altogether."' in page
    assert "</html>" in page


def test_an_article_without_claims_says_so(browse: Browse, jonas: User, article: Article) -> None:
    assert "No claim stands on this article." in preview(browse(jonas), article, "Something else.")


def test_what_cannot_be_read_is_refused(browse: Browse, jonas: User, article: Article) -> None:
    response = browse(jonas).post(f"/articles/{article.slug}/revisions/add/claims/", {"text": "a"})
    assert response.status_code == 400
