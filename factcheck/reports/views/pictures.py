"""The pictures of the reports: figures of the last twelve months, drawn by the server."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that
from factcheck.htmx import render_page
from factcheck.reports import figures


@require_safe
@for_roles_that("read_figures")
def report_pictures(request: HttpRequest) -> HttpResponse:
    """Shows ratings over time, turnaround by desk, and what lapsed and was corrected, month by month."""
    period = figures.last_months(timezone.now(), ZoneInfo(settings.NEWSROOM_TIME_ZONE))
    context = {
        "period": period,
        "ratings": figures.ratings_by_month(period),
        "turnaround": figures.turnaround_by_desk(period),
        "lapsed": figures.lapsed_and_corrected(period),
    }
    return render_page(request, "reports/report_pictures.html", context, partial="reports/_pictures.html")
