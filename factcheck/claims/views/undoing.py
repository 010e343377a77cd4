"""Takes back what a person did a moment ago: what the toast's Undo posts to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.claims.actions import undoing
from factcheck.claims.showing import back_to_claim, back_to_text, claim_for_writing


@require_POST
@for_roles_that("withdraw_claim")
def undo_mark(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Withdraws a claim that was just marked."""
    claim = undoing.undo_mark(by=signed_in(request), claim=claim_for_writing(uid))
    messages.success(request, _("Claim %(number)s taken back.") % {"number": claim.number})
    return back_to_text(request, claim)


@require_POST
@for_roles_that("set_check_status")
def undo_dismissal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Gives a claim that was just dismissed its earlier status."""
    claim = undoing.undo_dismissal(by=signed_in(request), claim=claim_for_writing(uid))
    messages.success(
        request,
        _("Claim %(number)s: %(status)s again.")
        % {"number": claim.number, "status": claim.get_check_status_display().lower()},
    )
    return back_to_claim(request, claim)
