"""What corrections have to say of one claim, and what became of its words."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.claims.models import Claim
from factcheck.claims.states import Resolution
from factcheck.corrections.actions import resolving
from factcheck.corrections.models import Correction
from factcheck.corrections.proposals import answers_for, proposal_for
from factcheck.corrections.queries import corrections_for_lists
from factcheck.corrections.states import CorrectionState
from factcheck.corrections.tables import LOOKS
from factcheck.htmx import render_page
from factcheck.site_address import ours


@require_safe
@for_roles_that("read")
def claim_corrections(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Shows what became of the claim's words, what is proposed, and its corrections; a part of the claim's page."""
    claim = _claim(uid)
    corrections = list(corrections_for_lists().filter(claim=claim).order_by("number"))
    proposal = proposal_for(claim)
    context = {
        "claim": claim,
        "article": claim.article,
        "said": Resolution(claim.resolution).in_words(_number_said(claim, corrections)),
        "proposal": proposal,
        "proposed": proposal.resolution.in_words(proposal.number) if proposal else "",
        "answers": list(answers_for(claim)),
        "may_resolve": claim.withdrawn_at is None and signed_in(request).may("set_resolution"),
        "corrections": [(correction, LOOKS[correction.state]) for correction in corrections],
    }
    partial = "corrections/_claim_corrections.html"
    return render_page(request, "corrections/claim_corrections.html", context, partial=partial)


@require_POST
@for_roles_that("set_resolution")
def resolve_claim(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Takes the answer that was proposed, or another one."""
    claim = _claim(uid)
    answer = request.POST.get("answer", "-")
    resolution, dash, raw = answer.partition("-")
    number = int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 9 else 0
    # What cannot be read goes to the action as it came, which knows no such answer.
    named = resolution if number or not dash else answer
    resolving.resolve_claim(by=signed_in(request), claim=claim, resolution=named, number=number)
    said = _("Claim %(number)s: %(resolution)s.")
    in_few = Resolution(claim.resolution).in_words(number).lower()
    messages.success(request, said % {"number": claim.number, "resolution": in_few})
    return redirect(ours(request.POST.get("next")) or claim)


def _number_said(claim: Claim, corrections: Sequence[Correction]) -> int:
    """The revision that the answer names, or the last correction that was issued."""
    if claim.resolution == Resolution.CORRECTED:
        return max((one.number for one in corrections if one.state == CorrectionState.ISSUED), default=0)
    return claim.resolution_revision.number if claim.resolution_revision else 0


def _claim(uid: UUID) -> Claim:
    return get_object_or_404(Claim.objects.select_related("article__publication", "resolution_revision"), uid=uid)
