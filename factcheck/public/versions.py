"""The versions of an article that readers were shown: each published revision, and what changed between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from annotations.rendering import FURNITURE
from factcheck.articles.comparing import Comparison
from factcheck.articles.models import Article, PublishedRevision, Revision
from factcheck.corrections.models import Correction
from factcheck.corrections.published import public_corrections
from factcheck.public.queries import with_markers
from factcheck.public.reading import leave_out

_NUMBER = 9


@dataclass(frozen=True)
class Version:
    """What readers were shown: a revision, from when to when (None: still), and the corrections that came with it."""

    number: int
    shown_at: datetime
    until: datetime | None
    before: int | None
    corrections: tuple[Correction, ...]


def versions_of(article: Article) -> list[Version]:
    """The versions that readers were shown, newest first; two statements."""
    shown = list(_published(article).order_by("revision__number").values_list("revision__number", "published_at"))
    corrections = list(public_corrections().filter(article=article).order_by("number"))
    versions: list[Version] = []
    before = 0
    for place, (number, at) in enumerate(shown):
        until = shown[place + 1][1] if place + 1 < len(shown) else None
        came = tuple(one for one in corrections if before < one.to_revision.number <= number)
        versions.append(Version(number, at, until, before or None, came))
        before = number
    return versions[::-1]


def version_of(article: Article, number: int) -> Revision:
    """Gives a revision that readers were shown, with its text; raises Http404 for every other."""
    shown = _published(article).filter(revision__number=number).select_related("revision").first()
    if shown is None:
        raise Http404
    shown.revision.article = article
    return shown.revision


def numbers_asked_for(versions: Sequence[Version], query: dict[str, str]) -> tuple[int, int]:
    """Reads `?from=1&to=2`; what is left out is the last version, or the one before the other. Raises Http404.

    With one version only, both are it.
    """
    numbers = [version.number for version in reversed(versions)]
    to = _number(query["to"]) if query.get("to") else numbers[-1]
    earlier = [number for number in numbers if number < to]
    since = _number(query["from"]) if query.get("from") else (earlier or numbers)[-1 if earlier else 0]
    if not {since, to} <= set(numbers):
        raise Http404
    return min(since, to), max(since, to)


def comparison_of(old: Revision, new: Revision) -> Comparison:
    """The difference of two versions as readers saw them: without site furniture."""
    return Comparison(_as_seen(old), _as_seen(new))


def corrections_between(article: Article, old: int, new: int) -> list[Correction]:
    """The public corrections that tell of what changed after one version, up to the other, in their order."""
    told = public_corrections().filter(article=article, to_revision__number__gt=old, to_revision__number__lte=new)
    return list(told.order_by("number"))


def corrections_below(article: Article, revision: Revision) -> list[Correction]:
    """The public corrections of a version and those before it, with their markers in it."""
    known = public_corrections().filter(article=article, to_revision__number__lte=revision.number)
    return with_markers(known, revision.pk)


def _published(article: Article) -> QuerySet[PublishedRevision]:
    return PublishedRevision.objects.filter(article=article)


def _as_seen(revision: Revision) -> Revision:
    furniture = {index for index, block in enumerate(revision.blocks) if block["role"] in FURNITURE}
    cut = leave_out(revision, furniture)
    return Revision(article=revision.article, number=revision.number, text=cut.text, blocks=cut.blocks)


def _number(raw: str) -> int:
    if not (raw.isascii() and raw.isdecimal() and len(raw) < _NUMBER):
        raise Http404
    return int(raw)
