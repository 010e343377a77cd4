"""The pages of sources."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_tables2 import RequestConfig

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.errors import Unusable
from factcheck.htmx import render_page
from factcheck.sources import actions
from factcheck.sources.filters import SourceFilter
from factcheck.sources.forms import SourceForm
from factcheck.sources.queries import source_by_uid, sources_for_lists
from factcheck.sources.tables import PER_PAGE, SourceTable


@for_roles_that("read")
@require_GET
def sources(request: HttpRequest) -> HttpResponse:
    """Lists the sources: what they are and how many claims cite them."""
    source_filter = SourceFilter(request.GET or None, queryset=sources_for_lists(), request=request)
    table = SourceTable(source_filter.qs)
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render_page(request, "sources/sources.html", {"filter": source_filter, "table": table})


@for_roles_that("read")
@require_GET
def source(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Shows one source; the claims that cite it are loaded from the floor above."""
    return render(request, "sources/source.html", {"source": source_by_uid(uid)})


@for_roles_that("add_source")
@require_http_methods(["GET", "POST"])
def add_source(request: HttpRequest) -> HttpResponse:
    """Adds a source, or leads to the one that has the same address."""
    form = SourceForm(request.POST or None, initial={"uid": uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_source(by=signed_in(request), **form.cleaned_data)
        except Unusable as refused:
            form.add_error(None, refused.message)
        else:
            is_new = added.uid == form.cleaned_data["uid"]
            messages.success(
                request, _("Source added.") if is_new else _("This address is here already. Nothing was added.")
            )
            return redirect(added)
    return render(request, "sources/add_source.html", {"form": form}, status=422 if form.errors else 200)
