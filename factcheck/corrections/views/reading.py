"""The lists of corrections inside the newsroom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django_tables2 import RequestConfig

from factcheck.accounts.queries import for_roles_that
from factcheck.articles.queries import article_by_slug
from factcheck.corrections.filters import CorrectionFilter
from factcheck.corrections.queries import corrections_for_lists, corrections_of
from factcheck.corrections.tables import PER_PAGE, CorrectionTable, look_of
from factcheck.htmx import render_page


@require_GET
@for_roles_that("read")
def corrections(request: HttpRequest) -> HttpResponse:
    """Lists all corrections."""
    correction_filter = CorrectionFilter(request.GET or None, queryset=corrections_for_lists(), request=request)
    table = CorrectionTable(correction_filter.qs)
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render(request, "corrections/corrections.html", {"filter": correction_filter, "table": table})


@require_GET
@for_roles_that("read")
def article_corrections(request: HttpRequest, slug: str) -> HttpResponse:
    """Lists the corrections of an article, as a page or as a part of its workspace."""
    article = article_by_slug(slug)
    found = corrections_of(article)
    for each in found:
        each.look = look_of(each.state)  # type: ignore[attr-defined]
    return render_page(
        request,
        "corrections/article_corrections.html",
        {"article": article, "corrections": found},
        partial="corrections/_article_corrections.html",
    )
