"""Filters by day take the whole of their days; of times in the zone that is active."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.lists.days import DateFilter, DayFilter
from tests.examples import a_claim, an_article


@pytest.fixture
def claim(ines: User) -> Claim:
    """Marked half an hour before midnight in London, after it in Prague."""
    claim = a_claim(by=ines, article=an_article(by=ines), words="At least 36")
    Claim.objects.update(marked_at=datetime(2020, 2, 28, 23, 30, tzinfo=UTC))
    return claim


@pytest.mark.parametrize(
    ("lookup", "day", "zone", "is_found"),
    [
        ("gte", date(2020, 2, 28), "UTC", True),
        ("lte", date(2020, 2, 28), "UTC", True),
        ("gte", date(2020, 2, 29), "UTC", False),
        ("lte", date(2020, 2, 27), "UTC", False),
        ("gte", date(2020, 2, 29), "Europe/Prague", True),
        ("lte", date(2020, 2, 28), "Europe/Prague", False),
        ("lte", date.max, "UTC", True),
        ("gte", None, "UTC", True),
    ],
    ids=str,
)
def test_both_days_count(claim: Claim, lookup: str, day: date | None, zone: str, is_found: bool) -> None:  # noqa: FBT001
    narrow = DayFilter(field_name="marked_at", lookup_expr=lookup)
    with timezone.override(zone):
        assert narrow.filter(Claim.objects.all(), day).exists() == is_found


def test_the_last_day_there_is_is_no_fault(claim: Claim) -> None:
    with timezone.override("Europe/Prague"):
        assert DayFilter(field_name="marked_at", lookup_expr="lte").filter(Claim.objects.all(), date.max).exists()


@pytest.mark.parametrize(("lookup", "outside"), [("gte", date(2020, 2, 29)), ("lte", date(2020, 2, 27))])
def test_the_day_of_a_date_counts(claim: Claim, lookup: str, outside: date) -> None:
    Article.objects.update(published_on=date(2020, 2, 28))
    narrow = DateFilter(field_name="published_on", lookup_expr=lookup)
    assert narrow.filter(Article.objects.all(), date(2020, 2, 28)).exists()
    assert not narrow.filter(Article.objects.all(), outside).exists()
