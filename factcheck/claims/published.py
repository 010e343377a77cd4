"""Asks which verdicts readers may see: what is private is left out here, for pages and reports alike."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse

from factcheck.articles.models import Article, Revision
from factcheck.articles.states import READERS_SEE, PublicationState
from factcheck.claims.models import Citation, ClaimAnchor, Verdict
from factcheck.claims.states import CheckStatus, VerdictState
from factcheck.language.folding import fold
from factcheck.sources.states import SourceKind


@dataclass(frozen=True)
class PublicSource:
    """A source that readers can open themselves. People who were asked are not among them."""

    name: str
    publisher: str
    url: str
    archived_url: str = ""


@dataclass(frozen=True)
class Finding:
    """An approved verdict on words that readers see, without anybody's name."""

    verdict: Verdict
    words: str
    sources: tuple[PublicSource, ...]


def public_findings(article: Article) -> list[Finding]:
    """The verdicts that readers may see, in reading order; none unless the publication wants it. Five statements."""
    return public_findings_of([article])[article.pk]


def public_findings_of(articles: Iterable[Article]) -> dict[int, list[Finding]]:
    """The same of several articles by their ids; fetch `publication` and `published_revision` with them.

    A verdict belongs to the words it was given on: where readers see other words, they do not see the verdict.
    """
    found: dict[int, list[Finding]] = defaultdict(list)
    revisions = {
        article.pk: article.published_revision
        for article in articles
        if article.published_revision and _shows_verdicts(article)
    }
    if not revisions:
        return found
    seen = ClaimAnchor.objects.filter(revision__in=revisions.values(), closed_at__isnull=True, start__isnull=False)
    anchors = {anchor.claim_id: anchor for anchor in seen}
    places: dict[int, list[tuple[int, Finding]]] = defaultdict(list)
    for verdict in _approved(list(revisions)):
        anchor = anchors.get(verdict.claim_id)
        if anchor is None:
            continue
        anchor.revision = revisions[verdict.claim.article_id]
        if _words(anchor) == _words(verdict.anchor):
            finding = Finding(verdict, anchor.exact, tuple(_sources(verdict)))
            places[verdict.claim.article_id].append((anchor.start or 0, finding))
    for article_id, of_article in places.items():
        found[article_id] = [finding for _start, finding in sorted(of_article, key=lambda place: place[0])]
    return found


def _shows_verdicts(article: Article) -> bool:
    shows = article.publication is not None and article.publication.shows_verdicts
    return shows and article.publication_state == PublicationState.PUBLISHED


def _approved(articles: Sequence[int]) -> list[Verdict]:
    verdicts = list(
        Verdict.objects.filter(
            state=VerdictState.APPROVED, claim__article__in=articles, claim__withdrawn_at__isnull=True
        )
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
        name, url = source.marked_name, source.url
        if source.article and source.article.publication_state in READERS_SEE:
            # The source is named by the headline that the article had when it was cited first, published or not.
            name = source.article.marked_readers_title
            url = reverse("public_article", args=[source.article.slug])
        elif source.article:
            url = source.article.original_url
        if url and source.kind != SourceKind.PERSON:
            found.append(PublicSource(name, source.publisher, url, source.archived_url))
    return list(dict.fromkeys(found))
