"""The call sheet of an article: asks people and authors about claims, and records what they say."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.models import Article
from factcheck.articles.queries import article_by_slug
from factcheck.claims.actions import asking
from factcheck.claims.call_sheets import calls_of, claims_without_question, questions_on
from factcheck.claims.models import Question
from factcheck.claims.queries import claim_by_uid
from factcheck.claims.states import CheckStatus
from factcheck.claims.work_forms import AnswerForm, AskForm
from factcheck.errors import Unusable
from factcheck.lists.ticked import refused_in

# A question brings another check status by itself only while nobody has said that the claim is checked or waits.
UNDER_WAY = frozenset({CheckStatus.OPEN, CheckStatus.IN_PROGRESS, CheckStatus.NEEDS_SOURCE})


@require_safe
@for_roles_that("ask_question")
def call_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows whom to call about an article, what to ask them, and what they said; `?answer=` opens one answer."""
    return _show_sheet(request, article_by_slug(slug))


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("ask_question")
def ask_question(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Puts a question about a claim on the call sheet of its article."""
    claim = claim_by_uid(uid)
    is_under_way = claim.check_status in UNDER_WAY
    initial = {"uid": uuid4(), "status": CheckStatus.QUERY_TO_AUTHOR if is_under_way else ""}
    form = AskForm(request.POST or None, initial=initial)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            asked = asking.ask_question(by=signed_in(request), claim=claim, **form.cleaned_data)
        except Unusable as refused:
            form.add_error("question", refused.message)
        else:
            messages.success(request, _("Question on claim %(number)s added.") % {"number": claim.number})
            return redirect(_on_sheet(asked))
    context = {"claim": claim, "article": claim.article, "form": form, "questions": questions_on(claim)}
    anchor = claim.anchor  # type: ignore[attr-defined]
    if anchor and anchor.start is not None:
        text = anchor.revision.text
        context |= {"before": text[anchor.sentence_start : anchor.start], "words": anchor.exact}
        context["after"] = text[anchor.end : anchor.sentence_end]
    return render(request, "claims/ask_question.html", context, status=status)


@require_POST
@for_roles_that("ask_question")
def record_answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Records what a question brought."""
    question = _question(uid)
    article = question.claim.article
    with timezone.override(article.zone_name):
        form = AnswerForm(request.POST, auto_id=f"answer_{question.pk}_%s")
        status = 422
        if form.is_valid():
            try:
                asking.record_answer(by=signed_in(request), question=question, **form.cleaned_data)
            except (asking.AnsweredByAnother, Unusable) as refused:
                status = refused_in(form, refused)
            else:
                said = _("Claim %(number)s: answer recorded.") % {"number": question.claim.number}
                messages.success(request, said)
                return redirect(_on_sheet(question))
        return _show_sheet(request, article, opened=question, form=form, status=status)


@require_POST
@for_roles_that("set_check_status")
def follow_answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Gives the claim the check status that an answer asks for."""
    question = _question(uid)
    claim = asking.follow_answer(by=signed_in(request), question=question, reason=request.POST.get("reason", ""))
    status = claim.get_check_status_display().lower()
    messages.success(request, _("Claim %(number)s: %(status)s.") % {"number": claim.number, "status": status})
    return redirect(_on_sheet(question))


def _question(uid: UUID) -> Question:
    return get_object_or_404(Question.objects.select_related("claim__article__publication", "source"), uid=uid)


def _on_sheet(question: Question) -> str:
    return f"{reverse('call_sheet', args=[question.claim.article.slug])}#question-{question.uid}"


def _show_sheet(
    request: HttpRequest,
    article: Article,
    *,
    opened: Question | None = None,
    form: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    calls = calls_of(article)
    with timezone.override(article.zone_name):
        for call in calls:
            for question in [*call.open, *call.answered]:
                is_opened = opened is not None and question.pk == opened.pk
                question.form = form if is_opened else _answer_form(question)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "article": article,
        "calls": calls,
        "open_count": sum(len(call.open) for call in calls),
        "unasked": claims_without_question(article),
        "now": timezone.now(),
    }
    return render(request, "claims/call_sheet.html", context, status=status)


def _answer_form(question: Question) -> AnswerForm:
    initial = {"result": question.result, "answer": question.answer}
    return AnswerForm(initial=initial, auto_id=f"answer_{question.pk}_%s")
