"""The exports that a worker writes: how far each is, its file, and the way out."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.chores.queries import a_worker_is_running
from factcheck.htmx import render_page
from factcheck.reports.actions import background
from factcheck.reports.formats import FORMATS
from factcheck.reports.kept import export_by_uid, exports_of
from factcheck.reports.models import ExportJob
from factcheck.reports.notices import expect_notice

MOST_SHOWN = 50


@require_safe
@for_roles_that("export_reviewed_report")
def exports(request: HttpRequest) -> HttpResponse:
    """Lists the exports that the person started, newest first."""
    jobs = [(job, _label(job)) for job in exports_of(signed_in(request))[:MOST_SHOWN]]
    context = {"jobs": jobs, "a_worker_is_running": a_worker_is_running()}
    return render(request, "reports/exports.html", context)


@require_safe
@for_roles_that("export_reviewed_report")
def export_job(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Shows how far an export is; the part that changes asks again while it is open."""
    job = export_by_uid(uid, signed_in(request))
    context = {
        "job": job,
        "format": _label(job),
        "a_worker_is_running": a_worker_is_running(),
    }
    return render_page(request, "reports/export_job.html", context, partial="reports/_export_job.html")


@require_safe
@for_roles_that("export_reviewed_report")
def export_file(request: HttpRequest, uid: UUID) -> FileResponse:
    """Sends the file to whoever started the export and still may have it; writing it was the event."""
    job = export_by_uid(uid, signed_in(request))
    return FileResponse(
        background.file_of_export(by=signed_in(request), job=job),
        as_attachment=True,
        filename=job.file_name,
        content_type=FORMATS[job.format].content_type,
    )


@require_POST
@for_roles_that("export_reviewed_report")
def cancel_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ends an export that waits or is being written."""
    job = export_by_uid(uid, signed_in(request))
    background.cancel_export(by=signed_in(request), job=job)
    messages.success(request, _("Export cancelled. There is no file."))
    return redirect(job)


@require_POST
@for_roles_that("export_reviewed_report")
def export_again(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Starts another export of what this one was of."""
    job = export_by_uid(uid, signed_in(request))
    again = background.start_export(by=signed_in(request), asked=background.asked_by(job))
    expect_notice(request)
    return redirect(again)


def _label(job: ExportJob) -> str:
    """What the format of the export is called; its name where this version does not know it any more."""
    return str(FORMATS[job.format].label) if job.format in FORMATS else job.format
