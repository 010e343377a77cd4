"""Asks what readers may see. Every public page asks here, so that what is private is left out in one place."""

from copy import copy
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from factcheck.articles.models import Article, Publication, PublishedRevision, Revision
from factcheck.articles.states import PublicationState
from factcheck.claims.models import Citation, ClaimAnchor, Verdict
from factcheck.claims.states import CheckStatus, VerdictState
from factcheck.corrections.models import Correction, CorrectionAnchor
from factcheck.corrections.states import IN_PUBLIC
from factcheck.language.folding import fold
from factcheck.sources.states import SourceKind

READERS_SEE = (PublicationState.PUBLISHED, PublicationState.RETRACTED)
REVISION_TEXTS = ("to_revision__text", "to_revision__blocks", "to_revision__inlines")


@dataclass(frozen=True)
class PublicSource:
    """A source that readers can open themselves. People who were asked are not among them."""

    name: str
    publisher: str
    url: str


@dataclass(frozen=True)
class Finding:
    """An approved verdict on words that readers see, without anybody's name."""

    verdict: Verdict
    words: str
    sources: tuple[PublicSource, ...]


def readable_article(slug: str) -> Article:
    """Gives a published or retracted article with its publication and the revision that readers see; raises Http404."""
    articles = Article.objects.select_related("publication", "published_revision")
    article = get_object_or_404(articles, slug=slug, publication_state__in=READERS_SEE)
    article.published_revision.article = article  # type: ignore[union-attr]  # a constraint of the table
    return article


def first_published_at(article: Article) -> datetime | None:
    """When readers first saw the article."""
    shown = PublishedRevision.objects.filter(article=article).order_by("published_at")
    return shown.values_list("published_at", flat=True).first() or article.published_at


def public_corrections() -> QuerySet[Correction]:
    """The corrections that readers may see, newest first, each with `public_date`, `shown_at` and `successor_uid`; one
    statement.

    A correction is public once it was issued and readers see the revision it tells of: a note about words that they do
    not see yet would be untrue.
    """
    return _dated(_that_readers_see()).order_by(F("public_date").desc(nulls_last=True), "-recorded_at", "-pk")


def _that_readers_see() -> QuerySet[Correction]:
    return Correction.objects.filter(
        state__in=IN_PUBLIC,
        article__publication_state__in=READERS_SEE,
        to_revision__number__lte=F("article__published_revision__number"),
    )


def _dated(corrections: QuerySet[Correction]) -> QuerySet[Correction]:
    shown = PublishedRevision.objects.filter(
        article=OuterRef("article"), revision__number__gte=OuterRef("to_revision__number")
    )
    return (
        corrections.annotate(
            shown_at=Subquery(shown.order_by("published_at").values("published_at")[:1]),
            public_date=Coalesce("dated", TruncDate("issued_at"), TruncDate("shown_at")),
            # None where readers do not see yet what took its place.
            successor_uid=Subquery(_that_readers_see().filter(pk=OuterRef("superseded_by")).values("uid")),
        )
        .select_related("article__publication", "to_revision")
        .defer(*REVISION_TEXTS)
    )


def public_correction_by_uid(uid: UUID) -> Correction:
    """Gives one with `predecessors`, of those the ones that readers may see; raises Http404."""
    correction = get_object_or_404(public_corrections(), uid=uid)
    correction.predecessors = list(public_corrections().filter(superseded_by=correction))  # type: ignore[attr-defined]
    return correction


def corrections_at_the_foot(article: Article) -> list[Correction]:
    """The public corrections of an article in their order, each with `markers`: its anchor in what readers see."""
    return _with_markers(public_corrections().filter(article=article), article.published_revision_id)


def article_as_it_would_be(article: Article, revision: Revision) -> Article:
    """Gives the article as if the revision were published now: to be shown to who publishes, and never stored."""
    shown = copy(article)
    shown.published_revision, shown.publication_state = revision, PublicationState.PUBLISHED
    shown.published_at = timezone.now()
    revision.article = shown
    return shown


def corrections_that_would_stand_below(article: Article, revision: Revision) -> list[Correction]:
    """The corrections that readers would find at the foot of a revision that is not published."""
    issued = Correction.objects.filter(article=article, state__in=IN_PUBLIC, to_revision__number__lte=revision.number)
    return _with_markers(_dated(issued), revision.pk)


