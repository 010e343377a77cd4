"""Asks about corrections."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat, NullIf
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.marks import Sign
from factcheck.articles.models import Article, Revision
from factcheck.corrections.covering import CoveredChange
from factcheck.corrections.models import Correction, CorrectionAnchor, FurtherChange
from factcheck.corrections.signs import sign_marks, style_of
from factcheck.corrections.states import IN_PUBLIC, OWNING, CorrectionState
from factcheck.language.sentences import sentence_at
from factcheck.lists.each import Each

_TEXTS = ("from_revision__text", "from_revision__blocks", "to_revision__text", "to_revision__blocks")


def corrections_for_lists() -> QuerySet[Correction]:
    """Corrections with article, publication, author and issuer: one statement a page."""
    return Correction.objects.select_related("article__publication", "author", "issued_by")


def corrections_in_list() -> QuerySet[Correction]:
    """Corrections as their list shows them, with `risks`: those of their claims, with commas between."""
    further = FurtherChange.objects.filter(correction=OuterRef("pk"), claim__isnull=False).order_by()
    further_risks = Subquery(further.values("correction").annotate(risks=Each("claim__risk")).values("risks"))
    risks = Concat(Coalesce("claim__risk", Value("")), Value(","), Coalesce(further_risks, Value("")))
    return corrections_for_lists().annotate(risks=NullIf(risks, Value(",")))


def correction_by_uid(uid: UUID) -> Correction:
    """Gives the correction with everything its page shows; raises Http404. Five statements, or six."""
    whole = corrections_for_lists().select_related(
        "claim", "author", "issued_by", "returned_by", "ended_by", "superseded_by", "from_revision", "to_revision"
    )
    whole = whole.defer(*_TEXTS).prefetch_related(_markers(), "supersedes", "earlier_authors", "further_changes")
    correction = get_object_or_404(whole, uid=uid)
    set_sign_urls([correction])
    correction.marked = _marked(correction)  # type: ignore[attr-defined]
    return correction


def _marked(correction: Correction) -> str:
    """The sentence, up to the place where a sign that is not drawn yet will stand; one statement, or none."""
    markers: Sequence[CorrectionAnchor] = correction.markers  # type: ignore[attr-defined]
    is_over = correction.state in IN_PUBLIC or correction.state == CorrectionState.DISCARDED
    if is_over or not markers or markers[0].stands_in_text:
        return ""
    span = markers[0].span
    if span is None:
        return ""
    text = Revision.objects.values_list("text", flat=True).get(pk=markers[0].revision_id)
    start, _end = sentence_at(text, *span)
    return text[start : span[1]]


def correction_as_it_stands(correction: Correction) -> Correction:
    """Reads the correction afresh, with its people, article and texts; one statement."""
    whole = corrections_for_lists().select_related("author", "issued_by", "returned_by", "to_revision", "claim")
    return whole.get(pk=correction.pk)


def correction_for_writing(uid: UUID) -> Correction:
    """Gives the correction as the actions take it; raises Http404."""
    whole = corrections_for_lists().select_related("author", "from_revision", "to_revision", "claim")
    return get_object_or_404(whole, uid=uid)


def corrections_waiting() -> QuerySet[Correction]:
    """The corrections that wait for a reviewer, the longest waiting first; one statement."""
    waiting = corrections_for_lists().filter(state=CorrectionState.SUBMITTED).select_related("author")
    return waiting.order_by("submitted_at", "pk")


def signs_without_place() -> QuerySet[CorrectionAnchor]:
    """The signs of issued corrections that the latest text of their article has no place for; one statement."""
    lost = CorrectionAnchor.objects.filter(
        closed_at__isnull=True,
        start__isnull=True,
        correction__state=CorrectionState.ISSUED,
        revision__number=F("revision__article__revision_count"),
    )
    texts = ("revision__text", "revision__blocks", "revision__inlines")
    return lost.select_related("correction__article__publication", "revision").defer(*texts).order_by("placed_at", "pk")


def successors_for(correction: Correction) -> QuerySet[Correction]:
    """The issued corrections of the same article that could take its place."""
    issued = Correction.objects.filter(article=correction.article_id, state=CorrectionState.ISSUED)
    return issued.exclude(pk=correction.pk).order_by("-number")


def signs_of(revision: Revision, notes_at: str | None = None) -> list[Sign]:
    """The signs of our own that the issued corrections draw into the text of a revision, in reading order.

    Each leads to `#correction-<number>` at the address `notes_at`: the page of the article's corrections, unless told
    otherwise (an empty text is the page itself). At most one statement; fetch `article` and its publication with
    the revision.
    """
    if not revision.article.correction_count:
        return []
    anchors = list(
        CorrectionAnchor.objects.filter(
            revision=revision,
            closed_at__isnull=True,
            end__isnull=False,
            stands_in_text=False,
            correction__state=CorrectionState.ISSUED,
        )
        .select_related("correction")
        .order_by("end", "correction__number")
    )
    standing = {
        revision.text[inline["start"] : inline["end"]]
        for inline in revision.inlines
        if inline["kind"] == "correction_marker"
    }
    style = style_of(revision.article.publication)
    page = reverse("article_corrections", args=[revision.article.slug]) if notes_at is None else notes_at
    signs = []
    for anchor, mark in zip(anchors, sign_marks(len(anchors), standing, style), strict=True):
        correction = anchor.correction
        names = {"sign": mark, "type": correction.get_type_display(), "number": correction.number}
        signs.append(
            Sign(
                at=anchor.end or 0,
                number=correction.number,
                sign=mark,
                label=_("%(sign)s %(type)s %(number)d") % names,
                href=f"{page}#correction-{correction.number}",
            )
        )
    return signs


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
        sign = _sign_id(correction, anchor)
        if sign:
            article = correction.article
            if anchor.revision.number == article.revision_count:
                page = article.get_absolute_url()
            else:
                page = reverse("revision", args=[article.slug, anchor.revision.number])
            return f"{page}#{sign}"
    return ""


def _sign_id(correction: Correction, anchor: CorrectionAnchor) -> str:
    """The id of the sign at this place: one that stands in the text, or one of our own; empty where none is shown."""
    if anchor.stands_in_text:
        number = sign_number(anchor.revision.inlines, anchor.start, anchor.end)
        return f"sign-{number}" if number else ""
    return f"correction-sign-{correction.number}" if correction.state == CorrectionState.ISSUED else ""


def sign_number(inlines: Sequence[Mapping[str, Any]], start: int | None, end: int | None) -> int:
    """The number of the correction sign at this place, counted in reading order as the text shows them; 0 for none."""
    signs = sorted((sign["start"], sign["end"]) for sign in inlines if sign["kind"] == "correction_marker")
    return signs.index((start, end)) + 1 if (start, end) in signs else 0


def covered_changes(articles: Collection[int]) -> list[CoveredChange]:
    """Gives every change that corrections of these articles (by primary key) own or are about to own; two statements.

    A correction gives one for its own row, and one for each further change that shares its note. Drafts and submitted
    ones are among them (`state`; `is_announced` where readers have been told); discarded, withdrawn and superseded ones
    own nothing: what superseded them does. Ask each `covers(wrong, right)` about a change found between two texts.
    """
    rows = Correction.objects.filter(article__in=articles, state__in=OWNING).order_by("number")
    rows = rows.select_related("from_revision", "to_revision").defer(*_TEXTS)
    corrections = list(rows.prefetch_related("further_changes"))
    return [covered for correction in corrections for covered in _covered(correction)]


def _covered(correction: Correction) -> Iterable[CoveredChange]:
    named: list[Correction | FurtherChange] = [correction, *correction.further_changes.all()]
    for change in named:
        yield CoveredChange(
            article=correction.article_id,
            correction=correction.pk,
            number=correction.number,
            state=CorrectionState(correction.state),
            from_revision=correction.from_revision.number if correction.from_revision else None,
            to_revision=correction.to_revision.number,
            error_kind=change.error_kind,
            scope=change.scope,
            wrong=change.wrong,
            right=change.right,
            claim=change.claim_id,
            at=change.at if isinstance(change, FurtherChange) else None,
            subject=change.subject,
        )
