"""Asks about corrections."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from factcheck.articles.models import Article
from factcheck.corrections.models import Correction, CorrectionAnchor


def corrections_for_lists() -> QuerySet[Correction]:
    """Corrections with article and publication: one statement a page."""
    return Correction.objects.select_related("article__publication")


def correction_by_uid(uid: UUID) -> Correction:
    """Gives the correction with everything its page shows; raises Http404. Three statements."""
    whole = corrections_for_lists().select_related(
        "claim", "author", "issued_by", "returned_by", "ended_by", "superseded_by", "from_revision", "to_revision"
    )
    texts = ("from_revision__text", "from_revision__blocks", "to_revision__text", "to_revision__blocks")
    whole = whole.defer(*texts).prefetch_related(_markers(), "supersedes")
    correction = get_object_or_404(whole, uid=uid)
    set_sign_urls([correction])
    return correction


def corrections_of(article: Article) -> list[Correction]:
    """The corrections of an article, newest first, each with `sign_url`; two statements."""
    corrections = list(corrections_for_lists().filter(article=article).prefetch_related(_markers()))
    set_sign_urls(corrections)
    return corrections


def _markers() -> "Prefetch[Any, Any, Any]":
    anchors = CorrectionAnchor.objects.filter(closed_at__isnull=True, start__isnull=False)
    newest_first = anchors.select_related("revision").defer("revision__text", "revision__blocks")
    return Prefetch("anchors", newest_first.order_by("-revision__number"), to_attr="markers")


def set_sign_urls(corrections: Iterable[Correction]) -> None:
    """Gives each correction `sign_url`, the address of its sign in the newest text that holds it, or an empty text."""
    for correction in corrections:
        correction.sign_url = _sign_url(correction)  # type: ignore[attr-defined]


def _sign_url(correction: Correction) -> str:
    markers: Sequence[CorrectionAnchor] = correction.markers  # type: ignore[attr-defined]
    for anchor in markers:
        number = sign_number(anchor.revision.inlines, anchor.start, anchor.end)
        if number:
            article = correction.article
            if anchor.revision.number == article.revision_count:
                page = article.get_absolute_url()
            else:
                page = reverse("revision", args=[article.slug, anchor.revision.number])
            return f"{page}#sign-{number}"
    return ""


def sign_number(inlines: Sequence[Mapping[str, Any]], start: int | None, end: int | None) -> int:
    """The number of the correction sign at this place, counted in reading order as the text shows them; 0 for none."""
    signs = sorted((sign["start"], sign["end"]) for sign in inlines if sign["kind"] == "correction_marker")
    return signs.index((start, end)) + 1 if (start, end) in signs else 0
