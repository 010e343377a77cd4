"""Gives the sign of a correction a place again, where a revision took its words away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.queries import revision_of
from factcheck.corrections.actions import placing
from factcheck.corrections.forms import SignPlaceForm
from factcheck.corrections.queries import correction_for_writing, signs_without_place


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("draft_correction")
def reattach_sign(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Chooses the sentence of the latest text that the sign stands after."""
    correction = correction_for_writing(uid)
    latest = revision_of(correction.article, correction.article.revision_count)
    is_sent = request.method == "POST"
    form = SignPlaceForm(request.POST if is_sent else None, revision=latest)
    if is_sent and form.is_valid():
        at = int(form.cleaned_data["after"].split("-")[1])
        placing.reattach_sign(by=signed_in(request), correction=correction, at=at)
        messages.success(request, _("The sign of correction %(number)s stands again.") % {"number": correction.number})
        return redirect(correction)
    context = {
        "correction": correction,
        "article": correction.article,
        "revision": latest,
        "form": form,
        "is_lost": signs_without_place().filter(correction=correction).exists(),
    }
    return render(request, "corrections/reattach_sign.html", context, status=422 if is_sent else 200)
