"""Taking a claim back."""

from collections.abc import Callable

import pytest
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


@pytest.mark.parametrize(("sent_from", "leads_to"), [("/claims/?page=2", "/claims/?page=2"), ("//elsewhere.org/", "")])
def test_it_leads_back_to_the_page_of_ours_that_it_was_sent_from(
    browse: Browse, jonas: User, claim: Claim, sent_from: str, leads_to: str
) -> None:
    given = {"reason": "not a claim of fact", "next": sent_from}
    answer = browse(jonas).post(f"/claims/{claim.uid}/withdraw/", given)
    assert answer["Location"] == (leads_to or f"{claim.article.get_absolute_url()}#claim-1")


def test_twice_is_refused(browse: Browse, jonas: User, claim: Claim) -> None:
    client = browse(jonas)
    client.post(f"/claims/{claim.uid}/withdraw/", {"reason": "first"})
    assert client.post(f"/claims/{claim.uid}/withdraw/", {"reason": "second"}).status_code == 409
