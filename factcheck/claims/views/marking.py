"""Marks claims, sets their kind and status, withdraws them."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from annotations.anchoring import describe, resolve
from annotations.rendering import render_block, render_text
from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.models import Revision
from factcheck.articles.signs import signs_in
from factcheck.claims.actions import marking
from factcheck.claims.call_sheets import questions_on
from factcheck.claims.cards import Card, cards_as_html
from factcheck.claims.forms import KindForm, MarkForm, SentenceForm, StatusForm, WithdrawForm
from factcheck.claims.marked import marked_as_html
from factcheck.claims.marks import marks_of_cards
from factcheck.claims.models import Claim
from factcheck.claims.panel import NEAR, Marked, marked_at, revision_with_marks_near
from factcheck.claims.queries import latest_revision_by_slug, revision_to_mark
from factcheck.claims.selections import Selection
from factcheck.claims.showing import (
    back_to_claim,
    back_to_text,
    claim_for_writing,
    show_workspace,
)
from factcheck.claims.states import CheckStatus
from factcheck.errors import Unusable
from factcheck.htmx import render_page
from factcheck.language.sentences import sentence_at
from factcheck.onward import stay
from factcheck.site_address import ours


@require_POST
@for_roles_that("mark_claim")
def mark_claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Marks the selected words. For a script: the new card, and the part of the text that it changes.

    On a revision that is no longer the latest: 409, with the words in the new text, to be marked there.
    """
    given = Selection.posted(request.POST)
    revision, near = revision_with_marks_near(slug, given.revision, given.start, given.end)
    began = timezone.now()
    try:
        claim = marking.mark_claim(
            by=signed_in(request),
            revision=revision,
            start=given.start,
            end=given.end,
            exact=given.exact,
            kind=given.kind,
            claimant=given.claimant,
            claimant_type=given.claimant_type,
            uid=given.uid,
        )
    except marking.RevisionIsNotLatest as refused:
        return _text_moved_on(request, refused, revision, given)
    _say_marked(request, claim)
    if not getattr(request, "htmx", None):
        return _to_claim(claim, revision)
    if claim.marked_at < began:
        # It was marked when this was sent before; others may have gone on with it.
        there = marked_at(revision, given.start, given.end)
        new = next((one for one in there if one.number == claim.number), None)
        if new is None or new.state_name != "unchecked":
            return back_to_claim(request, claim)
        return _new_card(request, claim, revision, new, None)
    return _new_card(request, claim, revision, Marked(claim.number, "unchecked", given.start, given.end), near)


@require_POST
@for_roles_that("mark_claim")
def mark_sentence(request: HttpRequest, slug: str) -> HttpResponse:
    """Marks one sentence of the list; the revision it was listed from says what its words are."""
    form = SentenceForm(request.POST)
    if not form.is_valid():
        raise Unusable(_("Choose a sentence and a kind of claim."))
    revision = revision_to_mark(slug, form.cleaned_data["revision"])
    start, end = form.span()
    claim = marking.mark_claim(
        by=signed_in(request),
        revision=revision,
        start=start,
        end=end,
        exact=revision.text[start:end],
        kind=form.cleaned_data["kind"],
        uid=form.cleaned_data["uid"],
    )
    _say_marked(request, claim)
    return _to_claim(claim, revision)


def _say_marked(request: HttpRequest, claim: Claim) -> None:
    said = _("Claim %(number)s marked.") % {"number": claim.number}
    messages.success(request, said, extra_tags=reverse("undo_mark", args=[claim.uid]))


def _to_claim(claim: Claim, revision: Revision) -> HttpResponse:
    return redirect(f"{revision.article.get_absolute_url()}?claim={claim.number}#claim-{claim.number}")


def _new_card(
    request: HttpRequest, claim: Claim, revision: Revision, new: Marked, near: list[Marked] | None
) -> HttpResponse:
    """For a script: the card of a new claim, and the part of the text that its mark changes.

    `near` is what was marked round it a moment ago; where that is not known, or does not reach far enough, it is read.
    """
    start, end = _part_to_render(revision, new)
    if near is None or start < new.start - NEAR or new.end + NEAR < end:
        there = marked_at(revision, start, end)
    else:
        there = [*(one for one in near if one.start < end and start < one.end and one.number != new.number), new]
    at, html = _rendered_part(revision, there, start, end, claim.number)
    words = revision.text[new.start : new.end]
    card = Card(new.number, new.state_name, claim.kind, claim.claimant, words, new.start, new.end, None, "")
    answer = marked_as_html(
        messages.get_messages(request),
        card=cards_as_html([card], "claims/_claim_row.html", revision.article.language),
        start=new.start,
        end=new.end,
        text=html,
        text_at=at,
        next_uid=uuid4(),
        csrf_token=get_token(request),
    )
    return HttpResponse(answer)


