"""Asks about sources."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404

from factcheck.articles.models import Article
from factcheck.sources.addresses import address_key
from factcheck.sources.models import EvidenceFile, Source
from factcheck.sources.names import fold_name
from factcheck.sources.states import SourceKind

MOST_FOUND = 8


def sources_for_lists() -> QuerySet[Source]:
    """Sources with who added them; `claim_count` is the number of claims that cite them: one statement a page."""
    return Source.objects.select_related("added_by", "article__publication")


def source_by_uid(uid: UUID) -> Source:
    """Gives the source; raises Http404."""
    return get_object_or_404(sources_for_lists(), uid=uid)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search for a source found: articles here and other sources, the likeliest first."""

    articles: Sequence[Article] = ()
    sources: Sequence[Source] = ()
    # The source that has exactly the address that was sought.
    same_address: Source | None = None

    def __bool__(self) -> bool:
        return bool(self.articles or self.sources)


def find_sources(words: str, *, without: Article | None = None) -> Found:
    """Finds articles here and other sources by the words of name and publisher, or by an address, as typed.

    Names are found without their accents, an address in any of its spellings. At most eight of each, in two statements.
    """
    words = words.strip()
    if not words:
        return Found()
    key = address_key(words) or address_key(f"https://{words}") if _looks_like_an_address(words) else ""
    if key:
        by_address = Q(address_key=key) | Q(address_key__startswith=key)
        articles = Article.objects.filter(original_url__icontains=words.partition("://")[2] or words)
    else:
        folded = fold_name(words)
        if not folded:
            return Found()
        by_address, articles = Q(), Article.objects.all()
        for word in folded.split():
            by_address &= Q(search_words__contains=word)
        for word in words.split():
            articles = articles.filter(Q(title__icontains=word) | Q(publication__name__icontains=word))
    if without is not None:
        articles = articles.exclude(pk=without.pk)
    likeliest = Case(
        When(address_key=key, then=Value(0)) if key else When(search_words__startswith=fold_name(words), then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    others = sources_for_lists().filter(by_address).exclude(kind=SourceKind.ARTICLE)
    sources = list(others.order_by(likeliest, "-added_at", "-pk")[:MOST_FOUND])
    return Found(
        articles=list(articles.select_related("publication").order_by("-imported_at", "-pk")[:MOST_FOUND]),
        sources=sources,
        same_address=next((source for source in sources if key and source.address_key == key), None),
    )


def similar_sources(*, name: str, url: str = "") -> list[Source]:
    """Sources that a new one may be: with its address, or with all words of its name; one statement."""
    key, words = address_key(url), fold_name(name).split()
    same_name = Q(pk__in=())
    if words:
        same_name = Q()
        for word in words:
            same_name &= Q(search_words__contains=word)
    same = same_name | Q(address_key=key) if key else same_name
    found = sources_for_lists().filter(same).exclude(kind=SourceKind.ARTICLE)
    return list(found.order_by("-added_at", "-pk")[:MOST_FOUND])


def _looks_like_an_address(words: str) -> bool:
    return not any(sign.isspace() for sign in words) and ("://" in words or "." in words.strip("."))


def settings_hash(source: Source) -> str:
    """Gives a hash of what is said of the source, so that a form knows whether somebody changed it meanwhile."""
    said = [
        str(getattr(source, name) or "")
        for name in (
            "name",
            "publisher",
            "url",
            "archived_url",
            "published_on",
            "contact",
            "reliability",
            "rank",
            "note",
        )
    ]
    return hashlib.sha256(
        json.dumps([*said, source.retrieved_at and source.retrieved_at.isoformat()]).encode()
    ).hexdigest()


def evidence_of(source: Source) -> QuerySet[EvidenceFile]:
    """The files of a source with who added them, oldest first; one statement."""
    return EvidenceFile.objects.filter(source=source).select_related("added_by", "source")


def evidence_by_uid(uid: UUID) -> EvidenceFile:
    """Gives the file with its source; raises Http404."""
    return get_object_or_404(EvidenceFile.objects.select_related("source"), uid=uid)
