"""Exports reports: checks who may, writes the file, records the event with the file's hash."""

import hashlib
import tempfile
from dataclasses import dataclass
from typing import IO

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.permissions import REFUSALS
from factcheck.accounts.queries import require
from factcheck.articles.models import Article
from factcheck.audit.actions import article_chain, record
from factcheck.audit.models import Chain
from factcheck.claims.models import Claim
from factcheck.errors import NotAllowed, Unusable
from factcheck.reports.blindness import check_not_blind
from factcheck.reports.covers import Counted, Cover
from factcheck.reports.formats import FORMATS
from factcheck.reports.queries import report_of, reviewed_by
from factcheck.reports.selections import claims_told, in_words, selected_articles
from factcheck.reports.writing import Asked, Written, write_reports

IN_MEMORY = 1_000_000
COMMAND_LINE = "command line"


class NotReviewedByThem(NotAllowed):
    """A reviewer exports the reports of articles they reviewed."""


@dataclass(frozen=True)
class Export:
    """A written report: the file, at its start, with what the event says of it."""

    file: IO[bytes]
    name: str
    content_type: str
    rows: int
    sha256: str


@transaction.atomic
def export_report(*, by: User | None, article: Article, format: str) -> Export:
    """Gives the article's report as a file; the event keeps rows and SHA-256 of exactly these bytes.

    `by` is None on the command line, where there is no one to ask; the event says so. The file is kept in memory up
    to a megabyte, then on disk. Raises NotAllowed, NotReviewedByThem, TellsWhatIsCheckedBlind, Unusable (a format
    that is not known).
    """
    if by:
        check_may_export(by, article)
    check_format(format)
    # Whoever writes to this article waits at its chain's head, so that the report is as of the head it names.
    Chain.objects.select_for_update().filter(name=article_chain(article.uid)).first()
    # A revision that came in while it waited is in the report as it is in the head.
    article = Article.objects.select_related("publication").get(pk=article.pk)
    report, how = report_of(article), FORMATS[format]
    cover = Cover(
        title=f"{report.title}, revision {report.revision}",
        scope=_("The whole article"),
        made_at=report.made_at,
        made_by=by.name if by else "",
        zone_name=report.zone_name,
        of_one=True,
    )
    reports = Counted([report])
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the answer that streams it closes it)
    digest = hashlib.sha256()
    for piece in how.write(cover, reports):
        digest.update(piece)
        file.write(piece)
    file.seek(0)
    export = Export(
        file=file,
        name=f"{article.slug}-revision-{report.revision}.{how.suffix}",
        content_type=how.content_type,
        rows=reports.claims,
        sha256=digest.hexdigest(),
    )
    record(
        by=by,
        verb="exported",
        kind="report",
        uid=article.uid,
        label=f"{article.title}, revision {report.revision}, {format}",
        details={
            "format": format,
            "rows": export.rows,
            "sha256": export.sha256,
            "revision": report.revision,
            "by": by.username if by else COMMAND_LINE,
        },
        chain=article_chain(article.uid),
    )
    return export


def export_reports(*, by: User | None, asked: Asked) -> Export:
    """Gives the reports of a selection as a file; an event of the newsroom keeps rows and SHA-256 of these bytes.

    A reviewer's selection is narrowed to the articles they reviewed, and the file says so. Everything is read as of
    one moment, in a transaction of its own that nobody waits for; the event follows in another, before anybody has the
    file. Raises NotAllowed, Unusable (a format that is not known or is for one article, nothing to export).
    """
    check_may_ask(by, asked)
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the answer that streams it closes it)
    written = write_reports(asked, by, file, passed=lambda claims: None)
    file.seek(0)
    with transaction.atomic():
        record_export(by=by, asked=asked, written=written)
    how = FORMATS[asked.format]
    return Export(
        file=file,
        name=name_of_file(asked),
        content_type=how.content_type,
        rows=written.claims,
        sha256=written.sha256,
    )


def record_export(*, by: User | None, asked: Asked, written: Written) -> None:
    """Appends to the newsroom's chain who exported what, with the number of rows and the hash of the file."""
    record(
        by=by,
        verb="exported",
        kind="reports",
        label=in_words(asked.selection, by),
        details={
            "format": asked.format,
            "rows": written.claims,
            "articles": written.reports,
            "sha256": written.sha256,
            "query": asked.selection.query,
            "columns": list(asked.columns),
            "by": by.username if by else COMMAND_LINE,
        },
    )


def name_of_file(asked: Asked) -> str:
    """What the file is called when it leaves: by the day, never by what somebody wrote."""
    return f"fact-check-reports-{timezone.now():%Y-%m-%d}.{FORMATS[asked.format].suffix}"


def check_may_ask(by: User | None, asked: Asked) -> None:
    """Returns where the person may export something of the selection in this format; raises otherwise."""
    if by:
        require(by, "export_reviewed_report")
    check_format(asked.format)
    how = FORMATS[asked.format]
    if not how.suits_many:
        raise Unusable(_("%(format)s is written for one article at a time.") % {"format": how.label})
    if unknown := set(asked.columns) - set(how.columns):
        raise Unusable(_("There is no column “%(column)s”.") % {"column": sorted(unknown)[0][:40]})
    if not selected_articles(asked.selection, by).exists():
        raise Unusable(
            _("There is nothing to export: %(selection)s Ask for more.") % {"selection": in_words(asked.selection, by)},
            way_on=_("Choose again"),
            url=f"{reverse('reports')}?{asked.selection.query}",
        )
    if by:
        check_not_blind(by, claims_told(asked.selection, by))


def check_format(format: str) -> None:
    """Returns for a format that is known; raises Unusable otherwise."""
    if format not in FORMATS:
        raise Unusable(
            _("“%(format)s” is no format of a report. Choose one of these: %(formats)s.")
            % {"format": format[:40], "formats": ", ".join(FORMATS)}
        )


def check_may_export(person: User, article: Article) -> None:
    """Returns for an admin, and for a reviewer who decided a verdict of the article, unless they check a claim of it
    blind. Raises NotAllowed, TellsWhatIsCheckedBlind."""
    require(person, "export_reviewed_report")
    if not (person.may("export_any_report") or Article.objects.filter(reviewed_by(person), pk=article.pk).exists()):
        raise NotReviewedByThem(
            str(REFUSALS["export_any_report"]), way_on=_("Reports you may export"), url=reverse("reports")
        )
    check_not_blind(person, Claim.objects.filter(article=article))
