"""The report of one article: to be read, and to be downloaded in every format."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.queries import article_by_slug
from factcheck.reports.actions.exporting import check_may_export, export_report
from factcheck.reports.formats import FORMATS, html_report
from factcheck.reports.queries import report_of

WITH_A_BUTTON = frozenset({"pdf", "html", "csv", "xlsx"})
"""The formats that people ask for; the others are behind “More formats”."""


@require_safe
@for_roles_that("export_reviewed_report")
def article_report(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows the article's report as it would leave; only a download is an event."""
    article = article_by_slug(slug)
    check_may_export(signed_in(request), article)
    context = html_report.shown(report_of(article), icons=static("icons.svg"))
    more = [(name, format) for name, format in FORMATS.items() if name not in WITH_A_BUTTON]
    return render(request, "reports/article_report.html", {**context, "article": article, "more_formats": more})


@require_POST
@for_roles_that("export_reviewed_report")
def article_report_csv(request: HttpRequest, slug: str) -> FileResponse:
    """Downloads the article's report as CSV; the download is an event of the article."""
    return _download(request, slug, "csv")


@require_POST
@for_roles_that("export_reviewed_report")
def download_report(request: HttpRequest, slug: str, format: str) -> FileResponse:
    """Downloads the article's report in a format; the download is an event of the article."""
    return _download(request, slug, format)


def _download(request: HttpRequest, slug: str, format: str) -> FileResponse:
    export = export_report(by=signed_in(request), article=article_by_slug(slug), format=format)
    return FileResponse(export.file, as_attachment=True, filename=export.name, content_type=export.content_type)
