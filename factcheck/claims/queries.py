"""Asks about claims: the list state as one SQL expression, and what a page needs in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404

from factcheck.articles.models import Article, Revision
from factcheck.articles.queries import SEEN_BY_READERS
from factcheck.claims.models import Citation, Claim, ClaimAnchor, RiskRule, Verdict
from factcheck.claims.repeats import Span, repeats
from factcheck.claims.states import LIST_STATE_BY_NAME, VerdictState
from factcheck.prepared import AmongKeys, Parameter, Prepared
from factcheck.sources.models import Source


def with_list_state(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Annotates `list_state`: the first line of `LIST_STATES` that applies, as it is kept with the claim."""
    return claims.annotate(list_state=F("standing"))


def with_words(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Annotates `words`, `start` and `end`: where the claim stands in its article's latest revision."""
    anchors = ClaimAnchor.objects.filter(
        claim=OuterRef("pk"), closed_at__isnull=True, revision__number=OuterRef("article__revision_count")
    ).order_by()  # there is one at most
    return claims.annotate(
        words=Subquery(anchors.values("exact")[:1]),
        start=Subquery(anchors.values("start")[:1]),
        end=Subquery(anchors.values("end")[:1]),
    )


def with_rating(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Annotates `rating_id`: the rating of the version that counts, the same one whose state `list_state` tells."""
    return claims.annotate(rating_id=F("standing_rating"))


class _Version(Protocol):
    """A version of a verdict, whether an instance or the columns of one."""

    @property
    def state(self) -> str: ...


_V = TypeVar("_V", bound=_Version)


def counting_version(versions: Sequence[_V]) -> _V | None:
    """Gives, of versions newest first, the one that counts: the latest that is no draft, else the draft."""
    decided = (version for version in versions if version.state != VerdictState.DRAFT)
    return next(decided, versions[0] if versions else None)


def claims_for_lists() -> QuerySet[Claim]:
    """Claims with article, publication, assignee, words, list state, rating and lapse reason: one statement a page."""
    claims = Claim.objects.select_related("article__publication", "article__assignee", "assignee", "marked_by")
    claims = claims.select_related("check_status_by")
    lapsed = Verdict.objects.filter(claim=OuterRef("pk"), state=VerdictState.LAPSED).order_by("-version")
    return with_rating(with_list_state(claims)).annotate(
        words=F("standing_words"), lapse_reason=Subquery(lapsed.values("lapse_reason")[:1])
    )


def citations_in_order() -> "Prefetch[Any, Any, Any]":
    return Prefetch("citations", Citation.objects.select_related("source__article__publication", "added_by"))


def versions_newest_first() -> "Prefetch[Any, Any, Any]":
    """Gives each claim `versions`: its verdicts with rating, people and citations; two statements for all of them."""
    people = ("author", "approved_by", "seconded_by", "returned_by", "span_by", "rating")
    verdicts = Verdict.objects.select_related(*people).prefetch_related(citations_in_order()).order_by("-version")
    return Prefetch("verdicts", verdicts, to_attr="versions")


def claim_by_uid(uid: UUID) -> Claim:
    """Gives the claim as its page shows it; raises Http404. Four statements, whatever its history.

    It has `state` (a ListState), `anchor` (in the article's latest revision, with that revision, or None), `approvals`
    (as many as its risk asks for) and `versions`, newest first.
    """
    rule = RiskRule.objects.filter(risk=OuterRef("risk"))
    anchors = ClaimAnchor.objects.filter(closed_at__isnull=True, revision__number=F("claim__article__revision_count"))
    claims = (
        with_list_state(Claim.objects.annotate(approvals=Subquery(rule.values("approvals"))))
        .select_related("article__publication", "article__assignee", "assignee", "check_status_by")
        .select_related("marked_by", "withdrawn_by", "resolution_revision")
        .prefetch_related(
            Prefetch("anchors", anchors.select_related("revision", "placed_by"), to_attr="current_anchors"),
            versions_newest_first(),
        )
    )
    claim = get_object_or_404(claims, uid=uid)
    set_states([claim])
    claim.anchor = claim.current_anchors[0] if claim.current_anchors else None  # type: ignore[attr-defined]
    return claim


def claims_citing(source: Source) -> QuerySet[Claim]:
    """The claims with a version that cites the source, newest first; each version has `citing`, its citations of it.

    Three statements a page.
    """
    citing = Prefetch("citations", Citation.objects.filter(source=source), to_attr="citing")
    versions = Verdict.objects.prefetch_related(citing).order_by("-version")
    return (
        claims_for_lists()
        .filter(Exists(Verdict.objects.filter(claim=OuterRef("pk"), citations__source=source)))
        .prefetch_related(Prefetch("verdicts", versions, to_attr="versions"))
        .order_by("-marked_at", "-pk")
    )


def set_states(claims: Iterable[Claim]) -> None:
    """Gives each claim that was read with its list state `state`, the line of the table that its name stands for."""
    for claim in claims:
        claim.state = LIST_STATE_BY_NAME[claim.list_state]  # type: ignore[attr-defined]


def claims_of_revision(revision: Revision) -> list[Claim]:
    """The claims of an article as they stand in one revision, in reading order; those without words come last.

    Each has `list_state`, `anchor` (of this revision, or None) and `versions` (its verdicts, newest first, with
    rating, people and citations). Four statements, whatever the number of claims.
    """
    return claims_of_revisions([revision], Claim.objects.all()).get(revision.article_id, [])


def claims_of_revisions(revisions: Sequence[Revision], which: QuerySet[Claim]) -> dict[int, list[Claim]]:
    """Of several articles, each at one revision, those of `which` by the id of their article, as
    `claims_of_revision` gives them; four statements, whatever the number of articles and claims."""
    claims = (
        with_list_state(which.filter(article__in=[revision.article_id for revision in revisions]))
        .select_related("assignee", "marked_by", "check_status_by", "article__publication")
        .prefetch_related(
            Prefetch(
                "anchors",
                ClaimAnchor.objects.filter(revision__in=revisions, closed_at__isnull=True).select_related("placed_by"),
                to_attr="anchors_here",
            ),
            versions_newest_first(),
        )
    )
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        claim.anchor = claim.anchors_here[0] if claim.anchors_here else None  # type: ignore[attr-defined]
        found.setdefault(claim.article_id, []).append(claim)
    return {article: sorted(of_article, key=_reading_order) for article, of_article in found.items()}


def anchor_in(claim: Claim, revision: Revision) -> ClaimAnchor | None:
    """Where the claim stands in the revision now."""
    return ClaimAnchor.objects.filter(claim=claim, revision=revision, closed_at__isnull=True).first()


def places_of_repeats(claim: Claim, revision: Revision) -> list[Span]:
    """The other places of the claim's words in the revision that no claim stands on; two statements."""
    anchor = anchor_in(claim, revision)
    span = anchor.span if anchor else None
    if span is None:
        return []
    standing = ClaimAnchor.objects.filter(
        revision=revision, closed_at__isnull=True, start__isnull=False, claim__withdrawn_at__isnull=True
    )
    return repeats(revision.text, *span, standing.values_list("start", "end"))


_SLUG = Parameter("slug", Article._meta.get_field("slug"))
_LATEST_BY_SLUG = Prepared(
    lambda: (
        Revision.objects.filter(article__slug=_SLUG, number=F("article__revision_count"))
        .select_related("article__publication", "article__assignee", "article__published_revision")
        .defer(*(f"article__{name}" for name in SEEN_BY_READERS))
    )
)
_BY_SLUG_AND_NUMBER = Prepared(
    lambda: Revision.objects.select_related("article__publication").filter(
        article__slug=_SLUG, number=Parameter("number", Revision._meta.get_field("number"))
    )
)


def latest_revision_by_slug(slug: str) -> Revision:
    """Gives the latest revision of an article with the article, its publication and the number of the revision that
    readers see; one statement. Raises Http404."""
    return _found(_LATEST_BY_SLUG(slug=slug))


def revision_to_mark(slug: str, number: int) -> Revision:
    """Gives one revision of an article with the article and its publication; one statement. Raises Http404."""
    # More than an integer of the database holds is no number of a revision.
    return _found(_BY_SLUG_AND_NUMBER(slug=slug, number=number) if number < 2**31 else [])


def _found(revisions: list[Revision]) -> Revision:
    if not revisions:
        raise Http404("No such article, or it has no such revision.")
    return revisions[0]


def _reading_order(claim: Claim) -> tuple[bool, int, int, int]:
    anchor: ClaimAnchor | None = claim.anchor  # type: ignore[attr-defined]
    return place_in_reading(anchor.start, anchor.end, claim.number) if anchor else (True, 0, 0, claim.number)


def place_in_reading(start: int | None, end: int | None, number: int) -> tuple[bool, int, int, int]:
    """Sorts claims by where they stand, the longer first; those without words come last, by their number."""
    if start is None or end is None:
        return (True, 0, 0, number)
    return (False, start, -end, number)


WAITS_FOR_A_DECISION = Q(state=VerdictState.SUBMITTED, claim__withdrawn_at__isnull=True)
"""Of a verdict: it waits for a reviewer."""


def state_counts(articles: Iterable[Article] | None = None) -> dict[int, dict[str, int]]:
    """Counts the claims of each article by list state, in one statement: {article id: {state: count}}."""
    rows = _COUNTS() if articles is None else _COUNTS_OF(articles=[article.pk for article in articles])
    counts: dict[int, dict[str, int]] = {}
    for article_id, state, count in rows:
        counts.setdefault(article_id, {})[state] = count
    return counts


def _counted(claims: QuerySet[Claim]) -> "QuerySet[Any, tuple[Any, ...]]":
    return claims.order_by().values_list("article_id", "standing").annotate(Count("pk"))


_COUNTS = Prepared(lambda: _counted(Claim.objects.all()))
_COUNTS_OF = Prepared(lambda: _counted(Claim.objects.filter(AmongKeys("article", "articles"))))


def latest_revision(article: Article) -> Revision:
    """Gives the article's latest revision with `article` set."""
    revision = Revision.objects.get(article=article, number=article.revision_count)
    revision.article = article
    return revision
