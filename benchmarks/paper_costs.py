"""Measures reports as PDF beside the same reports as HTML: pages per second of CPU, the ratio, the memory of typst."""

import json
import re
import resource
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.core.management import call_command
from django.db import connection

from benchmarks.page_costs import crowded
from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.reports.covers import Cover
from factcheck.reports.formats import html_report, pdf_report
from factcheck.reports.lines import Report
from factcheck.reports.queries import report_of, reports_of

PAGES = re.compile(rb"<xmpTPg:NPages>(\d+)</xmpTPg:NPages>")
TURNS = 3
COVER = Cover("Reports", "Every article", datetime(2026, 11, 22, tzinfo=UTC), "", "UTC")


def main() -> None:
    """Prints the figures of the demo newsroom and of an article with 500 claims, as JSON on one line."""
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        call_command("loaddata", "roles", "articles", "demo", verbosity=0)
        demo = list(reports_of(Article.objects.all()))
        article = crowded(User.objects.get(username="ines"), 100, claims_each=5)
        many = [report_of(Article.objects.select_related("publication").get(pk=article.pk))]
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
    figures = {"the demo newsroom": costs(demo), "one article, 500 claims": costs(many)}
    sys.stdout.write(json.dumps(figures) + "\n")


def costs(reports: list[Report]) -> dict[str, float | None]:
    """The figures of these reports: both formats in turn, the best of several."""
    paper = b"".join(pdf_report.write(COVER, reports))  # Finds the fonts, which a server does once.
    found = PAGES.search(paper)
    pages = int(found[1]) if found else 0
    pdf = html = float("inf")
    for _turn in range(TURNS):
        pdf = min(pdf, cpu(pdf_report.write(COVER, reports)))
        html = min(html, cpu(html_report.write(COVER, reports)))
    return {
        "claims": sum(len(report.claims) for report in reports),
        "pages": pages,
        "pages per second": round(pages / pdf, 1),
        "CPU, x HTML": round(pdf / html, 1),
        "MB of typst": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        "kB": round(len(paper) / 1000),
    }


def cpu(pieces: Iterable[bytes] | Iterator[bytes]) -> float:
    """What writing them costs, in this process and in those that it starts."""
    before = _spent()
    for _piece in pieces:
        pass
    return _spent() - before


def _spent() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)
