"""The passages of an article that others cite."""

from typing import Any

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.actions.reviewing import return_verdict
from factcheck.claims.cited import cited_passages, marks_of_passages, recently_cited
from factcheck.claims.models import Claim
from tests.examples import a_claim, a_page, a_submitted_verdict, cite_article, cite_page, latest


def test_a_passage_counts_once_for_all_versions(
    claim: Claim, cited: Article, ines: User, ruth: User, django_assert_num_queries: Any
) -> None:
    first = start_verdict(by=ines, claim=claim)
    cite_article(by=ines, verdict=first, article=cited, words="The governor counts 33.", stance="contradicts")
    return_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim), note="Again.")
    second = start_verdict(by=ines, claim=claim)
    cite_article(by=ines, verdict=second, article=cited, words="Turkey says", stance="context")
    revision = latest(cited)
    with django_assert_num_queries(1):
        passages = cited_passages(revision)
    assert [(passage.number, passage.words) for passage in passages] == [
        (1, "Turkey says"),
        (2, "The governor counts 33."),
    ]
    assert {passage.citation.verdict for passage in passages} == {second}
    marks = marks_of_passages(passages)
    assert [mark.label for mark in marks] == [
        f"Passage {number}, cited by claim 1 of Strike kills at least 36 in Idlib" for number in (1, 2)
    ]


def test_what_the_claims_of_an_article_cited_last_comes_first_and_once(
    claim: Claim, cited: Article, ines: User, django_assert_num_queries: Any
) -> None:
    page = a_page(by=ines)
    draft = start_verdict(by=ines, claim=claim)
    cite_page(by=ines, verdict=draft, source=page)
    cite_article(by=ines, verdict=draft, article=cited, words="The governor counts 33.", stance="contradicts")
    other = start_verdict(by=ines, claim=a_claim(by=ines, article=claim.article, words="Nearly a million"))
    cite_page(by=ines, verdict=other, source=page, locator="5")
    with django_assert_num_queries(1):
        recent = recently_cited(claim.article)
    assert [source.name for source in recent] == [page.name, cited.title]
    assert recently_cited(cited) == []
