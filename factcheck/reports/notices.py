"""Tells people on their next page that an export they started is over."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.reports.models import ExportJob
from factcheck.reports.states import OPEN_EXPORTS, ExportState

UNDER_WAY = "exports_under_way"
"""In the session of whoever started one: only they are asked for, so that no other page costs a statement more."""


def expect_notice(request: HttpRequest) -> None:
    """Has the person told, on a page of theirs, when the exports are over that they started."""
    request.session[UNDER_WAY] = True


def exports_that_are_over(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a message for each export of the person that ended since they last opened a page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_page = request.method == "GET" and not getattr(request, "htmx", None)
        # The session is asked first, so that a page which is the same for everybody does not look at the person.
        has_session = is_page and settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and request.session.get(UNDER_WAY) and isinstance(request.user, User):
            _tell(request, request.user)
        return get_response(request)

    return middleware


def _tell(request: HttpRequest, person: User) -> None:
    for job in ExportJob.objects.filter(owner=person, noticed_at__isnull=True).exclude(state__in=OPEN_EXPORTS):
        if not ExportJob.objects.filter(pk=job.pk, noticed_at__isnull=True).update(noticed_at=timezone.now()):
            continue
        if request.path == job.get_absolute_url():
            continue
        if job.state == ExportState.DONE:
            messages.success(request, _("Your export is ready: %(scope)s See Reports, Exports.") % {"scope": job.scope})
        else:
            messages.warning(request, _("Your export failed: %(reason)s") % {"reason": job.failure})
    if not ExportJob.objects.filter(owner=person, state__in=OPEN_EXPORTS).exists():
        del request.session[UNDER_WAY]
