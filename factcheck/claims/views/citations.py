"""Says what was cited on a claim, takes a citation off, and puts it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.claims.actions import citing
from factcheck.claims.models import Citation
from factcheck.claims.showing import back_to_claim, claim_for_writing
from factcheck.sources.excerpts import difference


def say_added(request: HttpRequest, citation: Citation | None = None) -> None:
    """Says that a source was cited; and, where the stored excerpt reads otherwise, that it does."""
    if citation and difference(citation.source.excerpt, citation.quotation):
        messages.warning(request, _("Citation added. The stored excerpt reads otherwise: compare the words."))
    else:
        messages.success(request, _("Citation added."))


@require_POST
@for_roles_that("cite")
def remove_citation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Takes a citation off a draft."""
    citation = get_object_or_404(
        Citation.objects.select_related("verdict__claim__article__publication", "source", "added_by"), uid=uid
    )
    claim = citation.verdict.claim
    citing.remove_citation(by=signed_in(request), citation=citation)
    messages.success(request, _("Citation removed."), extra_tags=reverse("restore_citation", args=[uid]))
    return back_to_claim(request, claim)


@require_POST
@for_roles_that("cite")
def restore_citation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Puts a citation that was just removed back as it was: what the toast's Undo posts to."""
    citation = citing.restore_citation(by=signed_in(request), uid=uid)
    messages.success(request, _("Citation put back."))
    return back_to_claim(request, claim_for_writing(citation.verdict.claim.uid))
