"""Every claim over all articles, one claim with its versions and its history, and the claims that cite a source."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.claims.cited import set_places
from factcheck.claims.forms import RiskForm
from factcheck.claims.history import history_of
from factcheck.claims.listings import CLAIMS
from factcheck.claims.models import Citation, Claim
from factcheck.claims.queries import claim_by_uid, claims_citing, set_states
from factcheck.claims.second_checks import answered_on, claims_blind_to, waiting_on
from factcheck.claims.verdict_list import VERDICTS
from factcheck.htmx import render_page
from factcheck.lists.queries import list_context
from factcheck.sources.queries import source_by_uid

PER_PAGE = 50


@require_safe
@for_roles_that("read")
def claims(request: HttpRequest) -> HttpResponse:
    """Lists every claim over all articles."""
    context = list_context(CLAIMS, request, signed_in(request))
    return render(request, "claims/claims.html", {**context, "zone": settings.NEWSROOM_TIME_ZONE})


@require_safe
@for_roles_that("read")
def verdicts(request: HttpRequest) -> HttpResponse:
    """Lists every verdict over all articles, drafts left out."""
    context = list_context(VERDICTS, request, signed_in(request))
    return render(request, "claims/verdicts.html", {**context, "zone": settings.NEWSROOM_TIME_ZONE})


@require_safe
@for_roles_that("read")
def claim(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Shows one claim: its words, the versions of its verdict, and what happened to it.

    Who is to check it blind sees neither versions nor history.
    """
    found = claim_by_uid(uid)
    set_places(citation for version in found.versions for citation in version.citations.all())  # type: ignore[attr-defined]
    me, waiting = signed_in(request), list(waiting_on(found))
    second_check = next((check for check in waiting if check.checker_id == me.pk), None)
    context = {
        "claim": found,
        "article": found.article,
        "history": [] if second_check else history_of(found),
        "second_check": second_check,
        "waiting": waiting,
        "second_checks": [] if second_check else answered_on(found),
        "passage": _passage(found),
        "risk_form": RiskForm(initial={"risk": found.risk}),
    }
    return render(request, "claims/claim.html", context)


def _passage(claim: Claim) -> tuple[str, str, str]:
    """The sentence of the claim in three parts: before the words, the words, after them."""
    anchor = claim.anchor  # type: ignore[attr-defined]
    if anchor is None or anchor.start is None:
        return ("", anchor.exact if anchor else "", "")
    text = anchor.revision.text
    return (text[anchor.sentence_start : anchor.start], anchor.exact, text[anchor.end : anchor.sentence_end])


def _newest_citation(citing: Claim) -> Citation:
    versions: list[Any] = citing.versions  # type: ignore[attr-defined]
    return next(version.citing[0] for version in versions if version.citing)


@require_safe
@for_roles_that("read")
def source_claims(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Lists the claims that cite a source, each with its stance, as a page or as a part of the source's page."""
    source = source_by_uid(uid)
    page = Paginator(claims_citing(source), PER_PAGE).get_page(request.GET.get("page"))
    set_states(page.object_list)
    for citing in page.object_list:
        citing.citation_of_source = _newest_citation(citing)  # type: ignore[attr-defined]
    counted = ngettext("%(number)d claim", "%(number)d claims", page.paginator.count)
    context = {
        "source": source,
        "page": page,
        "counted": counted % {"number": page.paginator.count},
        "blind": claims_blind_to(signed_in(request)),
    }
    return render_page(request, "claims/source_claims.html", context, partial="claims/_source_claims.html")