def _part_to_render(revision: Revision, new: Marked) -> tuple[int, int]:
    """The block that holds the words, or the whole text where they stand in several."""
    for block in revision.blocks:
        if block["start"] <= new.start and new.end <= block["end"]:
            return block["start"], block["end"]
    return 0, len(revision.text)


def _rendered_part(revision: Revision, marked: list[Marked], start: int, end: int, focused: int) -> tuple[str, str]:
    """Where a part of the text begins ("all" for the whole text) and its HTML with the marks."""
    marks = marks_of_cards(marked)
    icons, signs = static("icons.svg"), signs_in(revision)
    if (start, end) != (0, len(revision.text)):
        try:
            html = render_block(
                revision.text,
                revision.blocks,
                revision.inlines,
                marks,
                at=start,
                signs=signs,
                focused=focused,
                icons=icons,
            )
        except ValueError:
            # A mark runs on into other blocks: where its line is drawn depends on them.
            marked = marked_at(revision, 0, len(revision.text))
            return _rendered_part(revision, marked, 0, len(revision.text), focused)
        return str(start), html
    whole = revision.text, revision.blocks, revision.inlines, marks
    return "all", render_text(*whole, signs=signs, focused=focused, icons=icons)


def _text_moved_on(
    request: HttpRequest, refused: marking.RevisionIsNotLatest, revision: Revision, given: Selection
) -> HttpResponse:
    """Shows the selected words in the latest text, to be marked there, or says that they are not in it."""
    start, end = given.start, given.end
    marking.check_span(revision, start, end, given.exact)
    latest = latest_revision_by_slug(revision.article.slug)
    place = resolve(latest.text, describe(revision.text, start, end))
    context: dict[str, Any] = {
        "article": latest.article,
        "latest": latest,
        "message": refused.message,
        "words": revision.text[start:end],
    }
    if place.start is not None and place.end is not None:
        found = {"start": place.start, "end": place.end, "exact": latest.text[place.start : place.end]}
        sentence_start, sentence_end = sentence_at(latest.text, place.start, place.end)
        context |= {
            "before": latest.text[sentence_start : place.start],
            "after": latest.text[place.end : sentence_end],
            "form": MarkForm(initial={**given._asdict(), **found, "revision": latest.number}, auto_id=False),
            "kind": given.kind,
            "claimant": given.claimant,
            "claimant_type": given.claimant_type,
        }
    return render_page(request, "claims/text_moved_on.html", context, partial="claims/_text_moved_on.html", status=409)


@require_POST
@for_roles_that("mark_claim")
def describe_claim(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sets the kind of a claim and who makes it."""
    claim = claim_for_writing(uid)
    form = KindForm(request.POST)
    if not form.is_valid():
        return show_workspace(request, claim.article, open_number=claim.number, status=422, kind_form=form)
    marking.describe_claim(by=signed_in(request), claim=claim, **form.cleaned_data)
    messages.success(
        request,
        _("Claim %(number)s: %(kind)s.") % {"number": claim.number, "kind": claim.get_kind_display().lower()},
    )
    return back_to_claim(request, claim)


@require_POST
@for_roles_that("set_check_status")
def set_check_status(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Sets where the work on a claim stands."""
    claim = claim_for_writing(uid)
    form = StatusForm(request.POST)
    if form.is_valid():
        try:
            marking.set_check_status(by=signed_in(request), claim=claim, **form.cleaned_data)
        except Unusable as refused:
            form.add_error("reason", refused.message)
    if form.errors:
        return show_workspace(request, claim.article, open_number=claim.number, status=422, status_form=form)
    is_dismissed = claim.check_status == CheckStatus.DISMISSED
    messages.success(
        request,
        _("Claim %(number)s: %(status)s.")
        % {"number": claim.number, "status": claim.get_check_status_display().lower()},
        extra_tags=reverse("undo_dismissal", args=[claim.uid]) if is_dismissed else "",
    )
    if claim.check_status == CheckStatus.QUERY_TO_AUTHOR and not questions_on(claim):
        # What is to be asked is not written yet.
        stay(request, until=reverse("ask_question", args=[claim.uid]))
    return back_to_claim(request, claim)


@require_POST
@for_roles_that("withdraw_claim")
def withdraw_claim(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Takes a claim back with a reason."""
    claim = claim_for_writing(uid)
    form = WithdrawForm(request.POST, auto_id="withdraw_%s")
    if not form.is_valid():
        return show_workspace(request, claim.article, open_number=claim.number, status=422, withdraw_form=form)
    marking.withdraw_claim(by=signed_in(request), claim=claim, reason=form.cleaned_data["reason"])
    messages.success(request, _("Claim %(number)s withdrawn.") % {"number": claim.number})
    there = ours(request.POST.get("next"))
    return redirect(there) if there else back_to_text(request, claim)
