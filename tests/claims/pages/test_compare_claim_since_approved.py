"""/claims/<uid>/compare/approved/: to the comparison with the text on which the claim's verdict was last approved."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Claim
from tests.examples import (
    a_claim,
    a_draft,
    a_revision,
    an_approved_verdict,
    an_article,
    cite_article,
    latest,
)

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


def test_where_only_a_cited_article_was_revised_it_leads_there(
    browse: Browse, jonas: User, claim: Claim, article: Article, ines: User, ruth: User
) -> None:
    cited = an_article(by=ines, paragraphs=("Toll rises to 33", "The ministry counted 33 dead on Friday."))
    draft = a_draft(by=ines, claim=claim)
    cite_article(by=ines, verdict=draft, article=cited, words="33 dead", stance="supports")
    approve_verdict(by=ruth, verdict=submit_verdict(by=ines, verdict=draft))
    a_revision(by=ines, article=article, text=latest(article).text.replace("Nearly a million", "About a million"))
    a_revision(by=ines, article=cited, text=latest(cited).text.replace("33 dead", "36 dead"))
    answer = browse(jonas).get(f"/claims/{claim.uid}/compare/approved/")
    assert answer["Location"] == f"/articles/{cited.slug}/compare/1/2/"


def test_where_nothing_was_revised_it_says_so_on_its_page(
    browse: Browse, jonas: User, claim: Claim, ines: User, ruth: User
) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    answer = browse(jonas).get(f"/claims/{claim.uid}/compare/approved/", follow=True)
    assert answer.redirect_chain == [(claim.get_absolute_url(), 302)]
    assert "has a revision since it was approved" in answer.content.decode()


def test_where_it_never_was_it_says_so_on_its_page(browse: Browse, jonas: User, claim: Claim) -> None:
    answer = browse(jonas).get(f"/claims/{claim.uid}/compare/approved/", follow=True)
    assert answer.redirect_chain == [(claim.get_absolute_url(), 302)]
    assert "No verdict on claim 1 has been approved yet." in answer.content.decode()
