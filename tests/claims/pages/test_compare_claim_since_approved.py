"""/claims/<uid>/compare/approved/: to the comparison with the text on which the claim's verdict was last approved."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.examples import a_claim, a_revision, an_approved_verdict, latest

Browse = Callable[[User], Client]


def test_it_leads_to_the_text_of_the_claims_own_approval(
    browse: Browse, jonas: User, claim: Claim, article: Article, ines: User, ruth: User
) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    a_revision(by=ines, article=article, text=latest(article).text.replace("At least 36", "At least 33"))
    other = a_claim(by=ines, article=article, words="Nearly a million")
    an_approved_verdict(by=ines, approved_by=ruth, claim=other)
    answer = browse(jonas).get(f"/claims/{claim.uid}/compare/approved/")
    assert answer["Location"] == f"/articles/{article.slug}/compare/1/2/"


def test_where_it_never_was_it_says_so_on_its_page(browse: Browse, jonas: User, claim: Claim) -> None:
    answer = browse(jonas).get(f"/claims/{claim.uid}/compare/approved/", follow=True)
    assert answer.redirect_chain == [(claim.get_absolute_url(), 302)]
    assert "No verdict on claim 1 has been approved yet." in answer.content.decode()
