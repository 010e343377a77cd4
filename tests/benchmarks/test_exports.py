"""What an export of many claims costs, measured small."""

import pytest
from django.db import connection

from benchmarks import exports, many_claims
from benchmarks.export_costs import grown, peak
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.reports.queries import reports_of


def test_it_needs_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///small.sqlite3")
    assert not exports.is_there()
    monkeypatch.setenv("DATABASE_URL", "postgres://factcheck@127.0.0.1/factcheck")
    assert exports.is_there()


def test_growth_is_told_against_the_smallest_of_the_same_format() -> None:
    rows: dict[str, dict[str, float | None]] = {
        "csv, 10": {"peak MB": 50.0},
        "json, 10": {"peak MB": 60.0},
        "csv, 99": {"peak MB": 75.0},
    }
    assert [row["growth of memory"] for row in grown(rows).values()] == [1.0, 1.0, 1.5]
    assert 10 < peak() < 10_000


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the copies are made by PostgreSQL")
def test_copies_are_whole_articles_with_their_claims(db: None) -> None:
    many_claims.start()
    many_claims.grow(60)
    first, second, third = reports_of(Article.objects.all())
    assert Claim.objects.count() == 60
    assert second.slug != first.slug
    assert [line.quotation for line in second.claims] == [line.quotation for line in first.claims]
    assert [line.verdict.rating for line in third.claims if line.verdict] == [
        line.verdict.rating for line in first.claims if line.verdict
    ]
