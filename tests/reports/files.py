"""Files of reports, written as an export writes them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import Group
from django.core.management import call_command

from factcheck.articles.models import Article
from factcheck.reports.covers import Cover
from factcheck.reports.lines import Report
from factcheck.reports.queries import report_of

COVER = Cover(
    title="Reports",
    scope="Every article",
    made_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    made_by="",
    zone_name="Europe/Prague",
)


def a_cover(**facts: Any) -> Cover:
    """Gives the cover of a file that may hold many reports; `of_one=True` for one article's."""
    return replace(COVER, **facts)


def file_of_reports(
    write: Callable[[Cover, Iterable[Report]], Iterator[bytes]], *articles: Article, **facts: Any
) -> bytes:
    """Gives the whole file of these articles: the report of one article where there is one."""
    cover = a_cover(**({"of_one": len(articles) == 1} | facts))
    return b"".join(write(cover, (report_of(article) for article in articles)))


def load_demo() -> None:
    """Loads the demo newsroom as `make run` does; the roles too, where a test with real transactions flushed them."""
    roles = [] if Group.objects.exists() else ["roles"]
    call_command("loaddata", *roles, "articles", "demo", verbosity=0)
