"""Shows the workspace, or sends a person back to it: what every view on a claim answers with."""

from collections import Counter
from typing import Any, NamedTuple
from uuid import uuid4

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from annotations.rendering import render_text
from factcheck.accounts.queries import signed_in
from factcheck.articles.models import Article, Revision
from factcheck.articles.signs import signs_in
from factcheck.claims.cards import Card, cards_as_html
from factcheck.claims.forms import (
    BoundsForm,
    KindForm,
    StatusForm,
    VerdictForm,
    WithdrawForm,
)
from factcheck.claims.marks import marks_of_cards
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.panel import cards_of_revision, claim_for_workspace
from factcheck.claims.queries import (
    citations_in_order,
    latest_revision,
    places_of_repeats,
)
from factcheck.claims.second_checks import second_check_of
from factcheck.claims.states import (
    LIST_STATE_BY_NAME,
    PRESSING_FIRST,
    STATUSES_WITH_A_REASON,
    CheckStatus,
    ClaimantType,
    ClaimKind,
    VerdictState,
)
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
    context, long_parts = workspace_context(request, revision, open_number=open_number)
    context.update(forms)
    response = render_page(request, "claims/workspace.html", context, partial="claims/_workspace.html", status=status)
    response.content = _with_long_parts(response.content, long_parts)
    return response


def _with_long_parts(page: bytes, parts: dict[str, str]) -> bytes:
    """The page with its long parts, which come in this order, in their places.

    A template copies what it holds once for each block and include around it, which is dear for half a megabyte.
    """
    pieces = []
    for name, html in parts.items():
        before, page = page.split(_place_of(name).encode())
        pieces += [before, html.encode()]
    return b"".join([*pieces, page])


def _place_of(part: str) -> SafeString:
    """Stands in the template's output where a long part is put in; in words of people the brackets are escaped."""
    return format_html("<!--{}-->", part)


def workspace_context(
    request: HttpRequest, revision: Revision, *, open_number: int | None
) -> tuple[dict[str, Any], dict[str, str]]:
    """What the template shows, and the long parts that are put in after it: the text and the cards."""
    me = signed_in(request)
    cards = cards_of_revision(revision, me)
    totals = Counter(card.state_name for card in cards)
    tray: dict[str, list[Card]] = {name: [] for name in IN_THE_TRAY}
    beside: list[Card] = []
    for card in cards:
        tray.get(card.state_name, beside).append(card)
    numbers = [card.number for card in cards]
    opened = None if open_number not in numbers else claim_for_workspace(revision, open_number, me)
    numbers_beside = [card.number for card in beside]
    # The cards before the open one, itself, and those after it; all of them where none is open there.
    at = numbers_beside.index(opened.number) if opened and opened.number in numbers_beside else None
    language = revision.article.language
    context: dict[str, Any] = {
        "article": revision.article,
        "language": language,
        "revision": revision,
        "total": len(cards),
        "total_beside": len(beside),
        "opened_beside": beside[at] if at is not None else None,
        **{name: _tray_of(cards, opened, language) for name, cards in tray.items()},
        "opened": opened,
        "opened_position": at + 1 if at is not None else 0,
        "previous_number": _neighbour(numbers_beside, at, -1),
        "next_number": _neighbour(numbers_beside, at, +1),
        "counts": [(LIST_STATE_BY_NAME[name], totals[name]) for name in PRESSING_FIRST],
        "kinds": ClaimKind.choices,
        "claimant_types": ClaimantType.choices,
        "next_uid": uuid4(),
        "attributed_kinds": " ".join(sorted(ATTRIBUTED_KINDS)),
    }
    if opened:
        context.update(open_claim_context(request, opened, revision))
    text = render_text(
        revision.text,
        revision.blocks,
        revision.inlines,
        marks_of_cards(cards),
        signs=signs_in(revision),
        focused=opened.number if opened else None,
        icons=static("icons.svg"),
    )
    long_parts = {"text": text, "cards_before": _places_of(beside[:at], language)}
    if at is not None:
        long_parts["cards_after"] = _places_of(beside[at + 1 :], language)
    return context | {name: _place_of(name) for name in long_parts}, long_parts


class Tray(NamedTuple):
    """Cards without a place in the text, as HTML: those before the open one and after it; all before where none is."""

    total: int
    opened: bool
    before: SafeString
    after: SafeString

    def __bool__(self) -> bool:
        return self.total > 0


def _tray_of(cards: list[Card], opened: Claim | None, language: str) -> Tray:
    at = next((at for at, card in enumerate(cards) if opened and card.number == opened.number), len(cards))
    before, after = (cards_as_html(some, "claims/_claim_row.html", language) for some in (cards[:at], cards[at + 1 :]))
    return Tray(len(cards), at < len(cards), before, after)


def _places_of(cards: list[Card], language: str) -> str:
    return cards_as_html(cards, "claims/_claim_place.html", language)


def open_claim_context(request: HttpRequest, claim: Claim, revision: Revision) -> dict[str, Any]:
    """The forms of the open claim, and what this person may do with it."""
    verdict: Verdict | None = claim.verdict  # type: ignore[attr-defined]
    me = signed_in(request)
    is_anothers_draft = verdict is not None and verdict.state == VerdictState.DRAFT and verdict.author_id != me.pk
    may_write = claim.withdrawn_at is None and (verdict is None or verdict.state in WRITABLE)
    second_check = second_check_of(me, claim) if claim.is_blind else None  # type: ignore[attr-defined]
    if verdict and not second_check:
        prefetch_related_objects([verdict], citations_in_order())
    anchor = claim.anchor  # type: ignore[attr-defined]
    words = {"revision": revision.number, "words": anchor.exact if anchor else ""}
    return {
        "second_check": second_check,
        "verdict": verdict,
        "may_cite": may_write,
        "may_write_verdict": may_write and not is_anothers_draft,
        "is_anothers_draft": is_anothers_draft,
        "next_version": _next_version(verdict),
        "verdict_form": VerdictForm.of(verdict),
        "may_change_words": claim.withdrawn_at is None and not (verdict and verdict.state == VerdictState.SUBMITTED),
        "repeats": len(places_of_repeats(claim, revision)) if claim.withdrawn_at is None else 0,
        "bounds_form": BoundsForm(initial=words, auto_id="bounds_%s"),
        "kind_form": KindForm(
            initial={"kind": claim.kind, "claimant": claim.claimant, "claimant_type": claim.claimant_type}
        ),
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


def _neighbour(numbers: list[int], at: int | None, step: int) -> int | None:
    """The number of the card before or after; with none open, the last or the first."""
    if not numbers:
        return None
    if at is None:
        return numbers[0] if step > 0 else numbers[-1]
    index = at + step
    return numbers[index] if 0 <= index < len(numbers) else None


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
