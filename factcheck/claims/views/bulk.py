"""Does one thing to many claims that were ticked in a list, and takes it back."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.assigning import AssignedByAnother
from factcheck.claims.actions import assigning, statuses
from factcheck.claims.actions.assigning import Assignment
from factcheck.claims.forms import StatusForm
from factcheck.claims.models import Claim
from factcheck.claims.queries import claims_for_lists, set_states
from factcheck.claims.seen import claims_as_seen, seen_of
from factcheck.claims.work_forms import AssignForm
from factcheck.errors import Unusable, leading_on
from factcheck.lists.ticked import next_of, refused_in, say_taken_back, uids_of, undo_address
from factcheck.lists.together import Undone


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("assign_claim")
def assign_claims(request: HttpRequest) -> HttpResponse:
    """Gives the claims that were ticked to one person; an empty due time leaves each claim the one it has."""
    claims = _ticked(request)
    if not claims:
        return _nothing_ticked(request)
    with timezone.override(_zone_of(claims)):
        form = AssignForm(request.POST or None, initial={"to": signed_in(request).username})
        status = 422 if form.is_bound else 200
        if form.is_valid():
            given, together = form.cleaned_data, uuid4()
            seen = claims_as_seen(request.POST.getlist("seen"))
            assignments = [(claim, Assignment(given["to"], given["due"] or claim.due_at)) for claim in seen]
            try:
                done = assigning.assign_claims(by=signed_in(request), assignments=assignments, together=together)
            except (AssignedByAnother, Unusable) as refused:
                status = refused_in(form, refused)
            else:
                name = given["to"].name if given["to"] else _("nobody")
                said = ngettext(
                    "%(number)d claim assigned to %(name)s.", "%(number)d claims assigned to %(name)s.", len(done)
                ) % {"number": len(done), "name": name}
                messages.success(request, said, extra_tags=_undo(request, "undo_assignment", together, done))
                return back(request)
        return _show_ticked(request, "claims/assign_claims.html", claims, form, status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("set_check_status")
def set_check_statuses(request: HttpRequest) -> HttpResponse:
    """Sets the check status of the claims that were ticked."""
    claims = _ticked(request)
    if not claims:
        return _nothing_ticked(request)
    form = StatusForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        together, seen = uuid4(), claims_as_seen(request.POST.getlist("seen"))
        try:
            done = statuses.set_check_statuses(
                by=signed_in(request), claims=seen, together=together, **form.cleaned_data
            )
        except (statuses.StatusSetByAnother, Unusable) as refused:
            status = refused_in(form, refused)
        else:
            said = ngettext(
                "Check status of %(number)d claim set.", "Check status of %(number)d claims set.", len(done)
            )
            undo = _undo(request, "undo_check_statuses", together, done)
            messages.success(request, said % {"number": len(done)}, extra_tags=undo)
            return back(request)
    return _show_ticked(request, "claims/set_check_statuses.html", claims, form, status)


@require_POST
@for_roles_that("assign_claim")
def undo_assignment(request: HttpRequest, together: UUID) -> HttpResponse:
    """Gives what was just assigned back to whom it was before."""
    with leading_on(_("Back to the list"), _then(request)):
        undone = assigning.undo_assignment(by=signed_in(request), together=together)
    _say_taken_back(request, undone)
    return back(request)


@require_POST
@for_roles_that("set_check_status")
def undo_check_statuses(request: HttpRequest, together: UUID) -> HttpResponse:
    """Gives the claims whose status was just set their earlier one."""
    with leading_on(_("Back to the list"), _then(request)):
        undone = statuses.undo_check_statuses(by=signed_in(request), together=together)
    _say_taken_back(request, undone)
    return back(request)


def back(request: HttpRequest) -> HttpResponse:
    """Leads to where the person came from, or otherwise to the list of claims."""
    return redirect(_then(request))


def _then(request: HttpRequest) -> str:
    return next_of(request, reverse("claims"))


def _ticked(request: HttpRequest) -> list[Claim]:
    """The claims of the request as they are now, in the order of the list; two statements at most."""
    if request.method == "POST":
        uids = [claim.uid for claim in claims_as_seen(request.POST.getlist("seen"))]
    else:
        uids = uids_of(request.GET.getlist("claim"))
    claims = list(claims_for_lists().filter(uid__in=uids).order_by("article", "number")) if uids else []
    set_states(claims)
    for claim in claims:
        claim.seen = seen_of(claim)  # type: ignore[attr-defined]
    return claims


def _nothing_ticked(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("No claim is ticked. Tick the claims in the list first."))
    return back(request)


def _show_ticked(
    request: HttpRequest, page: str, claims: Sequence[Claim], form: forms.Form, status: int
) -> HttpResponse:
    counted = ngettext("%(number)d claim", "%(number)d claims", len(claims)) % {"number": len(claims)}
    context: dict[str, Any] = {"claims": claims, "counted": counted, "form": form, "next": _then(request)}
    return render(request, page, context, status=status)


def _zone_of(claims: Sequence[Claim]) -> str:
    """The zone of the claims' publication, or where they are of several, the newsroom's."""
    zones = {claim.article.zone_name for claim in claims}
    return zones.pop() if len(zones) == 1 else settings.NEWSROOM_TIME_ZONE


def _undo(request: HttpRequest, name: str, together: UUID, done: Sequence[Claim]) -> str:
    return undo_address(name, together, _then(request)) if done else ""


def _say_taken_back(request: HttpRequest, undone: Undone[Claim]) -> None:
    number = len(undone.rows)
    said = ngettext("%(number)d claim is as it was.", "%(number)d claims are as they were.", number)
    left = [
        _("claim %(number)s of “%(title)s”") % {"number": claim.number, "title": claim.article.marked_title}
        for claim in undone.left
    ]
    say_taken_back(request, said % {"number": number}, left)
