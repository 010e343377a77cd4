"""Files that back a source: kept, sent, removed."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.errors import RuleViolation
from factcheck.sources import actions, blobs
from factcheck.sources.forms import EvidenceForm
from factcheck.sources.queries import evidence_by_uid, source_by_uid
from factcheck.sources.views.lists import show_source


class EvidenceIsMissing(RuleViolation):
    """The bytes of a file are not where they were kept."""


@for_roles_that("read")
@require_safe
def evidence(request: HttpRequest, uid: UUID) -> HttpResponseBase:
    """Sends a file to be saved, never to be shown as a page of ours."""
    file = evidence_by_uid(uid)
    try:
        content = blobs.path_of(file.sha256).open("rb")
    except FileNotFoundError as error:
        raise EvidenceIsMissing(
            _("“%(name)s” is not in the store. An admin can put the file with SHA-256 %(sha256)s back.")
            % {"name": file.name, "sha256": file.sha256},
            way_on=_("Open the source"),
            url=file.source.get_absolute_url(),
        ) from error
    response = FileResponse(content, as_attachment=True, filename=file.name, content_type=file.media_type)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


@for_roles_that("add_evidence")
@require_POST
def add_evidence(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Keeps a file on a source, or says why not."""
    source = source_by_uid(uid)
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        file, given = form.cleaned_data["file"], form.cleaned_data
        try:
            kept = actions.add_evidence(
                by=signed_in(request),
                source=source,
                file=file,
                name=file.name,
                size=file.size,
                note=given["note"],
                uid=given["uid"],
            )
        except actions.EvidenceRefused as refused:
            form.add_error("file", refused.message)
        else:
            is_new = kept.uid == given["uid"]
            messages.success(
                request,
                _("“%(name)s” kept.") % {"name": kept.name}
                if is_new
                else _("The same file is here already, as “%(name)s”.") % {"name": kept.name},
            )
            return redirect(source)
    return show_source(request, source, status=422, evidence_form=form)


@for_roles_that("add_evidence")
@require_POST
def remove_evidence(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Takes a file off its source."""
    file = evidence_by_uid(uid)
    actions.remove_evidence(by=signed_in(request), evidence=file)
    messages.success(request, _("“%(name)s” removed.") % {"name": file.name})
    return redirect(file.source)
