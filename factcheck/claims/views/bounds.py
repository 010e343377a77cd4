"""Gives a claim other words, and marks the other places of its words."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.models import Revision
from factcheck.claims.actions import bounds, repeats
from factcheck.claims.forms import BoundsForm
from factcheck.claims.models import Claim
from factcheck.claims.queries import anchor_in, revision_to_mark
from factcheck.claims.repeats import nearest
from factcheck.claims.showing import back_to_claim, back_to_text, claim_for_writing, show_workspace
from factcheck.errors import Unusable


@require_POST
@for_roles_that("mark_claim")
def change_bounds(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sets the claim on the words that were selected, or on those that were typed."""
    claim = claim_for_writing(uid)
    form = BoundsForm(request.POST, auto_id="bounds_%s")
    if not form.is_valid():
        return show_workspace(request, claim.article, open_number=claim.number, status=422, bounds_form=form)
    given = form.cleaned_data
    revision = revision_to_mark(claim.article.slug, given["revision"])
    try:
        start, end, exact = _span(claim, revision, form)
        bounds.change_bounds(by=signed_in(request), claim=claim, revision=revision, start=start, end=end, exact=exact)
    except Unusable as refused:
        form.add_error("words", refused.message)
        return show_workspace(request, claim.article, open_number=claim.number, status=422, bounds_form=form)
    messages.success(request, _("Claim %(number)s stands on “%(words)s”.") % {"number": claim.number, "words": exact})
    # The banner of the revision counts anew what waits.
    return trigger_client_event(back_to_claim(request, claim), "claim-settled", after="settle")


def _span(claim: Claim, revision: Revision, form: BoundsForm) -> tuple[int, int, str]:
    given = form.cleaned_data
    if given["start"] is not None and given["end"] is not None:
        return given["start"], given["end"], given["exact"]
    words = given["words"].replace("\r\n", "\n")
    if not words:
        raise Unusable(_("Write the words the claim is to stand on."))
    anchor = anchor_in(claim, revision)
    place = nearest(revision.text, words, anchor.start if anchor and anchor.start is not None else 0)
    if place is None:
        raise Unusable(_("These words do not stand in revision %(number)s.") % {"number": revision.number})
    return place[0], place[1], words


@require_POST
@for_roles_that("mark_claim")
def mark_repeats(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Marks every other place of the claim's words."""
    claim = claim_for_writing(uid)
    marked = repeats.mark_repeats(by=signed_in(request), claim=claim)
    said = ngettext("%(number)d more claim marked.", "%(number)d more claims marked.", len(marked))
    messages.success(request, said % {"number": len(marked)})
    return back_to_text(request, claim)
