"""What a revision did to the claims, and what a person makes of it: confirm, attach to other words, withdraw."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from annotations.quotations import find_quotation
from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.comparing import Comparison, Row
from factcheck.articles.forms import RevisionForm
from factcheck.articles.importing import ImportRefused
from factcheck.articles.models import Revision
from factcheck.articles.queries import article_by_slug, rendered_text, revision_of
from factcheck.articles.views.revising import draft_of, given_text
from factcheck.claims.actions.confirming import confirm_anchor as confirm
from factcheck.claims.actions.confirming import confirm_anchors as confirm_many
from factcheck.claims.actions.confirming import reattach_claim as reattach
from factcheck.claims.actions.resolving import set_resolution as resolve
from factcheck.claims.carrying import place_claims
from factcheck.claims.effects import (
    PARTS,
    Effect,
    effects_between,
    effects_of,
    effects_to_come,
    parts_of,
    suggest_words,
)
from factcheck.claims.marks import marks_of
from factcheck.claims.models import Claim
from factcheck.claims.queries import claims_of_revision, latest_revision, revision_to_mark
from factcheck.claims.showing import claim_for_writing
from factcheck.claims.since import revision_last_approved, texts_since_approved
from factcheck.errors import Unusable
from factcheck.htmx import render_page
from factcheck.site_address import ours

# A session remembers the latest revision that was seen of so many articles.
MOST_KNOWN = 200


@require_safe
@for_roles_that("read")
def revision_claims(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Shows a revision with its own claims where they stand in it, and what it did to each; `?part=changed` filters."""
    article = article_by_slug(slug)
    revision = revision_of(article, number)
    effects = effects_of(revision)
    is_latest = revision.number == article.revision_count
    if is_latest:
        suggest_words(effects, revision)
    part = request.GET.get("part", "")
    me = signed_in(request)
    context = {
        "article": article,
        "revision": revision,
        "is_latest": is_latest,
        "parts": parts_of(effects),
        "part": part if part in PARTS else "",
        "effects": [effect for effect in effects if part not in PARTS or effect.part == part],
        "total": len(effects),
        "waiting": sum(effect.is_waiting for effect in effects),
        "first_waiting": next((effect.claim.number for effect in effects if effect.is_waiting), 0),
        "to_confirm": len(_to_confirm(effects)),
        "text": rendered_text(revision, marks_of(claims_of_revision(revision))),
        "may_settle": is_latest and me.may("mark_claim"),
        "is_news": is_latest and _is_news(request, revision),
    }
    return render_page(request, "claims/revision_claims.html", context, partial="claims/_revision_banner.html")


def _is_news(request: HttpRequest, revision: Revision) -> bool:
    """Whether the person is told of the revision for the first time since signing in; from then on it is known."""
    known = request.session.get("revisions_known", {})
    article = str(revision.article.uid)
    if known.get(article) == revision.number:
        return False
    known.pop(article, None)
    newest = list(known.items())[-MOST_KNOWN + 1 :]
    request.session["revisions_known"] = dict([*newest, (article, revision.number)])
    return True


@require_safe
@for_roles_that("read")
def compare_since_approved(request: HttpRequest, slug: str) -> HttpResponse:
    """To the comparison of the latest text with the one on which a verdict of the article was last approved."""
    article = article_by_slug(slug)
    number = revision_last_approved(article)
    if number is None:
        messages.info(request, _("No verdict of this article has been approved yet."))
        return redirect("revisions", article.slug)
    return redirect("compare_revisions", article.slug, number, article.revision_count)


@require_safe
@for_roles_that("read")
def compare_claim_since_approved(request: HttpRequest, uid: UUID) -> HttpResponse:
    """To the comparison of the latest text with the one on which the claim's verdict was last approved.

    Where only an article that it cites was revised since, to the comparison of that one.
    """
    claim = claim_for_writing(uid)
    texts = texts_since_approved(claim)
    if texts is None:
        messages.info(request, _("No verdict on claim %(number)s has been approved yet.") % {"number": claim.number})
        return redirect(claim)
    if texts.then == texts.now:
        said = _("Neither the text nor an article that claim %(number)s cites has a revision since it was approved.")
        messages.info(request, said % {"number": claim.number})
        return redirect(claim)
    return redirect("compare_revisions", texts.article.slug, texts.then, texts.now)


@require_safe
@for_roles_that("read")
def compare_claims(request: HttpRequest, slug: str, a: int, b: int) -> HttpResponse:
    """What the changes between two revisions mean for claims: a page, or for htmx each beside its block."""
    article = article_by_slug(slug)
    old, new = revision_of(article, a), revision_of(article, b)
    effects = [effect for effect in effects_between(old, new) if effect.part != "unchanged" or effect.is_lapsed]
    rows: Sequence[Row] = Comparison(old, new).rows if request.headers.get("HX-Request") else []
    by_row: dict[int, list[Effect]] = {}
    for effect in effects:
        by_row.setdefault(_row_of(effect, rows), []).append(effect)
    context = {"article": article, "old": old, "new": new, "effects": effects, "by_row": sorted(by_row.items())}
    return render_page(request, "claims/compare_claims.html", context, partial="claims/_compared_claims.html")


def _row_of(effect: Effect, rows: Sequence[Row]) -> int:
    """The row of the comparison that holds the words, or that held them; -1 where there is none."""
    for row in rows:
        span, at = (row.new_span, effect.now.start) if effect.now.span else (row.old_span, None)
        if at is None and effect.before is not None:
            at = effect.before.start
        if span and at is not None and span[0] <= at < span[1]:
            return row.number
    return -1


