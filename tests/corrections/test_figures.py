"""What the figures of corrections count, in the newsroom's days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.articles.periods import Period
from factcheck.charts import Chart
from factcheck.corrections.figures import correction_figures
from factcheck.corrections.models import Correction, FurtherChange
from tests.corrections.conftest import an_issued_correction

LONDON = ZoneInfo("Europe/London")
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31), LONDON)
ISSUED = datetime(2026, 10, 7, 12, tzinfo=UTC)


def counted(chart: Chart) -> dict[str, dict[str, int]]:
    return {str(bar.label): {part.series.key: part.value for part in bar.parts} for bar in chart.bars if bar.parts}


@pytest.fixture
def issued(ines: User, ruth: User, corrected: Article) -> Correction:
    """A misstated figure that readers saw for two days and that was owned three hours after a reader's hint."""
    correction = an_issued_correction(by=ines, issued_by=ruth, article=corrected, found_through="reader")
    found_at = ISSUED - timedelta(hours=3)
    Correction.objects.filter(pk=correction.pk).update(
        issued_at=ISSUED, found_at=found_at, wrong_since=found_at - timedelta(days=2)
    )
    Article.objects.filter(pk=corrected.pk).update(desk="Foreign")
    return correction


def test_a_correction_counts_by_kind_desk_publication_and_who_pointed_it_out(issued: Correction) -> None:
    found = correction_figures(OCTOBER)
    assert found.total == 1
    assert counted(found.over_time) == {"Week of 5 Oct 2026": {"correction": 1}}
    assert counted(found.by_kind) == {"Figure misstated": {"correction": 1}}
    assert counted(found.by_desk) == {"Foreign": {"correction": 1}}
    assert counted(found.by_publication) == {"The Daily Test": {"correction": 1}}
    assert counted(found.by_finder) == {"A reader": {"correction": 1}}


def test_a_note_of_several_errors_counts_under_each_kind(issued: Correction) -> None:
    FurtherChange.objects.create(correction=issued, position=1, error_kind="misspelled", wrong="Asad", right="Assad")
    found = correction_figures(OCTOBER)
    assert found.total == 1
    assert counted(found.by_kind) == {"Figure misstated": {"correction": 1}, "Misspelled": {"correction": 1}}


def test_it_counts_by_how_long_it_took_to_detect_and_to_fix(issued: Correction) -> None:
    found = correction_figures(OCTOBER)
    assert counted(found.to_detect.chart) == {"Week of 5 Oct 2026": {"week": 1}}
    assert counted(found.to_fix.chart) == {"Week of 5 Oct 2026": {"day": 1}}
    assert (found.to_detect.median, found.to_fix.median) == ("2 days", "3 hours")


def test_what_is_not_known_is_said_and_not_counted_as_nothing(issued: Correction) -> None:
    Correction.objects.update(found_at=None, found_through="")
    found = correction_figures(OCTOBER)
    assert (found.to_detect.unknown, found.to_fix.unknown) == (1, 1)
    assert (found.to_detect.chart.total, found.to_fix.median) == (0, "")
    assert counted(found.by_finder) == {"Not said": {"correction": 1}}


def test_one_that_was_withdrawn_since_is_left_out_and_said(issued: Correction, ruth: User) -> None:
    Correction.objects.update(state="withdrawn", ended_by=ruth, ended_at=ISSUED, end_reason="It was right.")
    found = correction_figures(OCTOBER)
    assert (found.total, found.ended) == (0, 1)


def test_a_note_of_an_imported_text_counts_on_its_own_date(correction: Correction) -> None:
    found = correction_figures(Period(date(2020, 2, 1), date(2020, 2, 29), LONDON))
    assert counted(found.by_kind) == {"Misspelled": {"correction": 1}}
    assert correction_figures(OCTOBER).total == 0


def test_over_more_than_half_a_year_it_counts_by_month(issued: Correction) -> None:
    found = correction_figures(Period(date(2026, 1, 15), date(2026, 12, 31), LONDON))
    assert len(found.over_time.bars) == 12
    assert counted(found.over_time) == {"October 2026": {"correction": 1}}


def test_the_day_ends_at_midnight_in_the_newsroom(issued: Correction) -> None:
    Correction.objects.update(issued_at=datetime(2026, 9, 30, 23, 30, tzinfo=UTC))  # 1 October, 0:30 in London
    assert correction_figures(OCTOBER).total == 1


def test_another_publication_counts_nothing(issued: Correction) -> None:
    courier = Publication.objects.create(slug="courier", name="Courier")
    found = correction_figures(Period(OCTOBER.since, OCTOBER.until, LONDON, courier))
    assert (found.total, found.ended) == (0, 0)


def test_it_takes_three_statements(issued: Correction, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(3):
        correction_figures(OCTOBER)
