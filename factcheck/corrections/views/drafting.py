"""Writes corrections: the change between two revisions, the note in the house style, the marker's place."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.days import today_at
from factcheck.articles.models import Article, Revision
from factcheck.articles.queries import article_by_slug, revision_of, revisions_of
from factcheck.corrections.actions import writing
from factcheck.corrections.beginning import (
    Asked,
    asked_for,
    change_to_begin_with,
    claims_of,
    numbers_of_texts,
)
from factcheck.corrections.drafting import Candidate, changes_between
from factcheck.corrections.forms import CorrectionForm, fields_to_fill
from factcheck.corrections.in_force import wording_for
from factcheck.corrections.lateness import with_explanation
from factcheck.corrections.models import Correction
from factcheck.corrections.policy import only_seniors
from factcheck.corrections.proposing import corrections_of, texts_to_compare, written_for
from factcheck.corrections.proposing import proposed_corrections as proposals_between
from factcheck.corrections.queries import correction_for_writing
from factcheck.corrections.states import CHANGEABLE, CorrectionState, CorrectionType
from factcheck.errors import Unusable
from factcheck.htmx import render_page

Texts = tuple[Revision, Revision]


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("draft_correction")
def draft_correction(request: HttpRequest, slug: str) -> HttpResponse:
    """Begins a correction: choose two revisions and a change between them, then write it."""
    article = article_by_slug(slug)
    if article.revision_count < 2:
        return render_page(request, "corrections/one_revision.html", {"article": article})
    asked = asked_for(article, request.GET.dict(), request.GET.getlist("change"))
    texts = _texts(article, asked)
    if request.method == "POST":
        return _write(request, article, texts, CorrectionForm(request.POST, article=article, texts=texts))
    changes = changes_between(*texts)
    chosen = change_to_begin_with(changes, asked, texts)
    shared = [chosen, *(one for one in changes if one.number in asked.also)] if chosen else []
    form = _begun(article, texts, shared, asked)
    return _show(request, article, texts, form, changes=changes, chosen=shared)


@require_safe
@for_roles_that("read")
def proposed_corrections(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows a correction for each material change since what readers had; a page, or a part of others.

    `?from=1&to=2` names the two texts.
    """
    article = article_by_slug(slug)
    asked = asked_for(article, request.GET.dict())
    numbers = numbers_of_texts(article, asked) if asked.before or asked.after else texts_to_compare(article)
    proposed = []
    if numbers:
        texts = revision_of(article, numbers[0]), revision_of(article, numbers[1])
        proposed = proposals_between(article, texts)
    context = {
        "article": article,
        "before": numbers[0] if numbers else 0,
        "after": numbers[1] if numbers else 0,
        "proposed": proposed,
        "is_open": any(one.covered_by is None for one in proposed),
        "may_draft": signed_in(request).may("draft_correction"),
    }
    partial = "corrections/_proposed_corrections.html"
    return render_page(request, "corrections/proposed_corrections.html", context, partial=partial)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("draft_correction")
