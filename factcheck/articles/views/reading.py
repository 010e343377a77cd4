"""The text of one revision, to be read."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.queries import article_by_slug, rendered_text, revision_of
from factcheck.articles.signs import signs_in
from factcheck.htmx import render_page


@require_safe
@for_roles_that("read")
def revision(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Shows one revision as it was, without marks."""
    article = article_by_slug(slug)
    revision = revision_of(article, number)
    may_add = signed_in(request).may("add_revision")
    context = {
        "article": article,
        "revision": revision,
        "text": rendered_text(revision, signs=signs_in(revision)),
        "may_add": may_add,
    }
    return render_page(request, "articles/revision.html", context)


@require_safe
@for_roles_that("read")
def revision_text(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Gives the text itself, as the offsets count it; its SHA-256 is its ETag."""
    revision = revision_of(article_by_slug(slug), number)
    etag = f'"{revision.sha256}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(revision.text, content_type="text/plain; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response
