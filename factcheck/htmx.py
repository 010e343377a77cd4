"""One URL, one context: the whole page, or the part of it that htmx asked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


def render_page(
    request: HttpRequest, page: str, context: dict[str, Any], *, partial: str = "", status: int = 200
) -> HttpResponse:
    """Gives `partial` to an htmx request that wants a part, otherwise `page`, with the same context.

    A boosted link and a restored history entry get the page: both replace the whole body.
    """
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    is_partial = htmx is not None and bool(htmx) and not htmx.boosted and not htmx.history_restore_request
    wants_part = bool(partial) and is_partial
    response = render(request, partial if wants_part else page, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"])
    return response
