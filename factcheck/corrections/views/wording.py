"""The wording of correction notes: what admins change of it, beside the notes that come of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.forms import language_choices
from factcheck.articles.models import Publication
from factcheck.corrections.actions import wording
from factcheck.corrections.in_force import missing_in
from factcheck.corrections.note_previews import example_notes, notes_reworded
from factcheck.corrections.wording_forms import WordingForm
from factcheck.htmx import render_page


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("manage_publications")
def word_notes(request: HttpRequest) -> HttpResponse:
    """Words the notes of a publication, or of all, in one language; `?publication=slate&language=en`."""
    slug, asked = request.GET.get("publication", ""), request.GET.get("language", "")
    publication = get_object_or_404(Publication, slug=slug) if slug else None
    language = asked if asked in dict(language_choices()) else "en"
    is_sent, is_preview = request.method == "POST", request.POST.get("do") == "preview"
    form = WordingForm(request.POST if is_sent else None, publication=publication, language=language)
    if is_sent and form.is_valid() and not is_preview:
        changed = wording.word_notes(
            by=signed_in(request), publication=publication, language=language, sentences=form.sentences()
        )
        said = ngettext("%(number)s sentence changed.", "%(number)s sentences changed.", changed)
        messages.success(request, said % {"number": changed})
        query = urlencode({"publication": slug, "language": language})
        return redirect(f"{reverse('word_notes')}?{query}")
    in_force = form.wording()
    context: dict[str, Any] = {
        "form": form,
        "publication": publication,
        "publications": Publication.objects.order_by("name"),
        "language": language,
        "languages": language_choices(),
        "missing": len(missing_in(publication, language)),
        "examples": example_notes(publication, in_force) if in_force else [],
        "reworded": notes_reworded(publication, in_force) if in_force else [],
    }
    return render_page(
        request, "corrections/word_notes.html", context, status=422 if is_sent and not form.is_valid() else 200
    )
