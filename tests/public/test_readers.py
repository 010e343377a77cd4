"""Days on the pages of readers."""

from datetime import UTC, date, datetime

from factcheck.articles.models import Article, Publication
from factcheck.public.templatetags.readers import day_of


def test_a_moment_is_told_as_the_day_it_was_in_the_publications_zone() -> None:
    article = Article(publication=Publication(time_zone="America/New_York", date_style="ap"))
    assert day_of(datetime(2020, 2, 29, 2, 0, tzinfo=UTC), article) == "Feb. 28, 2020"


def test_a_day_stays_the_day() -> None:
    article = Article(publication=Publication(time_zone="Asia/Tokyo", date_style="iso"))
    assert day_of(date(2020, 2, 28), article) == "2020-02-28"
