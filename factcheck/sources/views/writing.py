"""Adds a source, edits it, and keeps its excerpt."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.errors import Unusable
from factcheck.site_address import ours
from factcheck.sources import actions
from factcheck.sources.addresses import address_key
from factcheck.sources.forms import KINDS, EditSourceForm, ExcerptForm, SourceForm
from factcheck.sources.models import Source
from factcheck.sources.queries import similar_sources
from factcheck.sources.states import SourceKind

View = Callable[..., HttpResponse]


def in_newsroom_time(view: View) -> View:
    """Decorates a page on which times are typed: they are those of the newsroom, which the page names."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with timezone.override(settings.NEWSROOM_TIME_ZONE):
            return view(request, *args, **kwargs)

    return inside


@for_roles_that("add_source")
@require_http_methods(["GET", "HEAD", "POST"])
@in_newsroom_time
def add_source(request: HttpRequest) -> HttpResponse:
    """Adds a source, or leads to the one that has the same address; shows those it may be before it makes another."""
    kind = (request.POST or request.GET).get("kind", SourceKind.WEB_PAGE)
    typed = {name: request.GET[name][:1000] for name in ("name", "publisher", "url") if name in request.GET}
    form = SourceForm(request.POST or None, kind=kind, initial=typed)
    similar: list[Source] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if "is_another" not in request.POST:
            similar = _may_be_meant(given)
        try:
            if not similar:
                return _added(request, actions.add_source(by=signed_in(request), **given), given["uid"])
        except Unusable as refused:
            form.add_error(None, refused.message)
    context = {
        "form": form,
        "kind": kind if kind in KINDS else SourceKind.WEB_PAGE,
        "kinds": KINDS,
        "similar": similar,
        "next": request.GET.get("next", ""),
        "carried": urlencode({name: request.GET[name] for name in ("name", "url", "next") if request.GET.get(name)}),
    }
    return render(request, "sources/add_source.html", context, status=422 if form.errors or similar else 200)


def _may_be_meant(given: dict[str, Any]) -> list[Source]:
    """Sources of this kind with all words of the name; one that was made by this form, or has the address, is it."""
    found = similar_sources(name=given["name"], url=given.get("url", ""))
    key = address_key(given.get("url", ""))
    if any(source.uid == given["uid"] or (key and source.address_key == key) for source in found):
        return []
    return [source for source in found if source.kind == given["kind"] and not (key and source.address_key)]


def _added(request: HttpRequest, source: Source, uid: UUID) -> HttpResponse:
    """Back to where a source was wanted, with the source named; else to its page."""
    messages.success(
        request,
        _("Source added.") if source.uid == uid else _("This address is here already. Nothing was added."),
    )
    if wanted := ours(request.GET.get("next")):
        return redirect(f"{wanted}{'&' if '?' in wanted else '?'}source={source.uid}")
    return redirect(source)


@for_roles_that("edit_source")
@require_http_methods(["GET", "HEAD", "POST"])
@in_newsroom_time
def edit_source(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Puts right what is said of a source."""
    source = get_object_or_404(Source.objects.select_related("article"), uid=uid)
    form = EditSourceForm(request.POST or None, source=source)
    if request.method == "POST" and form.is_valid():
        changes = dict(form.cleaned_data)
        try:
            actions.edit_source(by=signed_in(request), source=source, seen=changes.pop("seen"), changes=changes)
        except (Unusable, actions.SourceHasChanged) as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Source changed."))
            return redirect(source)
    context = {"form": form, "source": source}
    return render(request, "sources/edit_source.html", context, status=422 if form.errors else 200)


@for_roles_that("edit_source")
@require_http_methods(["GET", "HEAD", "POST"])
@in_newsroom_time
def set_excerpt(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Keeps pasted text of a source with the time of its retrieval; an empty one is taken away."""
    source = get_object_or_404(Source, uid=uid)
    form = ExcerptForm(request.POST or None, source=source)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_excerpt(by=signed_in(request), source=source, **form.cleaned_data)
        except (Unusable, actions.SourceHasChanged) as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Excerpt kept.") if source.excerpt else _("Excerpt taken away."))
            return redirect(source)
    context = {"form": form, "source": source}
    return render(request, "sources/set_excerpt.html", context, status=422 if form.errors else 200)
