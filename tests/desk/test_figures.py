"""What the figures count: durations, ages, work and findings, in the newsroom's days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Publication
from factcheck.articles.periods import Period
from factcheck.charts import Chart
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.models import Claim, Verdict
from factcheck.desk.figures import ages, ratings_by_kind, turnaround, work
from tests.desk.conftest import ClaimMaker

LONDON = ZoneInfo("Europe/London")


def period(publication: Publication | None = None) -> Period:
    today = timezone.localdate(timezone=LONDON)
    return Period(today - timedelta(days=13), today, LONDON, publication)


def counted(chart: Chart) -> dict[str, dict[str, int]]:
    return {str(bar.label): {part.series.key: part.value for part in bar.parts} for bar in chart.bars if bar.parts}


class TestTurnaround:
    def test_a_decision_counts_in_its_week_by_how_long_it_took(self, submitted: Verdict, ruth: User) -> None:
        approve_verdict(by=ruth, verdict=submitted)
        decided = datetime(2026, 10, 7, 12, tzinfo=UTC)
        Verdict.objects.update(submitted_at=decided - timedelta(hours=3), approved_at=decided)
        found = turnaround(Period(date(2026, 10, 1), date(2026, 10, 31), LONDON))
        assert counted(found.chart) == {"Week of 5 Oct 2026": {"four": 1}}
        assert found.median == "3 hours"

    def test_a_return_is_a_decision_and_a_first_of_two_approvals_is_none(
        self, submitted: Verdict, ruth: User, jonas: User
    ) -> None:
        Verdict.objects.update(approvals_needed=2)
        submitted.refresh_from_db()
        approve_verdict(by=ruth, verdict=submitted)
        assert turnaround(period()).chart.total == 0
        Verdict.objects.update(approvals_needed=1, approved_by=None, approved_at=None)
        submitted.refresh_from_db()
        return_verdict(by=ruth, verdict=submitted, note="Which count?")
        assert turnaround(period()).chart.total == 1

    def test_the_day_ends_at_midnight_in_the_newsroom(self, submitted: Verdict, ruth: User) -> None:
        approve_verdict(by=ruth, verdict=submitted)
        just_after_midnight = datetime(2026, 7, 31, 23, 30, tzinfo=UTC)  # 1 August, 0:30 in London
        Verdict.objects.update(submitted_at=just_after_midnight - timedelta(hours=1), approved_at=just_after_midnight)
        assert turnaround(Period(date(2026, 7, 1), date(2026, 7, 31), LONDON)).chart.total == 0
        assert turnaround(Period(date(2026, 8, 1), date(2026, 8, 1), LONDON)).chart.total == 1

    def test_every_week_of_the_period_has_its_row(self, db: None) -> None:
        found = turnaround(Period(date(2026, 10, 1), date(2026, 10, 14), LONDON))
        assert [str(bar.label) for bar in found.chart.bars] == [
            "Week of 28 Sep 2026",
            "Week of 5 Oct 2026",
            "Week of 12 Oct 2026",
        ]
        assert found.median == ""


class TestAges:
    def test_an_open_claim_counts_by_its_state_and_age(self, mark: ClaimMaker, ines: User) -> None:
        mark("120 boats", by=ines)
        old = mark("1931", by=ines)
        Claim.objects.filter(pk=old.pk).update(marked_at=timezone.now() - timedelta(days=5))
        assert counted(ages(period())) == {"Less than a day": {"unchecked": 1}, "Three to seven days": {"unchecked": 1}}

    def test_what_is_settled_does_not_count(self, submitted: Verdict, ruth: User) -> None:
        assert counted(ages(period())) == {"Less than a day": {"awaiting": 1}}
        approve_verdict(by=ruth, verdict=submitted)
        assert ages(period()).total == 0


def test_work_counts_what_each_person_did(submitted: Verdict, ines: User, ruth: User) -> None:
    approve_verdict(by=ruth, verdict=submitted)
    assert counted(work(period())) == {"Ines Halloran": {"marked": 1, "submitted": 1}, "Ruth Adeyemi": {"decided": 1}}


def test_ratings_count_approved_verdicts_by_kind(submitted: Verdict, ruth: User) -> None:
    assert ratings_by_kind(period()).total == 0
    approve_verdict(by=ruth, verdict=submitted)
    assert submitted.rating is not None
    assert counted(ratings_by_kind(period())) == {"Figure": {submitted.rating.slug: 1}}


def test_another_publication_counts_nothing(submitted: Verdict, ruth: User) -> None:
    approve_verdict(by=ruth, verdict=submitted)
    courier = period(Publication.objects.create(slug="courier", name="Courier"))
    charts = (turnaround(courier).chart, ages(courier), work(courier), ratings_by_kind(courier))
    assert [chart.total for chart in charts] == [0, 0, 0, 0]


def test_their_statements_do_not_grow_with_the_claims(
    submitted: Verdict, mark: ClaimMaker, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for words in ("120 boats", "1931", "two brothers"):
        mark(words, by=ines)
    with django_assert_num_queries(1 + 1 + 5 + 2):
        turnaround(period())
        ages(period())
        work(period())
        ratings_by_kind(period())
