"""The reports that one may export: their list, each to be read, and their download."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_POST, require_safe
from django_tables2 import RequestConfig

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.queries import article_by_slug
from factcheck.claims.queries import state_counts
from factcheck.reports.actions.exporting import check_may_export, export_report
from factcheck.reports.formats import html_report
from factcheck.reports.queries import exportable_articles, report_of
from factcheck.reports.tables import PER_PAGE, ReportTable


@require_safe
@for_roles_that("read")
def reports(request: HttpRequest) -> HttpResponse:
    """Lists the articles whose report the person may export, and says why where there are none."""
    person = signed_in(request)
    table = ReportTable(exportable_articles(person))
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    counts = state_counts([row.record for row in table.paginated_rows])
    table.approved_counts = {article: states.get("approved", 0) for article, states in counts.items()}
    may_export = person.may_any(("export_any_report", "export_reviewed_report"))
    return render(request, "reports/reports.html", {"table": table, "may_export": may_export})


@require_safe
@for_roles_that("export_reviewed_report")
def article_report(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows the article's report as it would leave; only a download is an event."""
    article = article_by_slug(slug)
    check_may_export(signed_in(request), article)
    context = html_report.shown(report_of(article), icons=static("icons.svg"))
    return render(request, "reports/article_report.html", {**context, "article": article})


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
