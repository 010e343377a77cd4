"""Which day it is: where an article's times are shown, and at the latest anywhere."""

from datetime import date, datetime, timedelta
from datetime import timezone as fixed
from zoneinfo import ZoneInfo

from django.utils import timezone

from factcheck.articles.models import Article

_FIRST_TO_BEGIN_A_DAY = fixed(timedelta(hours=14))


def today_at(article: Article, now: datetime | None = None) -> date:
    """The day it is where the article's publication sits."""
    return timezone.localdate(now, ZoneInfo(article.zone_name))


def is_to_come(day: date, now: datetime | None = None) -> bool:
    """Whether the day has begun nowhere: what was published may come from wherever a day begins first."""
    return day > timezone.localdate(now, _FIRST_TO_BEGIN_A_DAY)
