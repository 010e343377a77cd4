"""Holding costs the same for one row and for many; what it is for is raced in tests/claims/test_revising_at_once.py."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.holding import hold_articles, hold_for_revision, hold_verdicts
from factcheck.claims.models import Claim, Verdict
from tests.examples import a_claim, a_draft, an_approved_verdict, cite_article

pytestmark = pytest.mark.django_db


def statements(captured: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize("citing", [1, 4])
def test_a_revision_is_held_in_three_statements_articles_first(
    citing: int, article: Article, cited: Article, ines: User
) -> None:
    for _number in range(citing):
        draft = a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"), cited=False)
        cite_article(by=ines, verdict=draft, article=cited, words="“at least 33”", stance="contradicts")
    with CaptureQueriesContext(connection) as captured:
        hold_for_revision(cited)
    tables = [Article._meta.db_table, Verdict._meta.db_table, Claim._meta.db_table]
    assert [sql.split(" FROM ")[1].split()[0].strip('"') for sql in statements(captured)] == tables
    assert all("ORDER BY" in sql for sql in statements(captured))
    if connection.vendor == "postgresql":
        assert all("FOR NO KEY UPDATE" in sql for sql in statements(captured))


def test_verdicts_are_held_with_their_claims(claim: Claim, ines: User, ruth: User) -> None:
    an_approved_verdict(by=ines, approved_by=ruth, claim=claim)
    verdicts: QuerySet[Verdict] = Verdict.objects.filter(claim=claim)
    with CaptureQueriesContext(connection) as captured:
        hold_verdicts(verdicts)
    assert len(statements(captured)) == 2


def test_articles_are_held_at_once(article: Article, cited: Article) -> None:
    with CaptureQueriesContext(connection) as captured:
        hold_articles([cited.pk, article.pk])
    assert len(statements(captured)) == 1
