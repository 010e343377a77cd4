"""Dates on the pages of readers, as the publication writes them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import template

from factcheck.articles.models import Article, Publication
from factcheck.corrections.house_style import date_in_style

register = template.Library()


@register.filter
def day_of(at: date | datetime, article: Article) -> str:
    """Gives "Feb. 28, 2020": the day, in the time zone and the style of the article's publication."""
    day = at.astimezone(ZoneInfo(article.zone_name)).date() if isinstance(at, datetime) else at
    style = article.publication.date_style if article.publication else Publication.DateStyle.DAY_FIRST
    return date_in_style(day, style)
