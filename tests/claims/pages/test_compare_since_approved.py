"""/articles/<slug>/compare/approved/: to the comparison with the text on which a verdict was last approved."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from tests.examples import a_revision, an_approved_verdict, latest

Browse = Callable[[User], Client]


def test_it_leads_to_the_text_that_the_reviewer_read(
    browse: Browse, jonas: User, claim: Claim, article: Article, ines: User, ruth: User
) -> None:
    a_revision(by=ines, article=article, text=latest(article).text.replace("Nearly", "About"))
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    for words in ("Roughly", "Some"):
        a_revision(by=ines, article=article, text=latest(article).text.replace("a million", f"{words} a million"))
    answer = browse(jonas).get(f"/articles/{article.slug}/compare/approved/")
    assert answer["Location"] == f"/articles/{article.slug}/compare/2/4/"


def test_where_nothing_was_approved_it_says_so(browse: Browse, jonas: User, claim: Claim, article: Article) -> None:
    answer = browse(jonas).get(f"/articles/{article.slug}/compare/approved/", follow=True)
    assert answer.redirect_chain == [(f"/articles/{article.slug}/revisions/", 302)]
    assert "No verdict of this article has been approved yet." in answer.content.decode()


def test_an_article_that_is_not_there_is_not_found(browse: Browse, jonas: User) -> None:
    assert browse(jonas).get("/articles/nowhere/compare/approved/").status_code == 404
