"""The list of articles, and the list of an article's revisions."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.listings import ARTICLES
from factcheck.articles.models import Article
from factcheck.articles.queries import article_by_slug, revisions_of
from factcheck.htmx import render_page
from factcheck.lists.queries import list_context


@require_safe
@for_roles_that("read")
def articles(request: HttpRequest) -> HttpResponse:
    """Lists the articles; search, filters, order and page all stand in the address."""
    person = signed_in(request)
    context = list_context(ARTICLES, request, person)
    context |= {
        "there_are_articles": bool(context["table"].paginator.count) or Article.objects.exists(),
        "may_import": person.may("import_article"),
    }
    return render_page(request, "articles/articles.html", context)


@require_safe
@for_roles_that("read")
def revisions(request: HttpRequest, slug: str) -> HttpResponse:
    """Lists what the text of an article was, newest first, without the texts."""
    article = article_by_slug(slug)
    context = {
        "article": article,
        "revisions": list(revisions_of(article)),
        "published": article.published_revision.number if article.published_revision else 0,
        "may_add": signed_in(request).may("add_revision"),
        "may_correct": signed_in(request).may("draft_correction"),
    }
    return render_page(request, "articles/revisions.html", context)
