"""Blind second checks: asks for one, answers it without seeing the verdict, withdraws it."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotations.marks import Mark
from annotations.rendering import render_text
from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.days import today_at
from factcheck.claims.actions import second_checks
from factcheck.claims.actions.reviewing import TextMovedOn
from factcheck.claims.actions.second_checks import AskedAlready
from factcheck.claims.models import Claim, SecondCheck
from factcheck.claims.queries import anchor_in, latest_revision
from factcheck.claims.second_checks import (
    answered_on,
    second_check_of,
    verdict_to_check_beside,
    waiting_on,
)
from factcheck.claims.showing import claim_for_writing
from factcheck.claims.work_forms import AskSecondCheckForm, SecondCheckForm
from factcheck.errors import Unusable
from factcheck.lists.ticked import refused_in


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("ask_second_check")
def ask_second_check(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Asks a person to check a claim blind, and shows whom it waits for."""
    claim = claim_for_writing(uid)
    verdict = verdict_to_check_beside(claim)
    status = 200
    form = AskSecondCheckForm(request.POST or None, verdict=verdict, initial={"uid": uuid4()})
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                asked = second_checks.ask_second_check(by=signed_in(request), claim=claim, **form.cleaned_data)
            except (AskedAlready, Unusable) as refused:
                status = refused_in(form, refused)
            else:
                said = _("%(name)s is asked to check claim %(number)s blind.")
                messages.success(request, said % {"name": asked.checker.name, "number": claim.number})
                return redirect("ask_second_check", claim.uid)
    context = _on_claim(claim) | {"verdict": verdict, "form": form, "waiting": waiting_on(claim)}
    context["answered"] = [] if second_check_of(signed_in(request), claim) else answered_on(claim)
    return render(request, "claims/ask_second_check.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("answer_second_check")
def answer_second_check(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Shows the words and the article to who is asked, never the verdict, and takes what they find."""
    claim, me = claim_for_writing(uid), signed_in(request)
    check = second_check_of(me, claim)
    if check is None:
        messages.info(request, _("No second check of claim %(number)s waits for you.") % {"number": claim.number})
        return redirect(claim)
    context = _on_claim(claim) | {"check": check}
    status = 200
    form = SecondCheckForm(
        request.POST or None, initial={"revision": context["revision"].number, "as_of": today_at(claim.article)}
    )
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                answered = second_checks.answer_second_check(by=me, check=check, **form.cleaned_data)
            except TextMovedOn as refused:
                # What they wrote, on the text as it is now.
                form = SecondCheckForm(_with_revision(request, context["revision"].number))
                status = refused_in(form, refused)
            except Unusable as refused:
                status = refused_in(form, refused)
            else:
                messages.success(request, _said(answered))
                return redirect(claim)
    context |= {"form": form, "text": _text(context)}
    return render(request, "claims/answer_second_check.html", context, status=status)


def _said(check: SecondCheck) -> str:
    """That the answer is in, and whether it agrees: both findings are told now."""
    verdict, number = check.verdict, {"number": check.claim.number}
    if check.agrees:
        return _("Your second check of claim %(number)s is in: you agree.") % number
    return _("Your second check of claim %(number)s is in: %(name)s found “%(rating)s”, you differ.") % {
        **number,
        "name": verdict.author.name,
        "rating": verdict.rating.label if verdict.rating else "",
    }


@require_POST
@for_roles_that("ask_second_check")
def withdraw_second_check(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Takes back what was asked of a person."""
    rows = SecondCheck.objects.select_related("claim__article__publication", "checker", "verdict")
    check = get_object_or_404(rows, uid=uid)
    second_checks.withdraw_second_check(by=signed_in(request), check=check)
    said = _("%(name)s is no longer asked to check claim %(number)s.")
    messages.success(request, said % {"name": check.checker.name, "number": check.claim.number})
    return redirect("ask_second_check", check.claim.uid)


def _with_revision(request: HttpRequest, number: int) -> QueryDict:
    """What was posted, for this revision."""
    posted = request.POST.copy()
    posted["revision"] = str(number)
    return posted


def _on_claim(claim: Claim) -> dict[str, Any]:
    """The claim with its words in their sentence, as they stand in the latest revision."""
    revision = latest_revision(claim.article)
    anchor = anchor_in(claim, revision)
    context: dict[str, Any] = {"claim": claim, "article": claim.article, "revision": revision, "anchor": anchor}
    context["claim_words"] = anchor.exact if anchor else ""
    if anchor and anchor.start is not None:
        context["before"] = revision.text[anchor.sentence_start : anchor.start]
        context["after"] = revision.text[anchor.end : anchor.sentence_end]
    return context


def _text(context: dict[str, Any]) -> Any:
    """The whole text with this claim marked, and no other: marks tell the states of claims."""
    claim, revision, anchor = context["claim"], context["revision"], context["anchor"]
    label = _("Claim %(number)s") % {"number": claim.number}
    marks = [Mark(claim.number, anchor.start, anchor.end, "is-unchecked", label)] if anchor and anchor.end else []
    return render_text(revision.text, revision.blocks, revision.inlines, marks)
