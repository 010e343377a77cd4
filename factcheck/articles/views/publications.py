"""The publications: whose articles these are, and how each owns its mistakes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles import actions
from factcheck.articles.forms import PublicationForm
from factcheck.articles.models import Publication
from factcheck.articles.queries import publications_with_counts
from factcheck.htmx import render_page


@require_safe
@for_roles_that("manage_publications")
def publications(request: HttpRequest) -> HttpResponse:
    """Lists the publications with how many articles each has."""
    return render_page(request, "articles/publications.html", {"publications": list(publications_with_counts())})


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("manage_publications")
def add_publication(request: HttpRequest) -> HttpResponse:
    """Adds a publication with its settings."""
    return _edit(request, Publication(), said=_("Publication added."))


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("manage_publications")
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows the settings of a publication, and changes them."""
    return _edit(request, get_object_or_404(Publication, slug=slug), said=_("Publication changed."))


def _edit(request: HttpRequest, edited: Publication, *, said: str) -> HttpResponse:
    is_sent = request.method == "POST"
    name = edited.name
    form = PublicationForm(request.POST if is_sent else None, instance=edited)
    if is_sent and form.is_valid():
        save = actions.change_publication if edited.pk else actions.add_publication
        save(publication=edited, by=signed_in(request))
        messages.success(request, said)
        return redirect("publications")
    # The form has put on the publication what it read, a name too that may not be taken.
    context = {"form": form, "name": name, "slug": edited.slug}
    return render_page(request, "articles/publication.html", context, status=422 if is_sent else 200)