def _with_markers(corrections: QuerySet[Correction], revision_id: int | None) -> list[Correction]:
    here = CorrectionAnchor.objects.filter(revision=revision_id, closed_at__isnull=True, start__isnull=False)
    return list(corrections.prefetch_related(Prefetch("anchors", here, "markers")).order_by("number"))


def changed_at(correction: Correction) -> datetime:
    """When what readers see of a correction last changed."""
    times = (correction.shown_at, correction.issued_at, correction.ended_at)  # type: ignore[attr-defined]
    return max((time for time in times if time), default=correction.recorded_at)


def became_public_at(correction: Correction) -> datetime:
    """When readers could first see a correction."""
    times = (correction.shown_at, correction.issued_at)  # type: ignore[attr-defined]
    return max((time for time in times if time), default=correction.recorded_at)


def publications_with_readers() -> QuerySet[Publication]:
    """The publications of articles that readers see."""
    return Publication.objects.filter(articles__publication_state__in=READERS_SEE).distinct().order_by("name")


def public_findings(article: Article) -> list[Finding]:
    """The verdicts that readers may see, in reading order; none unless the publication wants it. Five statements.

    A verdict belongs to the words it was given on: where readers see other words, they do not see the verdict.
    """
    revision = article.published_revision
    shows = article.publication is not None and article.publication.shows_verdicts
    if not shows or revision is None or article.publication_state != PublicationState.PUBLISHED:
        return []
    seen = ClaimAnchor.objects.filter(revision=revision, closed_at__isnull=True, start__isnull=False)
    anchors = {anchor.claim_id: anchor for anchor in seen}
    findings = []
    for verdict in _approved(article):
        anchor = anchors.get(verdict.claim_id)
        if anchor is None:
            continue
        anchor.revision = revision
        if _words(anchor) == _words(verdict.anchor):
            findings.append((anchor.start, Finding(verdict, anchor.exact, tuple(_sources(verdict)))))
    return [finding for _start, finding in sorted(findings, key=lambda found: found[0] or 0)]


def _approved(article: Article) -> list[Verdict]:
    verdicts = list(
        Verdict.objects.filter(state=VerdictState.APPROVED, claim__article=article, claim__withdrawn_at__isnull=True)
        .exclude(claim__check_status=CheckStatus.DISMISSED)
        .select_related("claim", "rating", "anchor")
        .prefetch_related(Prefetch("citations", Citation.objects.select_related("source__article")))
    )
    texts = Revision.objects.in_bulk({verdict.anchor.revision_id for verdict in verdicts if verdict.anchor})
    for verdict in verdicts:
        if verdict.anchor:
            verdict.anchor.revision = texts[verdict.anchor.revision_id]
    return verdicts


def _words(anchor: ClaimAnchor | None) -> tuple[str, str] | None:
    return (fold(anchor.exact), fold(anchor.sentence)) if anchor else None


def _sources(verdict: Verdict) -> list[PublicSource]:
    found = []
    for citation in verdict.citations.all():
        source = citation.source
        url = source.url
        if source.article:
            is_seen = source.article.publication_state in READERS_SEE
            url = reverse("public_article", args=[source.article.slug]) if is_seen else source.article.original_url
        if url and source.kind != SourceKind.PERSON:
            found.append(PublicSource(source.name, source.publisher, url))
    return list(dict.fromkeys(found))


def revisions_to_publish(article: Article) -> QuerySet[Revision]:
    """The revisions that readers have not been shown, later than what they see, newest first, without their texts."""
    revisions = Revision.objects.filter(article=article).select_related("added_by").order_by("-number")
    if article.publication_state == PublicationState.RETRACTED:
        return revisions.none()
    seen = article.published_revision.number if article.published_revision else 0
    return revisions.filter(number__gt=seen).defer("text", "blocks", "inlines")


def readers_history(article: Article) -> list[PublishedRevision]:
    """What readers were shown and from when on, newest first."""
    shown = PublishedRevision.objects.filter(article=article).select_related("revision", "published_by")
    return list(shown.defer("revision__text", "revision__blocks", "revision__inlines"))


def corrections_that_would_show(article: Article) -> list[Correction]:
    """The issued corrections that become public with a revision which readers have not been shown."""
    seen = article.published_revision.number if article.published_revision else 0
    waiting = Correction.objects.filter(article=article, state__in=IN_PUBLIC, to_revision__number__gt=seen)
    return list(waiting.select_related("to_revision").defer(*REVISION_TEXTS).order_by("number"))
