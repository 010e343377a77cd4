"""Turns refusals into answers, sends the content security policy, and keeps private pages out of shared caches."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from factcheck.errors import RuleViolation

GetResponse = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Answers a RuleViolation with its status: a page, or the same words as a partial for htmx."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            # Django answers a wrong method with an empty page: ours says what happened.
            response.content = render(request, "errors/405.html", {}).content
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, RuleViolation):
            return None
        return refusal(request, exception)


def refusal(request: HttpRequest, violation: RuleViolation) -> HttpResponse:
    """Gives the page (or, for htmx, the partial) that says why and what to do."""
    context = {
        "message": violation.message,
        "action_label": violation.way_on,
        "action_url": violation.url,
        "details": violation.details,
        "status": violation.status,
    }
    htmx = getattr(request, "htmx", None)
    if htmx and not htmx.boosted:
        response = render(request, "errors/_refusal.html", context, status=violation.status)
        response["HX-Retarget"] = "#refusal"
        # Shown: who was reading further down would not see it.
        response["HX-Reswap"] = "outerHTML show:#refusal:top"
        return response
    return render(request, f"errors/{violation.status}.html", context, status=violation.status)


def content_policy(get_response: GetResponse) -> GetResponse:
    """Middleware: every response has the content security policy of the settings, or the stricter one its view gave."""
    policy = build_policy()

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # Django's own pages for errors, which only a workbench shows, have their style in them.
        if not (settings.DEBUG and response.status_code in (404, 500)):
            response.headers.setdefault(HEADER, policy)
        return response

    return middleware


def private_pages(get_response: GetResponse) -> GetResponse:
    """Middleware: a page made for a signed-in person is not stored by any cache."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # Asked in this order: a page that is the same for everybody does not look at the session.
        if response.has_header("Cache-Control"):
            return response
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            add_never_cache_headers(response)
        return response

    return middleware
