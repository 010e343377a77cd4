"""How a page for readers is answered: open to everybody, the same for everybody, and kept by caches for a minute.

And how one for a single reader is: kept by nothing, found by nobody.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import unquote

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from factcheck.errors import RuleViolation
from factcheck.middleware import refusal

View = Callable[..., HttpResponse]
# A retraction has to be seen soon; and nobody needs a page again within a minute.
KEPT_SECONDS = 60


def for_readers(view: View) -> View:
    """Decorates a view that anybody may open: it gets an ETag, and answers 304 to who has the page already."""

    @wraps(view)
    def shared(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "\x00" in unquote(request.META.get("QUERY_STRING", "")):
            # No name holds it, and PostgreSQL takes no question with it.
            raise Http404
        response = view(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
        # Who asks was looked up on the way here, but the answer does not depend on it: no Vary on cookies.
        request.session.accessed = False
        return response

    opened: View = login_not_required(require_safe(conditional_page(shared)))
    return opened


def for_one_reader(view: View) -> View:
    """Decorates a view that anybody may open, whose answer is for one reader: nothing stores it, no search finds it."""

    @wraps(view)
    def private(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except RuleViolation as violation:
            response = refusal(request, violation)
        patch_cache_control(response, private=True, no_store=True)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    opened: View = login_not_required(private)
    return opened


def readers_page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Renders without what pages know of a signed-in person, so that one answer is right for everybody."""
    return HttpResponse(render_to_string(template, {**context, "request": request}), status=status)
