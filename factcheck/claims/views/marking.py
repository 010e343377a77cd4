"""Marks claims, sets their status, withdraws them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.queries import article_by_slug, revision_of
from factcheck.claims.actions import marking
from factcheck.claims.forms import MarkForm, SentenceForm, StatusForm, WithdrawForm
from factcheck.claims.views.workspace import back_to_claim, claim_for_writing, show_workspace
from factcheck.errors import Unusable


@require_POST
@for_roles_that("mark_claim")
def mark_claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Marks the selected words; the answer is the workspace with the new claim open."""
    article = article_by_slug(slug)
    form = MarkForm(request.POST)
    if not form.is_valid():
        raise Unusable(_("The selection did not arrive whole. Select the words again."))
    given = form.cleaned_data
    claim = marking.mark_claim(
        by=signed_in(request),
        revision=revision_of(article, given["revision"]),
        start=given["start"],
        end=given["end"],
        exact=given["exact"],
        kind=given["kind"],
        claimant=given["claimant"],
        uid=given["uid"],
    )
    messages.success(request, _("Claim %(number)s marked.") % {"number": claim.number})
    return back_to_claim(request, claim)


@require_POST
@for_roles_that("mark_claim")
def mark_sentence(request: HttpRequest, slug: str) -> HttpResponse:
    """Marks one sentence of the list; the revision it was listed from says what its words are."""
    article = article_by_slug(slug)
    form = SentenceForm(request.POST)
    if not form.is_valid():
        raise Unusable(_("Choose a sentence and a kind of claim."))
    revision = revision_of(article, form.cleaned_data["revision"])
    start, end = form.span()
    claim = marking.mark_claim(
        by=signed_in(request),
        revision=revision,
        start=start,
        end=end,
        exact=revision.text[start:end],
        kind=form.cleaned_data["kind"],
        uid=form.cleaned_data["uid"],
    )
    messages.success(request, _("Claim %(number)s marked.") % {"number": claim.number})
    return back_to_claim(request, claim)


@require_POST
@for_roles_that("set_check_status")
def set_check_status(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sets where the work on a claim stands."""
    claim = claim_for_writing(uid)
    form = StatusForm(request.POST)
    if form.is_valid():
        try:
            marking.set_check_status(by=signed_in(request), claim=claim, **form.cleaned_data)
        except Unusable as refused:
            form.add_error("reason", refused.message)
    if form.errors:
        return show_workspace(request, claim.article, open_number=claim.number, status=422, status_form=form)
    messages.success(
        request,
        _("Claim %(number)s: %(status)s.")
        % {"number": claim.number, "status": claim.get_check_status_display().lower()},
    )
    return back_to_claim(request, claim)


@require_POST
@for_roles_that("withdraw_claim")
def withdraw_claim(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Takes a claim back with a reason."""
    claim = claim_for_writing(uid)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return show_workspace(request, claim.article, open_number=claim.number, status=422, withdraw_form=form)
    marking.withdraw_claim(by=signed_in(request), claim=claim, reason=form.cleaned_data["reason"])
    messages.success(request, _("Claim %(number)s withdrawn.") % {"number": claim.number})
    return back_to_claim(request, claim)
