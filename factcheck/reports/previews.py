"""The first claims of a selection in the form that was asked for, so that one sees it before it is written."""

import csv
import io
from dataclasses import dataclass, field, replace
from typing import Any

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from factcheck.claims.second_checks import claims_blind_to
from factcheck.reports.formats import FORMATS, html_report
from factcheck.reports.lines import Report
from factcheck.reports.queries import reports_of
from factcheck.reports.selections import selected_articles, selected_claims, selected_corrections
from factcheck.reports.writing import Asked, cover_of

CLAIMS = 3
CORRECTIONS = 3
LETTERS = 6000


@dataclass(frozen=True)
class Preview:
    """The beginning of the file: rows with their head, or text, or what the template of a report shows.

    `hidden` claims, which who asks is to check blind, are in the file and not shown here.
    """

    rows: list[list[str]] = field(default_factory=list)
    text: str = ""
    sheet: dict[str, Any] = field(default_factory=dict)
    hidden: int = 0


def preview_of(asked: Asked, by: User, icons: str) -> Preview:
    """Gives the first claims of the first report but for those that `by` checks blind; `icons` is the address of the
    sprite."""
    asked_for = asked.selection
    articles = selected_articles(asked_for, by).order_by("pk")
    first = articles.filter(pk__in=list(articles.values_list("pk", flat=True)[:1]))
    reports = list(reports_of(first, selected_claims(asked_for, by), selected_corrections(asked_for, by)))
    blind = _blind_to(by)
    beginning = [_cut(report, blind) for report in reports]
    if not beginning:
        return Preview()
    hidden = sum(claim.uid in blind for report in reports for claim in report.claims)
    return replace(_shown(asked, by, beginning, icons), hidden=hidden)


def _blind_to(person: User) -> frozenset[str]:
    claims = Claim.objects.filter(pk__in=claims_blind_to(person))
    return frozenset(str(uid) for uid in claims.values_list("uid", flat=True))


def _shown(asked: Asked, by: User, beginning: list[Report], icons: str) -> Preview:
    how = FORMATS[asked.format]
    if how.suffix == "html" or not how.is_text:
        return Preview(sheet=html_report.shown(beginning[0], icons=icons))
    written = b"".join(how.write(cover_of(asked, by), beginning)).decode("utf-8")
    if how.suffix == "csv":
        return Preview(rows=list(csv.reader(io.StringIO(written, newline=""))))
    return Preview(text=written[:LETTERS] + ("…" if len(written) > LETTERS else ""))


def _cut(report: Report, blind: frozenset[str]) -> Report:
    claims = tuple(claim for claim in report.claims if claim.uid not in blind)[:CLAIMS]
    named = {number for claim in claims for number in claim.corrections}
    first = {correction.number for correction in report.corrections[:CORRECTIONS]}
    corrections = tuple(one for one in report.corrections if one.number in named | first)
    return replace(report, claims=claims, corrections=corrections)