@require_POST
@for_roles_that("add_revision")
def preview_claims(request: HttpRequest, slug: str) -> HttpResponse:
    """What a text that is not saved yet would do to the claims."""
    article = article_by_slug(slug)
    last = revision_of(article, article.revision_count)
    form = RevisionForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Unusable(_("The text did not arrive whole. Go back and read it again."))
    try:
        read = draft_of(request, given_text(form), last)
    except ImportRefused as refusal:
        raise Unusable(refusal.message) from refusal
    revision = Revision(article=article, number=last.number + 1, text=read.article.text)
    effects = effects_to_come(place_claims(revision=revision, previous=last))
    context = {
        "article": article,
        "revision": revision,
        "parts": parts_of(effects),
        "total": len(effects),
        "effects": [effect for effect in effects if effect.part != "unchanged"],
        # Without a script this is a page of its own, from which the form goes on.
        "sent": [(name, value) for name, value in request.POST.items() if name not in ("do", "csrfmiddlewaretoken")],
    }
    return render_page(request, "claims/preview_claims.html", context, partial="claims/_preview_claims.html")


@require_POST
@for_roles_that("mark_claim")
def confirm_anchor(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Confirms where one claim was carried to."""
    claim = claim_for_writing(uid)
    revision = _revision_seen(request, claim)
    anchor = confirm(by=signed_in(request), claim=claim, revision=revision)
    said = _("Claim %(number)s stands on “%(words)s”.") % {"number": claim.number, "words": anchor.exact}
    messages.success(request, said)
    return _back(request, claim, revision)


@require_POST
@for_roles_that("mark_claim")
def confirm_anchors(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Confirms all claims in whose words and sentences nothing material changed."""
    article = article_by_slug(slug)
    revision = revision_of(article, number)
    anchors = [effect.now for effect in _to_confirm(effects_of(revision))]
    confirmed = confirm_many(by=signed_in(request), revision=revision, anchors=anchors)
    said = ngettext("%(number)d claim confirmed.", "%(number)d claims confirmed.", len(confirmed))
    messages.success(request, said % {"number": len(confirmed)})
    return redirect("revision_claims", article.slug, revision.number)


def _to_confirm(effects: list[Effect]) -> list[Effect]:
    return [effect for effect in effects if effect.may_be_confirmed and effect.before and not effect.change.is_material]


@require_POST
@for_roles_that("mark_claim")
def reattach_claim(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Attaches a claim to words that were selected, or typed or copied; those have to stand in the text once."""
    claim = claim_for_writing(uid)
    revision = _revision_seen(request, claim)
    words = request.POST.get("words", "").replace("\r\n", "\n").strip()
    if not words:
        raise Unusable(_("Copy the words that claim %(number)s is to stand on.") % {"number": claim.number})
    places = _selected(request, revision, words) or find_quotation(revision.text, words)
    if not places:
        raise Unusable(
            _("“%(words)s” does not stand in revision %(revision)s. Copy the words as they stand there.")
            % {"words": words[:120], "revision": revision.number},
            way_on=_("Select them in the text"),
            url=f"{claim.article.get_absolute_url()}?claim={claim.number}",
        )
    if len(places) > 1:
        said = ngettext(
            "“%(words)s” stands in revision %(revision)s %(count)d time. Copy words that stand there once.",
            "“%(words)s” stands in revision %(revision)s %(count)d times. Copy words that stand there once.",
            len(places),
        )
        raise Unusable(
            said % {"words": words[:120], "revision": revision.number, "count": len(places)},
            way_on=_("Select them in the text"),
            url=f"{claim.article.get_absolute_url()}?claim={claim.number}",
        )
    start, end = places[0]
    exact = revision.text[start:end]
    reattach(by=signed_in(request), claim=claim, revision=revision, start=start, end=end, exact=exact)
    said = _("Claim %(number)s stands on “%(words)s”.") % {"number": claim.number, "words": exact}
    messages.success(request, said)
    return _back(request, claim, revision)


def _selected(request: HttpRequest, revision: Revision, words: str) -> list[tuple[int, int]]:
    """The place that was selected in the text, if these words stand there."""
    given = [request.POST.get(name, "") for name in ("start", "end")]
    if not all(number.isdecimal() and len(number) < 9 for number in given):
        return []
    start, end = int(given[0]), int(given[1])
    return [(start, end)] if revision.text[start:end] == words else []


@require_POST
@for_roles_that("set_resolution")
def set_resolution(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Says what became of the claim's words."""
    claim = claim_for_writing(uid)
    revision = _revision_seen(request, claim)
    resolve(by=signed_in(request), claim=claim, resolution=request.POST.get("resolution", "-"), revision=revision)
    said = _("Claim %(number)s: %(resolution)s.")
    messages.success(request, said % {"number": claim.number, "resolution": claim.get_resolution_display().lower()})
    return _back(request, claim, revision)


def _revision_seen(request: HttpRequest, claim: Claim) -> Revision:
    """The revision that the page showed; the latest where it does not say."""
    number = request.POST.get("revision", "")
    if number.isdecimal() and len(number) < 9:
        return revision_to_mark(claim.article.slug, int(number))
    return latest_revision(claim.article)


def _back(request: HttpRequest, claim: Claim, revision: Revision) -> HttpResponse:
    """To the page that sent the form, if it is one of ours, else to the claims of the revision."""
    there = ours(request.POST.get("next"))
    return redirect(there) if there else redirect("revision_claims", claim.article.slug, revision.number)
