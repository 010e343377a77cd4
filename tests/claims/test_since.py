"""The text on which something was last approved."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.claims.since import revision_last_approved
from tests.examples import a_claim, a_revision, a_submitted_verdict, an_approved_verdict, latest


def test_an_approval_that_followed_or_lapsed_still_tells_which_text_was_read(
    claim: Claim, article: Article, ines: User, ruth: User
) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    for words in (("Nearly", "About"), ("At least 36", "At least 33")):
        a_revision(by=ines, article=article, text=latest(article).text.replace(*words))
        assert revision_last_approved(article) == 1 == revision_last_approved(article, claim)


def test_what_waits_for_a_decision_is_not_approved(claim: Claim, article: Article, ines: User) -> None:
    a_submitted_verdict(by=ines, claim=claim)
    assert revision_last_approved(article) is None


def test_the_article_counts_the_latest_of_its_claims_and_a_claim_its_own(
    claim: Claim, article: Article, ines: User, ruth: User
) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    a_revision(by=ines, article=article, text=latest(article).text.replace("Strike", "A strike"))
    other = a_claim(by=ines, article=article, words="Nearly a million")
    assert revision_last_approved(article, other) is None
    an_approved_verdict(by=ines, approved_by=ruth, claim=other)
    with CaptureQueriesContext(connection) as captured:
        assert revision_last_approved(article) == 2
    assert len(captured) == 2
    assert revision_last_approved(article, claim) == 1
