"""Keeps, shares and forgets definitions of reports."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.errors import Unusable
from factcheck.reports.actions import defining
from factcheck.reports.forms import SaveDefinitionForm
from factcheck.reports.kept import definition_by_uid
from factcheck.reports.writing import asked_for


@require_POST
@for_roles_that("export_reviewed_report")
def save_definition(request: HttpRequest) -> HttpResponse:
    """Keeps what the address after the question mark asks for."""
    form = SaveDefinitionForm(request.POST)
    if not form.is_valid():
        raise Unusable(str(next(iter(form.errors.values()))[0]))
    definition = defining.save_definition(
        by=signed_in(request),
        asked=asked_for(request.GET),
        name=form.cleaned_data["name"],
        is_shared=form.cleaned_data["is_shared"],
        uid=form.cleaned_data["uid"],
    )
    messages.success(request, _("Definition “%(name)s” saved.") % {"name": definition.name})
    return redirect(definition)


@require_POST
@for_roles_that("export_reviewed_report")
def remove_definition(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Forgets the definition and shows what it asked for, as it still is on screen."""
    return _changed(request, uid, defining.remove_definition, _("Definition “%(name)s” removed."))


@require_POST
@for_roles_that("export_reviewed_report")
def share_definition(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Lets everybody open the definition who may export."""
    said = _("Everybody who exports sees the definition “%(name)s” now.")
    return _changed(request, uid, defining.share_definition, said)


@require_POST
@for_roles_that("export_reviewed_report")
def stop_sharing_definition(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Keeps the definition for its owner alone."""
    said = _("Only you see the definition “%(name)s” now.")
    return _changed(request, uid, defining.stop_sharing_definition, said)


def _changed(request: HttpRequest, uid: UUID, change: Callable[..., None], said: str) -> HttpResponse:
    """Changes the definition, says so, and leads to what it asks for."""
    definition = definition_by_uid(uid, signed_in(request))
    change(by=signed_in(request), definition=definition)
    messages.success(request, said % {"name": definition.name})
    return redirect(definition)
