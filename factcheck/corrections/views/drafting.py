"""Writes corrections: the change between two revisions, the note in the house style, the marker's place."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.models import Article, Revision
from factcheck.articles.queries import article_by_slug, revision_of, revisions_of
from factcheck.claims.models import Claim
from factcheck.corrections.actions import writing
from factcheck.corrections.beginning import (
    Asked,
    asked_for,
    change_to_begin_with,
    claim_of,
    corrections_by_words,
    numbers_of_texts,
)
from factcheck.corrections.drafting import Candidate, changes_between
from factcheck.corrections.forms import CorrectionForm, fields_to_fill
from factcheck.corrections.lateness import with_explanation
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import correction_for_writing
from factcheck.corrections.states import CHANGEABLE, CorrectionState
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
    asked = asked_for(article, request.GET.dict())
    texts = _texts(article, asked)
    if request.method == "POST":
        return _write(request, article, texts, CorrectionForm(request.POST, article=article, texts=texts))
    changes = changes_between(*texts)
    chosen = change_to_begin_with(changes, asked, texts)
    form = CorrectionForm(article=article, texts=texts, initial=_initial(article, texts, chosen, asked.claim))
    return _show(request, article, texts, form, changes=changes, chosen=chosen)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("draft_correction")
def change_correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Changes a draft, or a correction that was returned."""
    found = correction_for_writing(uid)
    if found.state not in CHANGEABLE:
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
    if do == "preview":
        return _show(request, article, texts, form.with_note_of_the_house(), correction=correction)
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
    chosen: Candidate | None = None,
    status: int = 200,
    missing: list[dict[str, Any]] | None = None,
) -> HttpResponse:
    before, after = texts
    known = corrections_by_words(article)
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
        "changes": [
            (change, known.get((change.wrong, change.right)))
            for change in (changes_between(before, after) if changes is None else changes)
        ],
        "chosen": chosen,
        "form": form,
        "correction": correction,
        "action": action,
        "missing": missing or [],
        "note_shown": with_explanation(form["note"].value() or "", form["late_because"].value() or ""),
        "claim": request.GET.get("claim", ""),
    }
    return render_page(request, "corrections/draft_correction.html", context, status=status)


def _texts(article: Article, asked: Asked) -> Texts:
    """The two revisions with their texts. Raises Http404 and Unusable."""
    before, after = numbers_of_texts(article, asked)
    return revision_of(article, before), revision_of(article, after)


def _initial(article: Article, texts: Texts, chosen: Candidate | None, claim: Claim | None) -> dict[str, Any]:
    """What the form begins with: the chosen change and its claim, today, and the note that the house style words."""
    claim = claim or (claim_of(chosen, texts) if chosen else None)
    dated = writing.today_at(article)
    typed: dict[str, Any] = {"uid": uuid4(), "dated": dated, "claim": claim.uid if claim else ""}
    if chosen is None:
        return typed
    typed |= {"wrong": chosen.wrong, "right": chosen.right, "error_kind": chosen.error_kind, "scope": chosen.scope}
    typed["after"] = "{}-{}".format(*chosen.after) if chosen.after else ""
    before, after = texts
    draft = writing.Written(
        type="correction",
        error_kind=chosen.error_kind,
        scope=chosen.scope,
        from_revision=before,
        to_revision=after,
        wrong=chosen.wrong,
        right=chosen.right,
    )
    return {**typed, "note": writing.note_for(article, draft)}
