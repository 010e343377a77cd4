"""Cites sources on a claim."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck.accounts.models import User
from factcheck.accounts.queries import for_roles_that, signed_in
from factcheck.articles.models import Article
from factcheck.claims.actions import citing, proposing
from factcheck.claims.forms import CitationForm, chosen_source
from factcheck.claims.models import Citation
from factcheck.claims.showing import back_to_claim, claim_for_writing, show_workspace
from factcheck.errors import Unusable
from factcheck.sources.actions import source_for_article
from factcheck.sources.excerpts import difference
from factcheck.sources.models import Source


@require_POST
@for_roles_that("cite")
def add_citation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Adds a citation to the open draft, beginning one where there is none."""
    claim = claim_for_writing(uid)
    form = CitationForm(request.POST, article=claim.article)
    if form.is_valid():
        me, given = signed_in(request), form.cleaned_data
        try:
            with transaction.atomic():
                citation = citing.add_citation(
                    by=me,
                    verdict=proposing.start_verdict(by=me, claim=claim),
                    source=_source(given["source"], me),
                    stance=given["stance"],
                    quotation=given["quotation"],
                    locator_kind=given["locator_kind"],
                    locator=given["locator"],
                    note=given["note"],
                    uid=given["uid"],
                )
        except Unusable as refused:
            form.add_error(None, refused.message)
        else:
            say_added(request, citation)
            return back_to_claim(request, claim)
    return show_workspace(request, claim.article, open_number=claim.number, status=422, citation_form=form)


def say_added(request: HttpRequest, citation: Citation | None = None) -> None:
    """Says that a source was cited; and, where the stored excerpt reads otherwise, that it does."""
    if citation and difference(citation.source.excerpt, citation.quotation):
        messages.warning(request, _("Citation added. The stored excerpt reads otherwise: compare the words."))
    else:
        messages.success(request, _("Citation added."))


def _source(choice: str, by: User) -> Source:
    what, uid = chosen_source(choice)
    if what == "article":
        article = get_object_or_404(Article.objects.select_related("publication"), uid=uid)
        return source_for_article(article=article, by=by)
    return get_object_or_404(Source, uid=uid)


@require_POST
@for_roles_that("cite")
def remove_citation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Takes a citation off a draft."""
    citation = get_object_or_404(
        Citation.objects.select_related("verdict__claim__article__publication", "source", "added_by"), uid=uid
    )
    claim = citation.verdict.claim
    citing.remove_citation(by=signed_in(request), citation=citation)
    messages.success(request, _("Citation removed."), extra_tags=reverse("restore_citation", args=[uid]))
    return back_to_claim(request, claim)


@require_POST
@for_roles_that("cite")
def restore_citation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Puts a citation that was just removed back as it was: what the toast's Undo posts to."""
    citation = citing.restore_citation(by=signed_in(request), uid=uid)
    messages.success(request, _("Citation put back."))
    return back_to_claim(request, claim_for_writing(citation.verdict.claim.uid))
