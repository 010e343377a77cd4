"""Every address of the product, and the pages for errors."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.urls import include, path
from django.utils.translation import gettext as _

# Articles and claims come first, because they are asked for most: Django tries one address after the other.
urlpatterns = [
    path("", include("factcheck.articles.urls")),
    path("", include("factcheck.claims.urls")),
    path("", include("factcheck.accounts.urls")),
    path("", include("factcheck.audit.urls")),
    path("", include("factcheck.lists.urls")),
    path("", include("factcheck.sources.urls")),
    path("", include("factcheck.corrections.urls")),
    path("", include("factcheck.reports.urls")),
    path("", include("factcheck.desk.urls")),
    path("", include("factcheck.public.urls")),
    path("admin/", admin.site.urls),
]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return render(request, "errors/413.html", {}, status=413)
    return render(request, "errors/400.html", {"message": _("The request could not be read.")}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/403.html", {"message": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", {}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request: context processors and the database may be what has just broken."""
    return HttpResponse(loader.render_to_string("errors/500.html"), status=500)


@login_not_required
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from another page, or one that lay open while the person signed in again."""
    return render(request, "errors/csrf.html", {"reason": reason}, status=403)


handler400 = "factcheck.urls.bad_request"
handler403 = "factcheck.urls.forbidden"
handler404 = "factcheck.urls.not_found"
handler500 = "factcheck.urls.server_error"
