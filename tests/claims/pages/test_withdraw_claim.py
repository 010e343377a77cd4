"""Taking a claim back."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim

Browse = Callable[[User], Client]


def test_it_needs_a_reason(browse: Browse, jonas: User, claim: Claim) -> None:
    assert browse(jonas).post(f"/claims/{claim.uid}/withdraw/", {"reason": "  "}).status_code == 422
    claim.refresh_from_db()
    assert claim.withdrawn_at is None


def test_the_claim_stays_in_the_list_without_its_mark(
    browse: Browse, jonas: User, article: Article, claim: Claim
) -> None:
    browse(jonas).post(f"/claims/{claim.uid}/withdraw/", {"reason": "not a claim of fact"})
    page = browse(jonas).get(article.get_absolute_url()).content.decode()
    assert "not a claim of fact" in page
    assert 'class="mark ' not in page


def test_twice_is_refused(browse: Browse, jonas: User, claim: Claim) -> None:
    client = browse(jonas)
    client.post(f"/claims/{claim.uid}/withdraw/", {"reason": "first"})
    assert client.post(f"/claims/{claim.uid}/withdraw/", {"reason": "second"}).status_code == 409
