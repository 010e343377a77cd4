"""Saves, opens, shares and removes views of lists, and downloads what a list shows."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.errors import Unusable
from factcheck.lists import actions
from factcheck.lists.forms import RenameViewForm, SaveViewForm
from factcheck.lists.listings import Listing, listing_named
from factcheck.lists.models import SavedView
from factcheck.lists.queries import shown_list, view_by_uid


@require_POST
@for_roles_that("read")
def save_view(request: HttpRequest, name: str) -> HttpResponse:
    """Keeps the view that the address after the question mark asks for."""
    form, listing = SaveViewForm(request.POST), _listing(name)
    if not form.is_valid():
        query = listing.query_of(request.GET)
        raise _refused(form, reverse(listing.name) + (f"?{query}" if query else ""))
    view = actions.save_view(
        by=signed_in(request),
        listing=listing,
        name=form.cleaned_data["name"],
        parameters=request.GET,
        is_shared=form.cleaned_data["is_shared"],
        uid=form.cleaned_data["uid"],
    )
    messages.success(request, _("View “%(name)s” saved.") % {"name": view.name})
    return redirect(address_of(view))


@require_safe
@for_roles_that("read")
def saved_view(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Leads to the list as the view keeps it: the address to hand to somebody."""
    return redirect(address_of(view_by_uid(uid, signed_in(request))))


@require_POST
@for_roles_that("read")
def rename_view(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Calls the view otherwise."""
    view, form = view_by_uid(uid, signed_in(request)), RenameViewForm(request.POST)
    if not form.is_valid():
        raise _refused(form, address_of(view))
    actions.rename_view(by=signed_in(request), view=view, name=form.cleaned_data["name"])
    messages.success(request, _("The view is called “%(name)s” now.") % {"name": form.cleaned_data["name"]})
    return redirect(address_of(view))


@require_POST
@for_roles_that("read")
def share_view(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Lets everybody open the view."""
    return _changed(request, uid, actions.share_view, _("Everybody sees the view “%(name)s” now."))


@require_POST
@for_roles_that("read")
def stop_sharing_view(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Keeps the view for its owner alone."""
    return _changed(request, uid, actions.stop_sharing_view, _("Only you see the view “%(name)s” now."))


@require_POST
@for_roles_that("read")
def remove_view(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Forgets the view and shows the list as it still is on screen."""
    return _changed(request, uid, actions.remove_view, _("View “%(name)s” removed."))


@require_POST
@for_roles_that("read")
def download_list(request: HttpRequest, name: str, format: str) -> FileResponse:
    """Downloads every row that the list shows, not only one page of it."""
    shown = shown_list(_listing(name), request, request.GET)
    written = actions.download_list(by=signed_in(request), shown=shown, format=format)
    return FileResponse(written.file, as_attachment=True, filename=written.name, content_type=written.content_type)


def _refused(form: forms.Form, address: str) -> Unusable:
    """What is wrong with the form, with the way back to the list as it was."""
    return Unusable(str(next(iter(form.errors.values()))[0]), way_on=_("Back to the list"), url=address)


def address_of(view: SavedView) -> str:
    """The address of the list with the view's filters, order and columns."""
    return reverse(_listing(view.list_name).name) + (f"?{view.query}" if view.query else "")


def _changed(request: HttpRequest, uid: UUID, change: Callable[..., None], said: str) -> HttpResponse:
    """Changes the view, says so, and leads to the list as it is on screen."""
    view = view_by_uid(uid, signed_in(request))
    change(by=signed_in(request), view=view)
    messages.success(request, said % {"name": view.name})
    return redirect(address_of(view))


def _listing(name: str) -> Listing:
    listing = listing_named(name)
    if listing is None:
        raise Http404
    return listing
