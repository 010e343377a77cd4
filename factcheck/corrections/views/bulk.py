"""Hands over or discards the corrections that were ticked in their list, and takes it back."""

from collections.abc import Callable, Sequence
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from factcheck.accounts.models import User
from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.corrections.actions import discarding, handing_over
from factcheck.corrections.actions.together import NotForAll, named
from factcheck.corrections.bulk_forms import DiscardTogetherForm, HandOverForm
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import corrections_for_lists
from factcheck.corrections.seen import corrections_as_seen, seen_of
from factcheck.corrections.tables import LOOKS
from factcheck.errors import Unusable, leading_on
from factcheck.lists.ticked import next_of, refused_in, say_taken_back, uids_of, undo_address
from factcheck.lists.together import Undone

HAND_OVER, DISCARD = "corrections/hand_over_corrections.html", "corrections/discard_corrections.html"


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("draft_correction")
def hand_over_corrections(request: HttpRequest) -> HttpResponse:
    """Gives the drafts that were ticked to one person, who writes them from then on."""
    if request.method != "POST":
        return _show_ticked(request, HAND_OVER, _ticked(request), HandOverForm(), handing_over.why_not_handed_over)
    seen, form, together, status = _seen(request), HandOverForm(request.POST), uuid4(), 422
    if form.is_valid():
        to = form.cleaned_data["to"]
        try:
            done = handing_over.hand_over_corrections(by=signed_in(request), corrections=seen, to=to, together=together)
        except (NotForAll, Unusable) as refused:
            status = refused_in(form, refused)
        else:
            _say_handed_over(request, len(done), to, together)
            return redirect(_then(request))
    uids = [correction.uid for correction in seen]
    return _show_ticked(request, HAND_OVER, uids, form, handing_over.why_not_handed_over, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("draft_correction")
def discard_corrections(request: HttpRequest) -> HttpResponse:
    """Discards one's own drafts that were ticked, with one reason."""
    person = signed_in(request)

    def why_not(correction: Correction) -> str:
        return discarding.why_not_discarded(correction, person)

    if request.method != "POST":
        return _show_ticked(request, DISCARD, _ticked(request), DiscardTogetherForm(), why_not)
    seen, form, together, status = _seen(request), DiscardTogetherForm(request.POST), uuid4(), 422
    if form.is_valid():
        try:
            done = discarding.discard_corrections(by=person, corrections=seen, together=together, **form.cleaned_data)
        except (NotForAll, Unusable) as refused:
            status = refused_in(form, refused)
        else:
            said = ngettext("%(number)d draft discarded.", "%(number)d drafts discarded.", len(done))
            undo = undo_address("undo_discards", together, _then(request))
            messages.success(request, said % {"number": len(done)}, extra_tags=undo)
            return redirect(_then(request))
    return _show_ticked(request, DISCARD, [correction.uid for correction in seen], form, why_not, status=status)


@require_POST
@for_roles_that("draft_correction")
def undo_handing_over(request: HttpRequest, together: UUID) -> HttpResponse:
    """Gives what was just handed over back to who wrote it."""
    with leading_on(_("Back to the list"), _then(request)):
        undone = handing_over.undo_handing_over(by=signed_in(request), together=together)
    return _taken_back(request, undone)


@require_POST
@for_roles_that("draft_correction")
def undo_discards(request: HttpRequest, together: UUID) -> HttpResponse:
    """Gives what was just discarded back as the draft that it was."""
    with leading_on(_("Back to the list"), _then(request)):
        undone = discarding.undo_discards(by=signed_in(request), together=together)
    return _taken_back(request, undone)


def _say_handed_over(request: HttpRequest, number: int, to: User, together: UUID) -> None:
    if not number:
        messages.info(request, _("%(name)s writes them already. Nothing was changed.") % {"name": to.name})
        return
    said = ngettext("%(number)d draft handed over to %(name)s.", "%(number)d drafts handed over to %(name)s.", number)
    undo = undo_address("undo_handing_over", together, _then(request))
    messages.success(request, said % {"number": number, "name": to.name}, extra_tags=undo)


def _taken_back(request: HttpRequest, undone: Undone[Correction]) -> HttpResponse:
    number = len(undone.rows)
    said = ngettext("%(number)d draft is as it was.", "%(number)d drafts are as they were.", number)
    say_taken_back(request, said % {"number": number}, [named(correction) for correction in undone.left])
    return redirect(_then(request))


def _then(request: HttpRequest) -> str:
    return next_of(request, reverse("corrections"))


def _ticked(request: HttpRequest) -> list[UUID]:
    return uids_of(request.GET.getlist("correction"))


def _seen(request: HttpRequest) -> list[Correction]:
    with leading_on(_("Back to the list"), _then(request)):
        return corrections_as_seen(request.POST.getlist("seen"))


def _show_ticked(
    request: HttpRequest,
    page: str,
    uids: Sequence[UUID],
    form: forms.Form,
    why_not: Callable[[Correction], str],
    status: int = 200,
) -> HttpResponse:
    """The form with the corrections as they are now, by article; those that it cannot be done to say why."""
    found = list(corrections_for_lists().filter(uid__in=uids).order_by("article__title", "number")) if uids else []
    if not found:
        messages.info(request, _("No correction is ticked. Tick the corrections in the list first."))
        return redirect(_then(request))
    possible, closed = [], []
    for correction in found:
        reason = why_not(correction)
        correction.look = LOOKS[correction.state]  # type: ignore[attr-defined]
        if reason:
            closed.append((correction, reason))
        else:
            possible.append((correction, seen_of(correction)))
    counted = ngettext("%(number)d draft", "%(number)d drafts", len(possible)) % {"number": len(possible)}
    context = {"possible": possible, "closed": closed, "counted": counted, "form": form, "next": _then(request)}
    return render(request, page, context, status=status)
