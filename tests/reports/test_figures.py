"""The numbers behind the pictures."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.periods import Period
from factcheck.claims.actions.reviewing import lapse_verdict
from factcheck.claims.models import Verdict
from factcheck.corrections.models import Correction
from factcheck.reports.figures import (
    lapsed_and_corrected,
    last_months,
    months_of,
    ratings_by_month,
    turnaround_by_desk,
)
from tests.corrections.conftest import an_issued_correction
from tests.examples import a_claim, an_approved_verdict, an_article

YEAR = Period(date(2020, 1, 1), date(2020, 12, 31), ZoneInfo("Europe/Prague"))


def rows(chart: Any) -> dict[str, dict[str, int]]:
    """What stands in a chart, without what is zero."""
    return {str(bar.label): {part.series.key: part.value for part in bar.parts} for bar in chart.bars if bar.total}


def approve(claim: Any, by: User, reviewer: User, at: datetime, hours: int, rating: str = "accurate") -> Verdict:
    verdict = an_approved_verdict(by=by, approved_by=reviewer, claim=claim, rating=rating)
    Verdict.objects.filter(pk=verdict.pk).update(approved_at=at, submitted_at=at - timedelta(hours=hours))
    verdict.refresh_from_db()
    return verdict


@pytest.fixture
def decided(ines: User, ruth: User, corrected: Article) -> Verdict:
    """Two findings: one of March, by the newsroom's midnight, that lapsed in May; one of April in another paper."""
    first = a_claim(by=ines, article=corrected, words="33 soldiers")
    verdict = approve(first, ines, ruth, datetime(2020, 2, 29, 23, 30, tzinfo=UTC), hours=3)
    other = an_article(by=ines, paragraphs=("Other", "At least 36."), publication="Zeta", published_on=None)
    Article.objects.filter(pk=other.pk).update(desk="Foreign")
    second = a_claim(by=ines, article=other, words="At least 36")
    approve(second, ines, ruth, datetime(2020, 4, 2, tzinfo=UTC), hours=30, rating="inaccurate")
    lapse_verdict(verdict=verdict, reason="36 → 33", by=None)
    Verdict.objects.filter(pk=verdict.pk).update(lapsed_at=datetime(2020, 5, 2, tzinfo=UTC))
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    Correction.objects.filter(pk=issued.pk).update(issued_at=datetime(2020, 5, 3, tzinfo=UTC))
    return verdict


def test_ratings_are_counted_in_the_month_of_their_approval_in_the_newsrooms_zone(decided: Verdict) -> None:
    assert rows(ratings_by_month(YEAR)) == {"March 2020": {"accurate": 1}, "April 2020": {"inaccurate": 1}}
    assert len(ratings_by_month(YEAR).bars) == 12


def test_turnaround_is_told_by_desk_or_else_by_publication(decided: Verdict) -> None:
    chart = turnaround_by_desk(YEAR)
    assert rows(chart) == {"Foreign": {"three": 1}, "The Daily Test": {"four": 1}}
    assert [bar.note for bar in chart.bars] == ["30 hours", "3 hours"]


def test_lapses_and_corrections_stand_side_by_side(decided: Verdict) -> None:
    assert rows(lapsed_and_corrected(YEAR)) == {"May 2020": {"lapsed": 1, "corrected": 1}}


def test_their_statements_do_not_grow(decided: Verdict, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(5):
        ratings_by_month(YEAR)
        turnaround_by_desk(YEAR)
        lapsed_and_corrected(YEAR)


def test_the_last_twelve_months_end_with_today() -> None:
    period = last_months(datetime(2021, 3, 31, 23, tzinfo=UTC), ZoneInfo("Europe/Prague"))
    assert (period.since, period.until) == (date(2020, 5, 1), date(2021, 4, 1))
    assert len(months_of(period)) == 12
