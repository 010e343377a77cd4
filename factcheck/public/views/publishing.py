"""Publishing a revision and retracting an article: what readers see, and what they will see."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles import publishing
from factcheck.articles.models import Article
from factcheck.articles.queries import revision_of
from factcheck.articles.states import PublicationState
from factcheck.claims.published import public_findings
from factcheck.htmx import render_page
from factcheck.public.forms import PublishForm, RetractForm
from factcheck.public.pages import readers_page
from factcheck.public.queries import (
    article_as_it_would_be,
    corrections_that_would_show,
    corrections_that_would_stand_below,
    first_published_at,
    readers_history,
    revisions_to_publish,
)
from factcheck.public.reading import readers_text
from factcheck.public.telling import untold_changes


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("publish_article")
def publish_article(request: HttpRequest, slug: str) -> HttpResponse:
    """Chooses the revision that readers see, and shows what they have seen so far."""
    article = _article(slug)
    form = PublishForm(request.POST if request.method == "POST" else None, article=article)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["revision"]
        publishing.publish_article(
            by=signed_in(request), article=article, revision=chosen, uid=form.cleaned_data["uid"] or uuid4()
        )
        messages.success(request, _("Revision %(number)d published.") % {"number": chosen.number})
        return redirect("publish_article", slug=article.slug)
    status = 422 if request.method == "POST" else 200
    return render_page(request, "public/publish_article.html", _context(article, publish_form=form), status=status)


@require_safe
@for_roles_that("read")
def preview_article(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Shows a revision as readers would see it, and says plainly that they do not."""
    article = _article(slug)
    revision = revision_of(article, number)
    shown = article_as_it_would_be(article, revision)
    context = {
        "article": shown,
        "publication": shown.publication,
        "revision": revision,
        "is_retracted": False,
        "first_at": first_published_at(article) or shown.published_at,
        "text": readers_text(revision, corrections_that_would_stand_below(article, revision)),
        "findings": public_findings(shown),
        "preview": True,
        "seen": article.published_revision,
        "may_publish": signed_in(request).may("publish_article"),
    }
    return readers_page(request, "public/public_article.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("publish_article")
def retract_article(request: HttpRequest, slug: str) -> HttpResponse:
    """Takes an article back with a reason that readers read."""
    article = _article(slug)
    form = RetractForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        publishing.retract_article(by=signed_in(request), article=article, reason=form.cleaned_data["reason"])
        messages.success(request, _("Article retracted."))
        return redirect("publish_article", slug=article.slug)
    status = 422 if request.method == "POST" else 200
    return render_page(request, "public/retract_article.html", _context(article, retract_form=form), status=status)


def _article(slug: str) -> Article:
    return get_object_or_404(Article.objects.select_related("publication", "published_revision"), slug=slug)


def _context(article: Article, **forms: object) -> dict[str, object]:
    waiting = list(revisions_to_publish(article))
    return {
        "article": article,
        "seen": article.published_revision,
        "is_published": article.publication_state == PublicationState.PUBLISHED,
        "is_retracted": article.publication_state == PublicationState.RETRACTED,
        "waiting": waiting,
        "history": readers_history(article),
        "corrections": corrections_that_would_show(article),
        "untold": untold_changes(article, waiting),
        **forms,
    }
