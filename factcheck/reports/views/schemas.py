"""The schemas of the files that leave, for anybody who got one."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from factcheck.reports.schemas import PUBLISHED

KEPT_SECONDS = 3600


@login_not_required
@require_safe
def schema(request: HttpRequest, name: str) -> JsonResponse:
    """Gives a schema, or the context of our own words: it says what files mean, and nothing that is in one."""
    document = PUBLISHED.get(name)
    if document is None:
        raise Http404
    response = JsonResponse(
        document.make(), json_dumps_params={"indent": 2, "ensure_ascii": False}, content_type=document.content_type
    )
    # Whoever checks a file in a browser, on whatever page, needs it too.
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response
