"""How long decisions took."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from factcheck.accounts.models import User
from factcheck.articles.periods import Period
from factcheck.claims.models import Verdict
from factcheck.claims.turnarounds import TURNAROUNDS, decided_in, turnaround_of
from tests.examples import a_claim, a_submitted_verdict, an_approved_verdict, an_article


@pytest.mark.parametrize(
    ("minutes", "key"), [(60, "hour"), (61, "four"), (241, "day"), (1441, "three"), (4321, "longer")]
)
def test_a_wait_belongs_to_the_first_line_that_is_long_enough(minutes: int, key: str) -> None:
    assert turnaround_of(timedelta(minutes=minutes)) == key
    assert key in {line[0] for line in TURNAROUNDS}


def test_what_waits_still_and_what_was_decided_before_is_not_counted(ines: User, ruth: User) -> None:
    article = an_article(by=ines)
    decided = an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="Thursday"))
    a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words="At least 36"))
    at = datetime(2020, 3, 5, tzinfo=UTC)
    Verdict.objects.filter(pk=decided.pk).update(approved_at=at, submitted_at=at - timedelta(hours=2))

    def found(day: int) -> list[Verdict]:
        period = Period(date(2020, 3, day), date(2020, 3, 31), ZoneInfo("UTC"))
        return list(decided_in(Verdict.objects.all(), period))

    assert (found(5), found(6)) == ([decided], [])
