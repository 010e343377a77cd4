"""The list of sources, finding one, and the page of one."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.htmx import render_page
from factcheck.lists.queries import list_context
from factcheck.sources import queries
from factcheck.sources.actions import kept_kinds
from factcheck.sources.forms import EvidenceForm, FindForm
from factcheck.sources.listings import SOURCES
from factcheck.sources.models import Source
from factcheck.sources.queries import evidence_of, similar_sources, source_by_uid


@for_roles_that("read")
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Lists the sources: what they are and how many claims cite them."""
    return render_page(request, "sources/sources.html", list_context(SOURCES, request, signed_in(request)))


@for_roles_that("read")
@require_safe
def source(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Shows one source; the claims that cite it are loaded from the floor above."""
    return show_source(request, source_by_uid(uid))


def show_source(
    request: HttpRequest, source: Source, *, status: int = 200, evidence_form: EvidenceForm | None = None
) -> HttpResponse:
    """Renders the page of a source; `evidence_form` is one that holds errors."""
    context: dict[str, Any] = {
        "source": source,
        "evidence": evidence_of(source),
        "evidence_form": evidence_form or EvidenceForm(),
        "kept_kinds": kept_kinds(),
        "zone": settings.NEWSROOM_TIME_ZONE,
    }
    return render(request, "sources/source.html", context, status=status)


@for_roles_that("read")
@require_safe
def find_sources(request: HttpRequest) -> HttpResponse:
    """Suggests articles and sources that are here; asked while a new one is typed, by name, publisher and address."""
    form = FindForm(request.GET)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    name, url = (request.GET.get(field, "")[:1000] for field in ("name", "url"))
    context: dict[str, Any] = {"form": form, "words": words, "found": queries.find_sources(words)}
    if name or url:
        context["similar"] = similar_sources(name=name, url=url)
    return render_page(request, "sources/find_sources.html", context, partial="sources/_found.html")
