"""Compares the versions of a verdict, hands a draft from one person to another, and sets a claim's risk."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.claims.actions import handing_over, risk
from factcheck.claims.comparisons import compare
from factcheck.claims.forms import RiskForm
from factcheck.claims.models import Verdict
from factcheck.claims.queries import claim_by_uid
from factcheck.claims.second_checks import second_check_of
from factcheck.claims.showing import back_to_claim, claim_for_writing
from factcheck.errors import Unusable


@require_safe
@for_roles_that("read")
def compare_versions(request: HttpRequest, uid: UUID, a: int, b: int) -> HttpResponse:
    """Shows what two versions of a claim's verdict differ in, the older one first, but not to who checks it blind."""
    claim = claim_by_uid(uid)
    versions: dict[int, Verdict] = {version.version: version for version in claim.versions}  # type: ignore[attr-defined]
    if a == b or a not in versions or b not in versions:
        raise Http404
    if second_check_of(signed_in(request), claim):
        return redirect("answer_second_check", claim.uid)
    comparison = compare(versions[a], versions[b], current=claim.anchor)  # type: ignore[attr-defined]
    context = {"claim": claim, "article": claim.article, "comparison": comparison}
    return render(request, "claims/compare_versions.html", context)


@require_POST
@for_roles_that("propose_verdict")
def take_over_verdict(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Makes the person the author of another's draft."""
    verdicts = Verdict.objects.select_related("claim__article__publication", "author")
    verdict = get_object_or_404(verdicts, uid=uid)
    taken = handing_over.take_over_verdict(by=signed_in(request), verdict=verdict)
    messages.success(request, _("Version %(version)s is yours to write now.") % {"version": taken.version})
    return back_to_claim(request, taken.claim)


@require_POST
@for_roles_that("raise_risk")
def set_risk(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sets the risk of a claim, on its page."""
    claim = claim_for_writing(uid)
    form = RiskForm(request.POST)
    if not form.is_valid():
        raise Unusable(_("Choose a risk from the list."))
    claim = risk.set_risk(by=signed_in(request), claim=claim, risk=form.cleaned_data["risk"])
    messages.success(request, _("Risk set: %(risk)s.") % {"risk": claim.get_risk_display()})
    return redirect(claim)
