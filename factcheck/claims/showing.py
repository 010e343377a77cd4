"""Shows the workspace, or sends a person back to it: what every view on a claim answers with."""

from typing import Any
from uuid import uuid4

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static

from annotations.rendering import render_text
from factcheck.accounts.queries import signed_in
from factcheck.articles.models import Article, Revision
from factcheck.articles.signs import signs_in
from factcheck.claims.forms import (
    BoundsForm,
    CitationForm,
    KindForm,
    MarkForm,
    StatusForm,
    VerdictForm,
    WithdrawForm,
)
from factcheck.claims.marks import marks_of
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.queries import citations_in_order, claims_for_workspace, latest_revision, places_of_repeats
from factcheck.claims.states import LIST_STATE_BY_NAME, STATUSES_WITH_A_REASON, CheckStatus, ClaimKind, VerdictState
from factcheck.claims.tables import PRESSING_FIRST
from factcheck.htmx import render_page

WRITABLE = frozenset({VerdictState.DRAFT, VerdictState.RETURNED, VerdictState.LAPSED})
ATTRIBUTED_KINDS = frozenset({ClaimKind.ATTRIBUTION, ClaimKind.QUOTATION})
# Not beside the text: the first wait for words, the second are history.
IN_THE_TRAY = ("unanchored", "withdrawn")


def show_workspace(
    request: HttpRequest, article: Article, *, open_number: int | None, status: int = 200, **forms: Any
) -> HttpResponse:
    """Renders the workspace, page or partial; `forms` replaces a form by one that holds errors."""
    return show_revision(request, latest_revision(article), open_number, status=status, **forms)


def show_revision(
    request: HttpRequest, revision: Revision, open_number: int | None, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """Renders the workspace of a revision that was read already."""
    context = workspace_context(request, revision, open_number=open_number)
    context.update(forms)
    return render_page(request, "claims/workspace.html", context, partial="claims/_workspace.html", status=status)


def workspace_context(request: HttpRequest, revision: Revision, *, open_number: int | None) -> dict[str, Any]:
    claims = claims_for_workspace(revision)
    opened = next((claim for claim in claims if claim.number == open_number), None)
    beside = [claim for claim in claims if claim.list_state not in IN_THE_TRAY]  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "article": revision.article,
        "revision": revision,
        "claims": claims,
        "beside": beside,
        "unanchored": _in_state(claims, "unanchored"),
        "withdrawn": _in_state(claims, "withdrawn"),
        "opened": opened,
        "opened_position": beside.index(opened) + 1 if opened in beside else 0,
        "previous_claim": _neighbour(beside, opened, -1),
        "next_claim": _neighbour(beside, opened, +1),
        "counts": [(LIST_STATE_BY_NAME[name], len(_in_state(claims, name))) for name in PRESSING_FIRST],
        "text": render_text(
            revision.text,
            revision.blocks,
            revision.inlines,
            marks_of(claims),
            signs=signs_in(revision),
            focused=opened.number if opened else None,
            icons=static("icons.svg"),
        ),
        "mark_form": new_mark_form(revision),
        "attributed_kinds": " ".join(sorted(ATTRIBUTED_KINDS)),
    }
    if opened:
        context.update(open_claim_context(request, opened, revision))
    return context


def new_mark_form(revision: Revision) -> MarkForm:
    """An empty selection, with the uid of the claim it will make."""
    return MarkForm(initial={"uid": uuid4(), "revision": revision.number}, auto_id="mark_%s")


def open_claim_context(request: HttpRequest, claim: Claim, revision: Revision) -> dict[str, Any]:
    """The forms of the open claim, and what this person may do with it."""
    verdict: Verdict | None = claim.verdict  # type: ignore[attr-defined]
    me = signed_in(request)
    is_anothers_draft = verdict is not None and verdict.state == VerdictState.DRAFT and verdict.author_id != me.pk
    may_write = claim.withdrawn_at is None and (verdict is None or verdict.state in WRITABLE)
    if verdict:
        prefetch_related_objects([verdict], citations_in_order())
    anchor = claim.anchor  # type: ignore[attr-defined]
    words = {"revision": revision.number, "words": anchor.exact if anchor else ""}
    return {
        "verdict": verdict,
        "may_cite": may_write,
        "may_write_verdict": may_write and not is_anothers_draft,
        "is_anothers_draft": is_anothers_draft,
        "next_version": _next_version(verdict),
        "verdict_form": VerdictForm.of(verdict),
        "citation_form": CitationForm(article=claim.article) if may_write else None,
        "may_change_words": claim.withdrawn_at is None and not (verdict and verdict.state == VerdictState.SUBMITTED),
        "repeats": len(places_of_repeats(claim, revision)) if claim.withdrawn_at is None else 0,
        "bounds_form": BoundsForm(initial=words, auto_id="bounds_%s"),
        "kind_form": KindForm(initial={"kind": claim.kind, "claimant": claim.claimant}),
        "status_form": StatusForm(initial={"reason": claim.check_reason}),
        "plain_statuses": [status for status in CheckStatus if status not in STATUSES_WITH_A_REASON],
        "reasoned_statuses": [status for status in CheckStatus if status in STATUSES_WITH_A_REASON],
        "withdraw_form": WithdrawForm(auto_id="withdraw_%s"),
    }


def _next_version(verdict: Verdict | None) -> int:
    """The number of the version that the form writes: the open draft's, or the next one."""
    if verdict is None:
        return 1
    return verdict.version if verdict.state == VerdictState.DRAFT else verdict.version + 1


def _in_state(claims: list[Claim], name: str) -> list[Claim]:
    return [claim for claim in claims if claim.list_state == name]  # type: ignore[attr-defined]


def _neighbour(claims: list[Claim], opened: Claim | None, step: int) -> Claim | None:
    if not claims:
        return None
    if opened not in claims:
        return claims[0] if step > 0 else claims[-1]
    index = claims.index(opened) + step
    return claims[index] if 0 <= index < len(claims) else None


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


def back_to_text(request: HttpRequest, claim: Claim) -> HttpResponse:
    """After a write that settles a claim: the workspace with nothing open."""
    address = claim.article.get_absolute_url()
    if getattr(request, "htmx", None):
        response = show_workspace(request, claim.article, open_number=None)
        response["HX-Push-Url"] = address
        return response
    return redirect(f"{address}#claim-{claim.number}")
