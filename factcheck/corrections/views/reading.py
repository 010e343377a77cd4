"""The lists of corrections inside the newsroom."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.queries import article_by_slug
from factcheck.corrections.listings import CORRECTIONS
from factcheck.corrections.queries import corrections_of
from factcheck.corrections.tables import LOOKS
from factcheck.htmx import render_page
from factcheck.lists.queries import list_context


@require_safe
@for_roles_that("read")
def corrections(request: HttpRequest) -> HttpResponse:
    """Lists all corrections."""
    person = signed_in(request)
    context = {
        **list_context(CORRECTIONS, request, person),
        "reads_figures": person.may("read_figures"),
        "zone": settings.NEWSROOM_TIME_ZONE,
    }
    return render(request, "corrections/corrections.html", context)


@require_safe
@for_roles_that("read")
def article_corrections(request: HttpRequest, slug: str) -> HttpResponse:
    """Lists the corrections of an article, as a page or as a part of its workspace."""
    article = article_by_slug(slug)
    found = corrections_of(article)
    for each in found:
        each.look = LOOKS[each.state]  # type: ignore[attr-defined]
    return render_page(
        request,
        "corrections/article_corrections.html",
        {"article": article, "corrections": found},
        partial="corrections/_article_corrections.html",
    )
