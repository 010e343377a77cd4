"""The formats of reports: a module for each, named in one table.

A module has `write(cover, reports)`, which gives the file in pieces and asks for the next report when it has written
the last: memory must not grow with their number. `cover.of_one` says that there is exactly one; otherwise there may be
many, one or none.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factcheck.reports.covers import Cover
from factcheck.reports.formats import (
    checkers_table,
    claim_review,
    correction_comments,
    csv_report,
    html_report,
    json_lines,
    json_report,
    markdown_report,
    pdf_report,
    web_annotation,
    xlsx_report,
)
from factcheck.reports.lines import Report


@dataclass(frozen=True)
class Format:
    """How reports are written. One that does not suit many is offered for a single article only.

    `columns` are the names of the columns that one may choose among, in their order; none where there are no columns.
    """

    label: str | Promise
    suffix: str
    content_type: str
    write: Callable[[Cover, Iterable[Report]], Iterator[bytes]]
    suits_many: bool = True
    columns: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return self.content_type.startswith("text/") or "json" in self.content_type


FORMATS: dict[str, Format] = {
    "html": Format(_("HTML"), "html", "text/html; charset=utf-8", html_report.write),
    "pdf": Format(_("PDF"), "pdf", "application/pdf", pdf_report.write),
    "csv": Format(
        _("CSV"), "csv", "text/csv; charset=utf-8; header=present", csv_report.write, columns=checkers_table.COLUMNS
    ),
    "xlsx": Format(
        _("XLSX"),
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        xlsx_report.write,
        columns=checkers_table.COLUMNS,
    ),
    "markdown": Format(_("Markdown"), "md", "text/markdown; charset=utf-8; variant=CommonMark", markdown_report.write),
    "json": Format(_("JSON"), "json", "application/json", json_report.write),
    "jsonl": Format(_("JSON Lines"), "jsonl", "application/x-ndjson", json_lines.write),
    "webannotation": Format(
        _("Web Annotation"),
        "annotations.jsonld",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        web_annotation.write,
    ),
    "claimreview": Format(_("ClaimReview"), "claimreview.jsonld", "application/ld+json", claim_review.write),
    "corrections": Format(_("Corrections"), "corrections.jsonld", "application/ld+json", correction_comments.write),
}
"""Name of a format -> how it is written, in the order in which they are offered."""
