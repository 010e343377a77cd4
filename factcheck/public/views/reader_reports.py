"""The reports of readers in the newsroom: the list, what waits, one report with what stands there, and its answer."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.corrections.published import public_corrections
from factcheck.errors import Unusable
from factcheck.htmx import render_page
from factcheck.lists.queries import list_context
from factcheck.public import reader_reports as found
from factcheck.public.actions import answering
from factcheck.public.forms import AnswerForm
from factcheck.public.listings import READER_REPORTS
from factcheck.public.models import ReaderReport
from factcheck.public.states import WAITING, ReportState
from factcheck.public.tables import LOOKS

WAITING_SHOWN = 5


@require_safe
@for_roles_that("read")
def reader_reports(request: HttpRequest) -> HttpResponse:
    """Lists the reports of readers."""
    context = list_context(READER_REPORTS, request, signed_in(request))
    return render(request, "public/reader_reports.html", {**context, "zone": settings.NEWSROOM_TIME_ZONE})


@require_safe
@for_roles_that("read")
def reader_reports_waiting(request: HttpRequest) -> HttpResponse:
    """Shows how many reports wait, and the first of them: a part of the desk."""
    waiting = found.reports_waiting()
    context = {
        "number": waiting.count(),
        "reports": [(report, LOOKS[report.state]) for report in waiting[:WAITING_SHOWN]],
        "zone": settings.NEWSROOM_TIME_ZONE,
    }
    partial = "public/_reader_reports_waiting.html"
    return render_page(request, "public/reader_reports_waiting.html", context, partial=partial)


@require_safe
@for_roles_that("read")
def reader_report(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Shows a report on its sentence, with the claim, verdict, evidence and corrections that are there."""
    return _show(request, found.report_by_uid(uid))


@require_POST
@for_roles_that("answer_reader_report")
def look_at_report(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Tells the reader that somebody looks at it."""
    report = found.report_by_uid(uid)
    answering.look_at_report(by=signed_in(request), report=report)
    messages.success(request, _("You look at this report. Its reader sees that somebody does."))
    return redirect(report)


@require_POST
@for_roles_that("answer_reader_report")
def answer_report(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Answers the reader."""
    report = found.report_by_uid(uid)
    form = AnswerForm(request.POST, corrections=_corrections(report))
    if not form.is_valid():
        return _show(request, report, form, status=422)
    said = form.cleaned_data
    try:
        answering.answer_report(
            by=signed_in(request),
            report=report,
            outcome=said["outcome"],
            answer=said["answer"],
            correction=said["correction"],
        )
    except Unusable as refused:
        form.add_error(None, refused.message)
        return _show(request, report, form, status=422)
    messages.success(request, _("Report answered."), extra_tags=reverse("reopen_report", args=[report.uid]))
    return redirect(report)


@require_POST
@for_roles_that("answer_reader_report")
def close_report(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Closes what is spam, without an answer."""
    report = found.report_by_uid(uid)
    answering.close_report(by=signed_in(request), report=report)
    messages.success(request, _("Report closed as spam."), extra_tags=reverse("reopen_report", args=[report.uid]))
    return redirect(report)


@require_POST
@for_roles_that("answer_reader_report")
def reopen_report(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Takes the answer, or the closing, back."""
    report = found.report_by_uid(uid)
    answering.reopen_report(by=signed_in(request), report=report)
    messages.success(request, _("The report is open again."))
    return redirect(report)


def _show(
    request: HttpRequest, report: ReaderReport, form: AnswerForm | None = None, status: int = 200
) -> HttpResponse:
    person = signed_in(request)
    article = report.article
    waits = report.state in WAITING
    context: dict[str, Any] = {
        "report": report,
        "article": article,
        "state": LOOKS[report.state],
        "passage": found.in_context(report),
        "checked": found.checked_there(report, person),
        "corrections": found.corrections_there(report),
        "others": [(other, LOOKS[other.state]) for other in found.others_there(report)],
        "draft_address": found.draft_address(report),
        "waits": waits,
        "is_new": report.state == ReportState.RECEIVED,
        "may_answer": person.may("answer_reader_report"),
        "may_read_address": person.may("read_reader_address"),
        "address": found.address_of(report) if person.may("read_reader_address") else None,
        "form": form or AnswerForm(corrections=_corrections(report)),
    }
    return render_page(request, "public/reader_report.html", context, status=status)


def _corrections(report: ReaderReport) -> Any:
    return public_corrections().filter(article=report.article).order_by("-number")
