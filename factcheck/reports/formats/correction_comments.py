"""Reports as CorrectionComment: every correction that readers see, as schema.org 30.0 names it.

What was withdrawn or superseded after it was issued stays, and says so; what was never issued is not told.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck.articles.json_ld import publisher_data
from factcheck.corrections.json_ld import correction_comment
from factcheck.reports.covers import Cover
from factcheck.reports.formats.data_feed import write_feed
from factcheck.reports.lines import CorrectionLine, Report
from factcheck.site_address import absolute


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives a DataFeed, correction by correction."""
    yield from write_feed(
        cover,
        (
            (correction.public_on.isoformat(), comment_on(report, correction))
            for report in reports
            for correction in report.corrections
            if correction.public_on
        ),
    )


def comment_on(report: Report, correction: CorrectionLine) -> dict[str, Any]:
    """Gives the correction with the article it tells of, and how it stands."""
    address = absolute(reverse("public_article", args=[report.slug]))
    article: dict[str, Any] = {"@type": "NewsArticle", "@id": address, "url": address, "headline": report.title}
    if report.publisher:
        publisher = report.publisher
        article["publisher"] = publisher_data(publisher.name, publisher.url, dict(publisher.policies))
    comment = correction_comment(
        correction.uid, note=correction.note, published=correction.public_on, absolute=absolute
    )
    return {**comment, "inLanguage": report.language, "creativeWorkStatus": _status(correction), "about": article}


def _status(correction: CorrectionLine) -> str:
    status = correction.state
    if correction.break_glass_reason:
        reason = {"reason": correction.break_glass_reason}
        status += "; " + _("issued by one person who broke the glass: %(reason)s") % reason
    return f"{status}: {correction.end_reason}" if correction.end_reason else status
