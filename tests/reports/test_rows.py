"""The columns of claims that reports tell, read for many articles at once."""

from typing import Any

from factcheck.accounts.models import User
from factcheck.claims.actions.proposing import start_verdict
from factcheck.claims.models import Claim
from factcheck.claims.queries import claims_of_revision
from factcheck.reports.rows import rows_at
from tests.examples import a_claim, a_draft, a_revision, an_approved_verdict, an_article, latest

STATEMENTS = 4


def test_claims_stand_in_the_order_and_with_the_versions_that_their_page_shows(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    for words in ("Nearly a million people", "Thursday", "At least 36", "At least 36 soldiers"):
        a_claim(by=ines, article=article, words=words)
    claim = Claim.objects.get(number=2)
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    start_verdict(by=ines, claim=claim)
    a_revision(by=ines, article=article, text=latest(article).text.split("\n\nNearly")[0])
    rows = rows_at([latest(article)], None)
    shown: list[Any] = claims_of_revision(latest(article))
    told = rows.claims[article.pk]
    assert [claim.pk for claim in told] == [claim.pk for claim in shown]
    assert told[-1].number == 1  # its words are gone
    assert [row.exact for row in map(rows.anchors.__getitem__, (claim.pk for claim in told))] == [
        claim.anchor.exact for claim in shown
    ]
    for one in shown:
        assert [version.pk for version in rows.versions.get(one.pk, ())] == [version.pk for version in one.versions]
        for version in one.versions:
            cited = [citation.pk for citation in version.citations.all()]
            assert [citation.pk for citation in rows.citations.get(version.pk, ())] == cited


def test_only_what_belongs_to_the_claims_asked_for_is_read(ines: User) -> None:
    article = an_article(by=ines)
    for words in ("At least 36", "Thursday"):
        a_draft(by=ines, claim=a_claim(by=ines, article=article, words=words))
    one = Claim.objects.get(number=1)
    rows = rows_at([latest(article)], Claim.objects.filter(pk=one.pk))
    assert [claim.pk for claim in rows.told] == [one.pk]
    assert list(rows.versions) == [one.pk]
    (version,) = rows.versions[one.pk]
    assert list(rows.citations) == [version.pk]


def test_statements_grow_with_neither_articles_nor_claims(ines: User, django_assert_num_queries: Any) -> None:
    articles = [an_article(by=ines), an_article(by=ines, title="Another")]
    for article in articles:
        for words in ("At least 36", "Thursday"):
            a_draft(by=ines, claim=a_claim(by=ines, article=article, words=words))
    revisions = [latest(article) for article in articles]
    with django_assert_num_queries(STATEMENTS):
        assert len(list(rows_at(revisions, None).told)) == 4


def test_an_article_without_claims_costs_one_statement(ines: User, django_assert_num_queries: Any) -> None:
    revision = latest(an_article(by=ines))
    with django_assert_num_queries(1):
        assert not rows_at([revision], None).claims
