"""Brings the item after the one that was just done.

Whoever does the open item of their round (`desk.rounds`) is led to the next, where it is said what was done, with its
Undo. The pages on which items are done know nothing of it, but for those that leave a question (`factcheck.onward`).
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.messages import SUCCESS, get_messages
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from factcheck.accounts.models import User
from factcheck.desk.rounds import ROUND, is_worked_on_at, page_of_script, step_back, still_waits
from factcheck.onward import stays_until


def goes_on(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a form that does the open item answers with the next one, which costs such a form four statements
    at most; one that takes this back opens the item again."""

    def middleware(request: HttpRequest) -> HttpResponse:
        state = _round(request)
        person = request.user if state else None
        if not state or not isinstance(person, User):
            return get_response(request)
        if request.path in (state["previous"] or {}).get("undone_at", []):
            return _taken_back(request, state, get_response)
        earlier = len(get_messages(request))
        waited = state.get("stays_until") == request.path or still_waits(person, state["open"])
        response = get_response(request)
        # The review queue may have come to another item meanwhile.
        state = request.session.get(ROUND)
        if not waited or not state or response.status_code >= 400:
            return response
        opened = state["open"]
        if not is_worked_on_at(opened, _where_it_leads(request, response)) or still_waits(person, opened):
            return response
        until = stays_until(request)
        if until:
            request.session[ROUND] = {**state, "stays_until": until}
            return response
        undone_at = _say_of_which(request, opened["words"], earlier)
        request.session[ROUND] = {**state, "open": {**opened, "undone_at": undone_at}}
        onward = reverse("next_item")
        return HttpResponseClientRedirect(onward) if getattr(request, "htmx", None) else redirect(onward)

    return middleware


def _round(request: HttpRequest) -> dict[str, Any] | None:
    """The round of whoever sends a form; a page that is only read does not look at the session for it."""
    if request.method != "POST" or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    state: dict[str, Any] | None = request.session.get(ROUND)
    return state


def _taken_back(
    request: HttpRequest, state: dict[str, Any], get_response: Callable[[HttpRequest], HttpResponse]
) -> HttpResponse:
    """Opens the item again whose doing is taken back, unless that is refused."""
    # Before the view, whose answer may be the part of a page that says where the round stands.
    step_back(request)
    response = get_response(request)
    if response.status_code >= 400:
        request.session[ROUND] = state
    return response


def _where_it_leads(request: HttpRequest, response: HttpResponse) -> str:
    """The path of the page that comes next: the one that a script changes, or the one to which a browser is sent."""
    return page_of_script(request) or urlsplit(response.headers.get("Location", "")).path


def _say_of_which(request: HttpRequest, words: str, earlier: int) -> list[str]:
    """Adds to what was said the words of which it was said, for the next page; gives where it can be undone.

    `earlier` is how many messages are from before: they tell of something else.
    """
    said = get_messages(request)
    undone_at = []
    for message in list(said)[earlier:]:
        if message.level == SUCCESS:
            message.message = _("%(said)s “%(words)s”") % {"said": message.message, "words": words}
        if message.extra_tags.startswith("/"):
            undone_at.append(urlsplit(message.extra_tags).path)
    if isinstance(said, BaseStorage):
        # A part of the page that is thrown away may have shown them.
        said.used = False
    return undone_at
