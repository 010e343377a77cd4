"""Asks what readers may see of an article: what is private is left out here, or where it is asked for below.

Their verdicts are in `claims.published`, their corrections in `corrections.published`.
"""

from copy import copy
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from factcheck.articles.models import Article, Publication, PublishedRevision, Revision
from factcheck.articles.publishing import shown_title
from factcheck.articles.states import READERS_SEE, PublicationState
from factcheck.corrections.models import Correction, CorrectionAnchor
from factcheck.corrections.published import REVISION_TEXTS, dated, public_corrections
from factcheck.corrections.states import IN_PUBLIC


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


def public_correction_by_uid(uid: UUID) -> Correction:
    """Gives one with `predecessors`, of those the ones that readers may see; raises Http404."""
    correction = get_object_or_404(public_corrections(), uid=uid)
    correction.predecessors = list(public_corrections().filter(superseded_by=correction))  # type: ignore[attr-defined]
    return correction


def retracted_articles(publication: Publication | None = None) -> QuerySet[Article]:
    """The articles that were taken back, of one publication or of all, the last first; one statement."""
    retracted = Article.objects.filter(publication_state=PublicationState.RETRACTED).select_related("publication")
    if publication:
        retracted = retracted.filter(publication=publication)
    return retracted.order_by("-retracted_at", "-pk")


def corrections_at_the_foot(article: Article) -> list[Correction]:
    """The public corrections of an article in their order, each with `markers`: its anchor in what readers see."""
    return with_markers(public_corrections().filter(article=article), article.published_revision_id)


def article_as_it_would_be(article: Article, revision: Revision) -> Article:
    """Gives the article as if the revision were published now: to be shown to who publishes, and never stored."""
    shown = copy(article)
    shown.published_revision, shown.publication_state = revision, PublicationState.PUBLISHED
    shown.published_at, shown.shown_title = timezone.now(), shown_title(article, revision)
    revision.article = shown
    return shown


def corrections_that_would_stand_below(article: Article, revision: Revision) -> list[Correction]:
    """The corrections that readers would find at the foot of a revision that is not published."""
    issued = Correction.objects.filter(article=article, state__in=IN_PUBLIC, to_revision__number__lte=revision.number)
    return with_markers(dated(issued), revision.pk)


def with_markers(corrections: QuerySet[Correction], revision_id: int | None) -> list[Correction]:
    """Gives the corrections in their order, each with `markers`: its anchor in this revision."""
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
