"""Cites a source beside the claim: finds it, then opens its text to take the words from."""

from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.rendering import render_text
from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.models import Revision
from factcheck.claims.actions import citing, proposing
from factcheck.claims.actions.marking import TextHasChanged
from factcheck.claims.cited import cited_passages, marks_of_passages, recently_cited
from factcheck.claims.forms import CiteArticleForm, CiteSourceForm
from factcheck.claims.models import Claim
from factcheck.claims.queries import anchor_in, latest_revision, latest_revision_by_slug, revision_to_mark
from factcheck.claims.showing import WRITABLE, back_to_claim, claim_for_writing
from factcheck.claims.states import Stance, VerdictState
from factcheck.claims.views.citations import say_added
from factcheck.errors import RuleViolation, Unusable
from factcheck.htmx import render_page
from factcheck.language.sentences import sentences
from factcheck.sources.actions import source_for_article
from factcheck.sources.forms import FindForm
from factcheck.sources.models import Source
from factcheck.sources.queries import find_sources
from factcheck.sources.states import SourceKind


class NothingIsCitedNow(RuleViolation):
    """The claim is withdrawn, or its verdict is being reviewed or holds."""


@require_safe
@for_roles_that("cite")
def choose_source(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Finds articles here and other sources to cite; without words, those that this article's claims cited last.

    `?source=` names one that was just added for this claim.
    """
    claim = _claim_to_cite_on(uid)
    if "source" in request.GET:
        return redirect("cite_source", claim.uid, _uid_of(request.GET["source"]))
    form = FindForm(request.GET)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    found = find_sources(words, without=claim.article)
    context = _beside(claim) | {"form": form, "words": words, "found": found}
    context["recent"] = [] if words else recently_cited(claim.article)
    return render_page(request, "claims/choose_source.html", context, partial="claims/_found_to_cite.html")


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("cite")
def cite_article(request: HttpRequest, uid: UUID, slug: str) -> HttpResponse:
    """Opens another article's text beside the claim, and cites the words selected, picked or typed."""
    claim = _claim_to_cite_on(uid)
    cited = latest_revision_by_slug(slug)
    if cited.article_id == claim.article_id:
        raise Unusable(_("An article is no source for itself. Cite another one."))
    status = 200
    form = CiteArticleForm(
        request.POST if request.method == "POST" else None, initial=_new_citation() | {"revision": cited.number}
    )
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _cite_words(request, claim, form, slug)
            except TextHasChanged as refused:
                form.add_error(None, refused.message)
                form, status = _on_the_present_text(form, cited), refused.status
            except Unusable as refused:
                form.add_error(None, refused.message)
    passages = cited_passages(cited)
    number = request.GET.get("claim", "")
    context = _beside(claim) | {
        "form": form,
        "cited": cited,
        "other": cited.article,
        "passages": passages,
        "sentences": [(start, end, cited.text[start:end]) for start, end in sentences(cited.text)],
        "text": render_text(
            cited.text,
            cited.blocks,
            cited.inlines,
            marks_of_passages(passages),
            focused=int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else None,
        ),
    }
    return render_page(request, "claims/cite_article.html", context, partial="claims/_cite_article.html", status=status)


def _cite_words(request: HttpRequest, claim: Claim, form: CiteArticleForm, slug: str) -> HttpResponse:
    me, given = signed_in(request), form.cleaned_data
    revision = revision_to_mark(slug, given["revision"])
    selected = form.selected(revision.text)
    with transaction.atomic():
        citing.add_citation(
            by=me,
            verdict=proposing.start_verdict(by=me, claim=claim, citing=revision.article),
            source=source_for_article(article=revision.article, by=me),
            stance=given["stance"],
            quotation=given["quotation"],
            note=given["note"],
            span=(revision, *selected) if selected else None,
            uid=given["uid"],
        )
    say_added(request)
    return back_to_claim(request, claim)


def _on_the_present_text(form: CiteArticleForm, cited: Revision) -> CiteArticleForm:
    """The form with its errors, for the text as it is now: the words that were selected are typed into it."""
    given = form.cleaned_data
    data = {name: given[name] for name in ("uid", "stance", "note")} | {"revision": cited.number}
    present = CiteArticleForm(data | {"quotation": given["exact"] or given["quotation"]})
    present.full_clean()
    for message in form.non_field_errors():
        present.add_error(None, message)
    return present


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles_that("cite")
def cite_source(request: HttpRequest, uid: UUID, source_uid: UUID) -> HttpResponse:
    """Cites a source that is no article here, with its stored excerpt beside the claim."""
    claim = _claim_to_cite_on(uid)
    source = get_object_or_404(Source.objects.select_related("article"), uid=source_uid)
    if source.kind == SourceKind.ARTICLE and source.article:
        return redirect("cite_article", claim.uid, source.article.slug)
    form = CiteSourceForm(request.POST if request.method == "POST" else None, initial=_new_citation())
    if request.method == "POST" and form.is_valid():
        me, given = signed_in(request), form.cleaned_data
        try:
            with transaction.atomic():
                verdict = proposing.start_verdict(by=me, claim=claim, citing=source)
                citation = citing.add_citation(by=me, verdict=verdict, source=source, **given)
        except Unusable as refused:
            form.add_error(None, refused.message)
        else:
            say_added(request, citation)
            return back_to_claim(request, claim)
    context = _beside(claim) | {"form": form, "source": source}
    status = 422 if form.errors else 200
    return render_page(request, "claims/cite_source.html", context, partial="claims/_cite_source.html", status=status)


def _claim_to_cite_on(uid: UUID) -> Claim:
    """Gives the claim, or says why nothing is cited on it now."""
    claim = claim_for_writing(uid)
    last = claim.verdicts.order_by("-version").first()
    if claim.withdrawn_at is None and (last is None or last.state in WRITABLE):
        return claim
    if claim.withdrawn_at is not None:
        reason = _("Claim %(number)s is withdrawn. Nothing is added to it.")
    elif last is not None and last.state == VerdictState.SUBMITTED:
        reason = _("The verdict on claim %(number)s is under review. Sources are cited before it is submitted.")
    else:
        reason = _("The verdict on claim %(number)s holds. Begin its next version, then cite.")
    raise NothingIsCitedNow(
        reason % {"number": claim.number},
        way_on=_("Open the claim"),
        url=f"{claim.article.get_absolute_url()}?claim={claim.number}",
    )


def _beside(claim: Claim) -> dict[str, Any]:
    """The claim's words and sentence, which stay in view while a source is read."""
    revision = latest_revision(claim.article)
    anchor = anchor_in(claim, revision)
    context: dict[str, Any] = {"claim": claim, "article": claim.article}
    context["claim_words"] = anchor.exact if anchor else ""
    if anchor and anchor.start is not None and anchor.sentence_start is not None:
        context["before"] = revision.text[anchor.sentence_start : anchor.start]
        context["after"] = revision.text[anchor.end : anchor.sentence_end]
    return context


def _new_citation() -> dict[str, Any]:
    return {"uid": uuid4(), "stance": Stance.SUPPORTS}


def _uid_of(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError as error:
        raise Unusable(_("The source did not arrive whole. Choose it again.")) from error
