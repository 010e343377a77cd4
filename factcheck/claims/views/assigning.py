"""Gives a claim or an article to a person, on a page of its own."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from factcheck.accounts.models import User
from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles import assigning as articles
from factcheck.articles.assigning import AssignedByAnother
from factcheck.articles.models import Article
from factcheck.articles.queries import desks
from factcheck.claims.actions import assigning
from factcheck.claims.actions.assigning import Assignment
from factcheck.claims.queries import claims_for_lists, set_states
from factcheck.claims.seen import claims_as_seen, seen_of, seen_of_article, set_as_seen
from factcheck.claims.work_forms import AssignArticleForm, AssignForm
from factcheck.errors import Unusable
from factcheck.lists.ticked import next_of, refused_in, undo_address


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("assign_claim")
def assign_claim(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Gives one claim to a person, or to nobody, with a due time, or without."""
    claims = claims_for_lists()
    claim = get_object_or_404(claims, uid=uid)
    with timezone.override(claim.article.zone_name):
        form = AssignForm(request.POST or None, initial=_now(claim.assignee, claim.due_at))
        status = 422 if form.is_bound else 200
        if form.is_valid():
            given, together = form.cleaned_data, uuid4()
            [seen] = claims_as_seen([request.POST.get("seen") or seen_of(claim)]) or [claim]
            assignments = [(seen, Assignment(given["to"], given["due"]))]
            try:
                assigning.assign_claims(by=signed_in(request), assignments=assignments, together=together)
            except (AssignedByAnother, Unusable) as refused:
                status = refused_in(form, refused)
                claim = get_object_or_404(claims, uid=uid)
            else:
                undo = undo_address("undo_assignment", together, next_of(request, claim.get_absolute_url()))
                messages.success(request, _said(claim.number, given["to"]), extra_tags=undo)
                return redirect(next_of(request, claim.get_absolute_url()))
        set_states([claim])
        context = {"claim": claim, "article": claim.article, "form": form, "seen": seen_of(claim)}
        context["next"] = next_of(request, claim.get_absolute_url())
        return render(request, "claims/assign_claim.html", context, status=status)


def _said(number: int, to: User | None) -> str:
    if to is None:
        return _("Claim %(number)s: assigned to nobody.") % {"number": number}
    return _("Claim %(number)s: assigned to %(name)s.") % {"number": number, "name": to.name}


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("assign_article")
def assign_article(request: HttpRequest, slug: str) -> HttpResponse:
    """Gives an article to a person, or to nobody, and sets its deadline."""
    rows = Article.objects.select_related("publication", "assignee")
    article = get_object_or_404(rows, slug=slug)
    with timezone.override(article.zone_name):
        initial = {**_now(article.assignee, article.deadline_at), "desk": article.desk}
        form = AssignArticleForm(request.POST or None, initial=initial)
        status = 422 if form.is_bound else 200
        if form.is_valid():
            given = form.cleaned_data
            set_as_seen(article, request.POST.get("seen") or seen_of_article(article))
            try:
                with transaction.atomic():
                    articles.assign_article(
                        by=signed_in(request), article=article, to=given["to"], deadline=given["due"]
                    )
                    articles.file_article(by=signed_in(request), article=article, desk=given["desk"])
            except (AssignedByAnother, Unusable) as refused:
                status = refused_in(form, refused)
                article = get_object_or_404(rows, slug=slug)
            else:
                messages.success(request, _said_of_article(article))
                return redirect(next_of(request, article.get_absolute_url()))
        context = {"article": article, "form": form, "seen": seen_of_article(article), "desks": desks()}
        context["next"] = next_of(request, article.get_absolute_url())
        return render(request, "claims/assign_article.html", context, status=status)


def _said_of_article(article: Article) -> str:
    words = {
        "name": article.assignee.name if article.assignee else "",
        "deadline": articles.shown(article.deadline_at),
    }
    if article.assignee and article.deadline_at:
        return _("Article assigned to %(name)s, due %(deadline)s.") % words
    if article.assignee:
        return _("Article assigned to %(name)s.") % words
    return _("Article due %(deadline)s.") % words if article.deadline_at else _("Article assigned to nobody.")


def _now(assignee: User | None, due: Any) -> dict[str, Any]:
    return {"to": assignee.username if assignee else None, "due": due}
