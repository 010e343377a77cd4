"""The workspace of an article: its text with the marks, and its claims beside it."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.models import Revision
from factcheck.claims.forms import SentenceForm
from factcheck.claims.panel import cards_of_revision, claim_for_workspace
from factcheck.claims.queries import latest_revision_by_slug, revision_to_mark
from factcheck.claims.showing import open_claim_context, show_revision
from factcheck.errors import Unusable
from factcheck.htmx import render_page
from factcheck.language.sentences import sentence_at, sentences


@require_safe
@for_roles_that("read")
def workspace(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows the latest text with its claims; `?claim=5` opens claim 5, `&was=3` is the one that closes.

    A script that opens or closes a claim names its card as the target, and gets the cards alone.
    """
    revision = latest_revision_by_slug(slug)
    opened, closed = (_number(request.GET.get(name, "")) for name in ("claim", "was"))
    htmx = getattr(request, "htmx", None)
    if htmx and (htmx.target or "").startswith("claim-"):
        return _show_cards(request, revision, opened, closed)
    return show_revision(request, revision, opened)


@require_safe
@for_roles_that("mark_claim")
def sentence_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The sentences of the text with a button each: marking without a pointer and without a script."""
    revision = latest_revision_by_slug(slug)
    rows = [(start, end, revision.text[start:end]) for start, end in sentences(revision.text)]
    form = SentenceForm(initial={"uid": uuid4(), "revision": revision.number})
    return render_page(
        request,
        "claims/sentence_list.html",
        {"article": revision.article, "revision": revision, "sentences": rows, "form": form},
    )


@require_safe
@for_roles_that("read")
def sentence_span(request: HttpRequest, slug: str) -> JsonResponse:
    """The span of the sentence round a selection, as JSON, for the script that selects it."""
    given = [_number(request.GET.get(name, "")) for name in ("revision", "start", "end")]
    number, start, end = given
    if number is None or start is None or end is None:
        raise Unusable(_("The selection did not arrive whole. Select the words again."))
    revision = revision_to_mark(slug, number)
    if not start < end <= len(revision.text):
        raise Unusable(_("The selection did not arrive whole. Select the words again."))
    sentence_start, sentence_end = sentence_at(revision.text, start, end)
    return JsonResponse({"start": sentence_start, "end": sentence_end})


def _show_cards(request: HttpRequest, revision: Revision, opened: int | None, closed: int | None) -> HttpResponse:
    context: dict[str, Any] = {"article": revision.article, "language": revision.article.language, "revision": revision}
    claim = None if opened is None else claim_for_workspace(revision, opened, signed_in(request))
    if claim:
        context |= {"opened": claim, **open_claim_context(request, claim, revision)}
    if closed is not None and closed != opened:
        cards = cards_of_revision(revision, signed_in(request))
        context["closed"] = next((card for card in cards if card.number == closed), None)
    if not claim and not context.get("closed"):
        raise Http404
    response = render(request, "claims/_cards.html", context)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def _number(raw: str) -> int | None:
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 9 else None
