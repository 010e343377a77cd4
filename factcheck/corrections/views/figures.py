"""The figures of corrections, and the roll-up of a week."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that
from factcheck.articles.forms import period_asked
from factcheck.corrections import figures, roll_up
from factcheck.corrections.forms import WeekForm


@require_safe
@for_roles_that("read_figures")
def correction_figures(request: HttpRequest) -> HttpResponse:
    """Shows what was corrected, where, through whom and how fast, in a period that the address names."""
    form, period = period_asked(request.GET, ZoneInfo(settings.NEWSROOM_TIME_ZONE))
    context = {"form": form, "period": period, "found": figures.correction_figures(period)}
    return render(request, "corrections/correction_figures.html", {**context, "zone": settings.NEWSROOM_TIME_ZONE})


@require_safe
@for_roles_that("read_figures")
def weekly_roll_up(request: HttpRequest) -> HttpResponse:
    """Words the corrections of one week, to be published; without a week in the address that is the last whole one."""
    zone = ZoneInfo(settings.NEWSROOM_TIME_ZONE)
    last_week = timezone.localdate(timezone=zone) - timedelta(days=7)
    form = WeekForm({"day": last_week, **request.GET.dict()})
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {"day": last_week, "publication": None}
    found = roll_up.roll_up(chosen["day"], zone, chosen["publication"])
    for each in found.corrections:
        address = reverse("public_correction", args=[each.uid])
        each.public_address = request.build_absolute_uri(address)  # type: ignore[attr-defined]
    context = {
        "form": form,
        "week": found,
        "before": found.monday - timedelta(days=7),
        "after": found.monday + timedelta(days=7),
        "is_over": found.sunday < timezone.localdate(timezone=zone),
        "zone": settings.NEWSROOM_TIME_ZONE,
    }
    return render(request, "corrections/weekly_roll_up.html", context)
