"""The workspace of an article: its text with the marks, and its claims beside it."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.views.decorators.http import require_GET

from annotations.rendering import render_text
from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.models import Article
from factcheck.articles.queries import article_by_slug
from factcheck.claims.forms import CitationForm, MarkForm, SentenceForm, StatusForm, VerdictForm, WithdrawForm
from factcheck.claims.marks import marks_of
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.queries import claims_of_revision, latest_revision
from factcheck.claims.states import LIST_STATE_BY_NAME, LIST_STATES, VerdictState
from factcheck.htmx import render_page
from factcheck.language.sentences import sentences

WRITABLE = frozenset({VerdictState.DRAFT, VerdictState.RETURNED, VerdictState.LAPSED})


@require_GET
@for_roles_that("read")
def workspace(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows the latest text with its claims; `?claim=5` opens claim 5."""
    article = article_by_slug(slug)
    return show_workspace(request, article, open_number=_number(request.GET.get("claim", "")))


def show_workspace(
    request: HttpRequest, article: Article, *, open_number: int | None, status: int = 200, **forms: Any
) -> HttpResponse:
    """Renders the workspace, page or partial; `forms` replaces a form by one that holds errors."""
    context = workspace_context(request, article, open_number=open_number)
    context.update(forms)
    return render_page(request, "claims/workspace.html", context, partial="claims/_workspace.html", status=status)


def workspace_context(request: HttpRequest, article: Article, *, open_number: int | None) -> dict[str, Any]:
    revision = latest_revision(article)
    claims = claims_of_revision(revision)
    for claim in claims:
        claim.state = LIST_STATE_BY_NAME[claim.list_state]  # type: ignore[attr-defined]
        claim.verdict = claim.versions[0] if claim.versions else None  # type: ignore[attr-defined]
    opened = next((claim for claim in claims if claim.number == open_number), None)
    context: dict[str, Any] = {
        "article": article,
        "revision": revision,
        "claims": claims,
        "opened": opened,
        "opened_position": claims.index(opened) + 1 if opened else 0,
        "previous_claim": _neighbour(claims, opened, -1),
        "next_claim": _neighbour(claims, opened, +1),
        "counts": _counts(claims),
        "text": render_text(
            revision.text,
            revision.blocks,
            revision.inlines,
            marks_of(claims),
            focused=opened.number if opened else None,
            icons=static("icons.svg"),
        ),
        "mark_form": MarkForm(initial={"uid": uuid4(), "revision": revision.number}),
    }
    if opened:
        context.update(open_claim_context(request, opened))
    return context


def open_claim_context(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """The forms of the open claim, and what this person may do with it."""
    verdict: Verdict | None = claim.verdict  # type: ignore[attr-defined]
    me = signed_in(request)
    is_anothers_draft = verdict is not None and verdict.state == VerdictState.DRAFT and verdict.author_id != me.pk
    may_write = claim.withdrawn_at is None and (verdict is None or verdict.state in WRITABLE)
    return {
        "verdict": verdict,
        "may_cite": may_write,
        "may_write_verdict": may_write and not is_anothers_draft,
        "is_anothers_draft": is_anothers_draft,
        "next_version": _next_version(verdict),
        "verdict_form": VerdictForm.of(verdict),
        "citation_form": CitationForm(article=claim.article) if may_write else None,
        "status_form": StatusForm(initial={"status": claim.check_status, "reason": claim.check_reason}),
        "withdraw_form": WithdrawForm(),
    }


def _next_version(verdict: Verdict | None) -> int:
    """The number of the version that the form writes: the open draft's, or the next one."""
    if verdict is None:
        return 1
    return verdict.version if verdict.state == VerdictState.DRAFT else verdict.version + 1


def _counts(claims: list[Claim]) -> list[tuple[Any, int]]:
    """The states that occur, in the order of the table, each with its number of claims."""
    names = [claim.list_state for claim in claims]  # type: ignore[attr-defined]
    return [(state, names.count(state.name)) for state in LIST_STATES if state.name in names]


def _neighbour(claims: list[Claim], opened: Claim | None, step: int) -> Claim | None:
    if not claims:
        return None
    if opened is None:
        return claims[0] if step > 0 else claims[-1]
    index = claims.index(opened) + step
    return claims[index] if 0 <= index < len(claims) else None


def _number(raw: str) -> int | None:
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 9 else None


@require_GET
@for_roles_that("mark_claim")
def sentence_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The sentences of the text with a button each: marking without a pointer and without a script."""
    article = article_by_slug(slug)
    revision = latest_revision(article)
    rows = [(start, end, revision.text[start:end]) for start, end in sentences(revision.text)]
    form = SentenceForm(initial={"uid": uuid4(), "revision": revision.number})
    return render_page(
        request,
        "claims/sentence_list.html",
        {"article": article, "revision": revision, "sentences": rows, "form": form},
    )


def claim_for_writing(uid: object) -> Claim:
    """Gives the claim with its article and publication; raises Http404."""
    return get_object_or_404(Claim.objects.select_related("article__publication"), uid=uid)


def back_to_claim(request: HttpRequest, claim: Claim) -> HttpResponse:
    """After a write: the workspace with the claim open; for htmx the partial at once, with the address pushed."""
    address = f"{claim.article.get_absolute_url()}?claim={claim.number}"
    if getattr(request, "htmx", None):
        response = show_workspace(request, claim.article, open_number=claim.number)
        response["HX-Push-Url"] = address
        return response
    return redirect(f"{address}#claim-{claim.number}")
