"""The reports that one may export: chosen, looked at, and written."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_tables2 import RequestConfig

from factcheck.accounts.models import User
from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.chores.queries import a_worker_is_running
from factcheck.claims.queries import state_counts
from factcheck.errors import Unusable
from factcheck.reports.actions import background, exporting
from factcheck.reports.formats import FORMATS
from factcheck.reports.forms import SelectionForm
from factcheck.reports.kept import definitions_for
from factcheck.reports.notices import expect_notice
from factcheck.reports.previews import preview_of
from factcheck.reports.selections import count_claims, count_corrections, in_words, selected_articles
from factcheck.reports.tables import PER_PAGE, ReportTable
from factcheck.reports.writing import Asked, asked_for


@require_safe
@for_roles_that("read")
def reports(request: HttpRequest) -> HttpResponse:
    """Shows what an address asks for: its articles, how many claims, the first of them in the form that was chosen."""
    person = signed_in(request)
    if not person.may_any(("export_any_report", "export_reviewed_report")):
        return render(request, "reports/no_reports.html")
    asked = asked_for(request.GET)
    exporting.check_format(asked.format)
    claims = count_claims(asked.selection, person)
    context = {
        "asked": asked,
        "columns": FORMATS[asked.format].columns,
        "scope": in_words(asked.selection, person),
        "list_url": asked.selection.list_url,
        "table": _table(request, person, asked),
        "claims": claims,
        "corrections": count_corrections(asked.selection, person),
        "is_long": claims > settings.EXPORT_CLAIMS_AT_ONCE,
        "a_worker_is_running": a_worker_is_running(),
        "preview": preview_of(asked, person, static("icons.svg")),
    }
    return render(request, "reports/reports.html", context | _form(request, person, asked))


def _form(request: HttpRequest, person: User, asked: Asked) -> dict[str, Any]:
    given = request.GET.copy()
    given["format"] = asked.format
    return {
        "form": SelectionForm(given),
        "definitions": list(definitions_for(person)),
        "removes_others": person.may("manage_people"),
        "new_uid": uuid4(),
        "is_narrowed": bool(asked.selection.query),
    }


def _table(request: HttpRequest, person: User, asked: Asked) -> ReportTable:
    table = ReportTable(selected_articles(asked.selection, person).select_related("publication"))
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    counts = state_counts([row.record for row in table.paginated_rows])
    table.approved_counts = {article: states.get("approved", 0) for article, states in counts.items()}
    return table


@require_POST
@for_roles_that("export_reviewed_report")
def export_reports(request: HttpRequest) -> HttpResponseBase:
    """Downloads what the address asks for, or has the worker write it where it is long or was asked to."""
    if "format" not in request.GET:
        raise Unusable(
            _("Say in which format: the address has none."), way_on=_("Choose reports"), url=reverse("reports")
        )
    person, asked = signed_in(request), asked_for(request.GET)
    exporting.check_may_ask(person, asked)
    if "background" in request.POST or count_claims(asked.selection, person) > settings.EXPORT_CLAIMS_AT_ONCE:
        job = background.start_export(by=person, asked=asked)
        expect_notice(request)
        return redirect(job)
    export = exporting.export_reports(by=person, asked=asked)
    return FileResponse(export.file, as_attachment=True, filename=export.name, content_type=export.content_type)
