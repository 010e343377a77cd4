"""The audit log, the heads of its chains, and whether the service is well.

`accounts` stands above `audit`, because its actions record here; so these views ask the signed-in person themselves
whether they may read the log.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from factcheck.audit.filters import ChainFilter, EventFilter
from factcheck.audit.queries import chains_for_lists, events_for_lists
from factcheck.audit.tables import ChainTable, EventTable
from factcheck.errors import NotAllowed
from factcheck.htmx import render_page


def _for_readers_of_the_log(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Decorates a view: who may not read the audit log is refused before anything is read."""

    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponse:
        if not (request.user.is_authenticated and request.user.may("read_audit_log")):
            raise NotAllowed(_("The audit log is read by admins."), way_on=_("Back to the desk"), url=reverse("desk"))
        return view(request)

    return checked


@require_safe
@_for_readers_of_the_log
def audit(request: HttpRequest) -> HttpResponse:
    """Lists what was done, newest first; filters and page all stand in the address."""
    filtered = EventFilter(request.GET, queryset=events_for_lists(), request=request)
    table = EventTable(filtered.qs)
    table.show_page(request.GET.get("page", "1"))
    context = {"filter": filtered, "table": table, "zone": settings.NEWSROOM_TIME_ZONE}
    return render_page(request, "audit/audit.html", context)


@require_safe
@_for_readers_of_the_log
def chains(request: HttpRequest) -> HttpResponse:
    """Lists the chains with count and head: what `verify_audit` compares with a report or an archive."""
    filtered = ChainFilter(request.GET, queryset=chains_for_lists(), request=request)
    table = ChainTable(filtered.qs)
    table.show_page(request.GET.get("page", "1"))
    return render_page(request, "audit/chains.html", {"filter": filtered, "table": table})


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Says "ok" when the database answers, 503 when it does not; for load balancers and monitors."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("the database does not answer\n", content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
