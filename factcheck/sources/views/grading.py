"""Sets reliability and rank of the sources that were ticked in their list, and takes it back."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.errors import Unusable, leading_on
from factcheck.lists.ticked import next_of, refused_in, say_taken_back, uids_of, undo_address
from factcheck.sources import grading
from factcheck.sources.forms import GradeForm
from factcheck.sources.models import Source
from factcheck.sources.queries import sources_for_lists
from factcheck.sources.seen import seen_of, sources_as_seen


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("edit_source")
def grade_sources(request: HttpRequest) -> HttpResponse:
    """Sets reliability and rank of the sources that were ticked; each of the two may be left as it is."""
    then = next_of(request, reverse("sources"))
    if request.method != "POST":
        return _show_ticked(request, uids_of(request.GET.getlist("source")), GradeForm(), 200)
    with leading_on(_("Back to the list"), then):
        seen = sources_as_seen(request.POST.getlist("seen"))
    form, status = GradeForm(request.POST), 422
    if form.is_valid():
        together = uuid4()
        try:
            done = grading.grade_sources(by=signed_in(request), sources=seen, together=together, **form.given)
        except (grading.GradedByAnother, Unusable) as refused:
            status = refused_in(form, refused)
        else:
            _say_graded(request, done, undo_address("undo_grades", together, then))
            return redirect(then)
    return _show_ticked(request, [source.uid for source in seen], form, status)


@require_POST
@for_roles_that("edit_source")
def undo_grades(request: HttpRequest, together: UUID) -> HttpResponse:
    """Gives the sources that were just graded what they had."""
    then = next_of(request, reverse("sources"))
    with leading_on(_("Back to the list"), then):
        undone = grading.undo_grades(by=signed_in(request), together=together)
    number = len(undone.rows)
    said = ngettext("%(number)d source is as it was.", "%(number)d sources are as they were.", number)
    left = [_("“%(name)s”") % {"name": source.name} for source in undone.left]
    say_taken_back(request, said % {"number": number}, left)
    return redirect(then)


def _say_graded(request: HttpRequest, done: Sequence[Source], undo: str) -> None:
    if not done:
        messages.info(request, _("They have this reliability and rank already. Nothing was changed."))
        return
    said = ngettext(
        "Reliability and rank of %(number)d source set.", "Reliability and rank of %(number)d sources set.", len(done)
    )
    messages.success(request, said % {"number": len(done)}, extra_tags=undo)


def _show_ticked(request: HttpRequest, uids: Sequence[UUID], form: GradeForm, status: int) -> HttpResponse:
    """The form with the sources as they are now, in the order of the list; without one, back to the list."""
    then = next_of(request, reverse("sources"))
    sources = list(sources_for_lists().defer("excerpt").filter(uid__in=uids)) if uids else []
    if not sources:
        messages.info(request, _("No source is ticked. Tick the sources in the list first."))
        return redirect(then)
    context = {
        "sources": [(source, seen_of(source)) for source in sources],
        "counted": ngettext("%(number)d source", "%(number)d sources", len(sources)) % {"number": len(sources)},
        "form": form,
        "next": then,
    }
    return render(request, "sources/grade_sources.html", context, status=status)
