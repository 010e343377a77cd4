"""The record of one correction, and what people do with it: submit, issue, return, withdraw, supersede."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from factcheck.accounts.models import User
from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.claims.states import Resolution
from factcheck.corrections.actions import deciding, ending, handing_over, writing
from factcheck.corrections.forms import (
    BreakGlassForm,
    DiscardForm,
    ReturnForm,
    SupersedeForm,
    WithdrawForm,
    fields_to_fill,
)
from factcheck.corrections.models import Correction
from factcheck.corrections.policy import why_no_senior
from factcheck.corrections.proposals import proposal_for
from factcheck.corrections.queries import correction_by_uid, correction_for_writing, successors_for
from factcheck.corrections.states import CHANGEABLE, CorrectionState
from factcheck.corrections.tables import LOOKS
from factcheck.lists.ticked import undo_address
from factcheck.onward import stay


@require_safe
@for_roles_that("read")
def correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Shows everything the record of a correction holds, and what this person may do with it."""
    return _show(request, uid)


@require_POST
@for_roles_that("draft_correction")
def submit_correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sends the correction to a second person; what is missing is listed, each a link to its field."""
    found = correction_for_writing(uid)
    missing = writing.missing_for_submission(found) if found.state in CHANGEABLE else []
    if missing:
        return _show(request, uid, status=422, missing=fields_to_fill(found, missing))
    writing.submit_correction(by=signed_in(request), correction=found)
    messages.success(request, _("Correction %(number)s submitted.") % {"number": found.number})
    return redirect(found)


@require_POST
@for_roles_that("draft_correction")
def take_over_correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Takes the draft, or the returned correction, over from the author that the page showed, and goes on writing."""
    found = correction_for_writing(uid)
    seen = request.POST.get("author", "")
    if found.author and found.state in CHANGEABLE and seen not in ("", str(found.author.uid)):
        raise handing_over.taken_over(found)
    handing_over.take_over_correction(by=signed_in(request), correction=found)
    messages.success(request, _("Correction %(number)s is yours to write.") % {"number": found.number})
    return redirect("change_correction", found.uid)


@require_POST
@for_roles_that("draft_correction")
def discard_correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Discards one's own draft, or what was returned; it keeps its number and says why, and the message undoes it."""
    found, form, together = correction_for_writing(uid), DiscardForm(request.POST), uuid4()
    if not form.is_valid():
        return _show(request, uid, status=422, discard_form=form)
    ending.discard_correction(by=signed_in(request), correction=found, together=together, **form.cleaned_data)
    undo = undo_address("undo_discards", together, found.get_absolute_url())
    messages.success(request, _("Correction %(number)s discarded.") % {"number": found.number}, extra_tags=undo)
    return redirect(found)


@require_POST
@for_roles_that("read")
def issue_correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Issues the correction; alone where the person breaks the glass."""
    found, reason = correction_for_writing(uid), ""
    if "break_glass_reason" in request.POST:
        form = BreakGlassForm(request.POST)
        if not form.is_valid():
            return _show(request, uid, status=422, break_glass_form=form)
        reason = form.cleaned_data["break_glass_reason"]
    issued = deciding.issue_correction(by=signed_in(request), correction=found, break_glass_reason=reason)
    messages.success(request, _("Correction %(number)s issued.") % {"number": issued.number})
    if issued.claim and _is_proposed(issued):
        # Whether it settles the claim is asked on the page of the correction.
        stay(request, until=reverse("resolve_claim", args=[issued.claim.uid]))
    return redirect(found)


@require_POST
@for_roles_that("issue_correction")
def return_correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Returns the correction to its author with a note."""
    said = _("Correction %(number)s returned.")
    return _decided(request, uid, "return_form", ReturnForm(request.POST), deciding.return_correction, said)


@require_POST
@for_roles_that("issue_correction")
def withdraw_correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Withdraws an issued correction with a reason; it stays to be read."""
    said = _("Correction %(number)s withdrawn.")
    return _decided(request, uid, "withdraw_form", WithdrawForm(request.POST), ending.withdraw_correction, said)


@require_POST
@for_roles_that("issue_correction")
def supersede_correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Lets another issued correction of the article take its place."""
    found = correction_for_writing(uid)
    form = SupersedeForm(request.POST, successors=successors_for(found))
    if not form.is_valid():
        return _show(request, uid, status=422, supersede_form=form)
    successor = form.cleaned_data["successor"]
    ending.supersede_correction(by=signed_in(request), correction=found, successor=successor)
    said = _("Correction %(number)s takes the place of correction %(old)s.")
    messages.success(request, said % {"number": successor.number, "old": found.number})
    return redirect(found)


def _decided(
    request: HttpRequest, uid: UUID, name: str, form: Form, decide: Callable[..., Correction], said: str
) -> HttpResponse:
    """Decides with what was typed and leads back to the record, or shows the form again under its name."""
    found = correction_for_writing(uid)
    if not form.is_valid():
        return _show(request, uid, status=422, **{name: form})
    decide(by=signed_in(request), correction=found, **form.cleaned_data)
    messages.success(request, said % {"number": found.number})
    return redirect(found)


def _show(request: HttpRequest, uid: UUID, *, status: int = 200, **forms: Any) -> HttpResponse:
    found = correction_by_uid(uid)
    context: dict[str, Any] = {
        "correction": found,
        "article": found.article,
        "state": LOOKS[found.state],
        "proposed": _is_proposed(found),
        **_what_one_may(found, signed_in(request)),
        "return_form": ReturnForm(),
        "break_glass_form": BreakGlassForm(),
        "discard_form": DiscardForm(),
        "withdraw_form": WithdrawForm(),
        "supersede_form": SupersedeForm(successors=successors_for(found)),
    }
    return render(request, "corrections/correction.html", context | forms, status=status)


def may_take_over(found: Correction, person: User) -> bool:
    """Whether the person may write on in place of its author."""
    is_anothers = found.state in CHANGEABLE and person.pk not in (found.author_id, found.returned_by_id)
    return is_anothers and person.may("draft_correction")


def _is_proposed(found: Correction) -> bool:
    """Whether this correction is what is proposed for its claim, and nobody has answered."""
    proposal = proposal_for(found.claim) if found.claim and found.state == CorrectionState.ISSUED else None
    return bool(proposal and proposal.resolution == Resolution.CORRECTED and proposal.number == found.number)


def _what_one_may(found: Correction, person: User) -> dict[str, Any]:
    """What of the page's buttons this person gets in this state."""
    waits, is_issued = found.state == CorrectionState.SUBMITTED, found.state == CorrectionState.ISSUED
    why_not = deciding.why_not_by(found, person) if waits else ""
    no_senior = why_no_senior(found.type, found.article.publication, person) if waits else ""
    decides = person.may("issue_correction")
    return {
        "may_change": found.state in CHANGEABLE and found.author_id == person.pk,
        "may_take_over": may_take_over(found, person),
        "may_decide": waits and decides and not why_not,
        "why_not": why_not,
        "no_senior": no_senior,
        "may_break_glass": waits and person.may("break_glass") and (bool(why_not) or bool(no_senior) or not decides),
        "may_end": is_issued and decides,
    }