def change_correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Changes a draft, or a correction that was returned."""
    found = correction_for_writing(uid)
    if found.state not in CHANGEABLE:
        if request.POST.get("do") == "look":
            # What was typed last asks for its preview a moment later, and the submission may be faster. It is harmless.
            return HttpResponse(status=204)
        raise writing.moved_on(found)
    article = found.article
    assert found.from_revision is not None, "what is made here has both texts"
    texts = found.from_revision, found.to_revision
    if request.method == "POST":
        return _write(request, article, texts, CorrectionForm(request.POST, article=article, texts=texts), found)
    return _show(request, article, texts, CorrectionForm.of(found), correction=found)


def _write(
    request: HttpRequest, article: Article, texts: Texts, form: CorrectionForm, correction: Correction | None = None
) -> HttpResponse:
    """Words the note anew, or keeps what was typed and perhaps submits it; what is wrong is told beside the fields."""
    do = request.POST.get("do", "save")
    if not form.is_valid():
        return _show(request, article, texts, form, correction=correction, status=422)
    if do in ("preview", "look"):
        worded = form.with_note_of_the_house() if do == "preview" else form.as_it_will_read()
        return _show(request, article, texts, worded, correction=correction)
    person, typed = signed_in(request), form.written()
    try:
        if correction:
            saved = writing.change_correction(by=person, correction=correction, written=typed)
        else:
            uid = form.cleaned_data["uid"]
            saved = writing.draft_correction(by=person, article=article, written=typed, uid=uid)
    except Unusable as refused:
        form.add_error(None, refused.message)
        return _show(request, article, texts, form, correction=correction, status=422)
    if do != "submit":
        messages.success(request, _("Correction %(number)s saved as a draft.") % {"number": saved.number})
        return redirect(saved)
    if saved.state == CorrectionState.SUBMITTED and correction is None:
        # The form came twice, as from a double click.
        return redirect(saved)
    missing = writing.missing_for_submission(saved)
    if missing:
        items = fields_to_fill(saved, missing, here=True)
        return _show(request, article, texts, form, correction=saved, status=422, missing=items)
    writing.submit_correction(by=person, correction=saved)
    messages.success(request, _("Correction %(number)s submitted.") % {"number": saved.number})
    return redirect(saved)


def _show(
    request: HttpRequest,
    article: Article,
    texts: Texts,
    form: CorrectionForm,
    *,
    correction: Correction | None = None,
    changes: list[Candidate] | None = None,
    chosen: Sequence[Candidate] = (),
    status: int = 200,
    missing: list[dict[str, Any]] | None = None,
) -> HttpResponse:
    before, after = texts
    changes = changes_between(before, after) if changes is None else changes
    known = corrections_of(article, changes)
    if correction:
        action = reverse("change_correction", args=[correction.uid])
    else:
        address = reverse("draft_correction", args=[article.slug])
        action = f"{address}?from={before.number}&to={after.number}"
    context = {
        "article": article,
        "before": before,
        "after": after,
        "revisions": list(revisions_of(article)),
        "changes": [(change, known.get(change.number)) for change in changes],
        "chosen": chosen,
        "form": form,
        "correction": correction,
        "action": action,
        "missing": missing or [],
        "only_seniors": only_seniors(str(form["type"].value() or ""), article.publication),
        "worded_in": wording_for(article.publication, article.language).language,
        "note_shown": with_explanation(form["note"].value() or "", form["late_because"].value() or ""),
        "claim": request.GET.get("claim", ""),
    }
    return render_page(request, "corrections/draft_correction.html", context, status=status)


def _texts(article: Article, asked: Asked) -> Texts:
    """The two revisions with their texts. Raises Http404 and Unusable."""
    before, after = numbers_of_texts(article, asked)
    return revision_of(article, before), revision_of(article, after)


def _begun(article: Article, texts: Texts, chosen: Sequence[Candidate], asked: Asked) -> CorrectionForm:
    """The form to begin with: the chosen changes and their claims, today, and the note that the house style words."""
    claim = asked.claim
    typed: dict[str, Any] = {
        "uid": uuid4(),
        "dated": today_at(article),
        "claim": claim.uid if claim else "",
        "type": CorrectionType.CORRECTION,
        "found_through": asked.found_through,
        "found_at": asked.found_at,
    }
    if not chosen:
        return CorrectionForm(article=article, texts=texts, initial=typed)
    claims = claims_of(chosen, texts)
    if claim:
        claims[chosen[0].number] = claim
    draft = written_for(chosen, texts, claims)
    note = writing.note_for(article, draft)
    typed |= {name: getattr(draft, name) for name in ("type", "error_kind", "scope", "wrong", "right", "subject")}
    typed |= {"note": note, "worded": note, "claim": draft.claim.uid if draft.claim else ""}
    typed["after"] = "{}-{}".format(*chosen[0].after) if chosen[0].after else ""
    further = [
        {**asdict(replace(one, claim=None)), "claim": one.claim.uid if one.claim else ""} for one in draft.further
    ]
    return CorrectionForm(article=article, texts=texts, initial=typed, further=further)
