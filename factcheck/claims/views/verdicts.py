"""Writes and submits verdicts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.claims.actions import proposing
from factcheck.claims.forms import VerdictForm
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.showing import back_to_claim, claim_for_writing, show_workspace
from factcheck.errors import Unusable

FIELDS = {"rating": "id_rating_0", "explanation": "id_explanation", "as_of": "id_as_of", "citations": "evidence"}


@require_POST
@for_roles_that("propose_verdict")
def save_verdict(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Keeps the draft."""
    claim = claim_for_writing(uid)
    saved = _save(request, claim)
    if isinstance(saved, HttpResponse):
        return saved
    messages.success(request, _("Draft of version %(version)s saved.") % {"version": saved.version})
    return back_to_claim(request, claim)


@require_POST
@for_roles_that("propose_verdict")
def submit_verdict(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Keeps the draft and sends it to review; what is missing is listed, each a link to its field."""
    claim = claim_for_writing(uid)
    saved = _save(request, claim)
    if isinstance(saved, HttpResponse):
        return saved
    missing = proposing.missing_for_submission(saved)
    if missing:
        items = [{"label": sentence, "url": f"#{FIELDS[field]}", "done": False} for field, sentence in missing]
        return show_workspace(request, claim.article, open_number=claim.number, status=422, missing=items)
    proposing.submit_verdict(by=signed_in(request), verdict=saved)
    messages.success(request, _("Version %(version)s submitted for review.") % {"version": saved.version})
    return back_to_claim(request, claim)


@require_POST
@for_roles_that("propose_verdict")
def start_verdict(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Begins the next version of an approved verdict, copied with its citations."""
    claim = claim_for_writing(uid)
    verdict = proposing.start_verdict(by=signed_in(request), claim=claim)
    messages.success(request, _("Version %(version)s begun, copied from the last.") % {"version": verdict.version})
    return back_to_claim(request, claim)


def _save(request: HttpRequest, claim: Claim) -> Verdict | HttpResponse:
    """Saves what was typed, or gives the page that says what is wrong with it and keeps it."""
    form = VerdictForm(request.POST)
    if form.is_valid():
        try:
            return proposing.save_verdict(by=signed_in(request), claim=claim, **form.cleaned_data)
        except Unusable as refused:
            form.add_error(None, refused.message)
    return show_workspace(request, claim.article, open_number=claim.number, status=422, verdict_form=form)
