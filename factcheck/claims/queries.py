"""Asks about claims: the list state as one SQL expression, and what a page needs in a fixed number of queries."""

from django.db.models import Case, CharField, Exists, OuterRef, Prefetch, QuerySet, Subquery, Value, When

from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Citation, Claim, ClaimAnchor, Verdict
from factcheck.claims.states import LIST_STATES, VerdictState


def with_list_state(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Annotates `list_state`: the first line of `LIST_STATES` that applies, as one SQL expression."""
    versions = Verdict.objects.filter(claim=OuterRef("pk"))
    anchors = ClaimAnchor.objects.filter(
        claim=OuterRef("pk"), closed_at__isnull=True, revision__number=OuterRef("article__revision_count")
    )
    return claims.annotate(
        anchor_status=Subquery(anchors.values("status")[:1]),
        last_version=Subquery(
            versions.exclude(state=VerdictState.DRAFT).order_by("-version").values("state")[:1]
        ),
        has_draft=Exists(versions.filter(state=VerdictState.DRAFT)),
    ).annotate(
        list_state=Case(
            *(When(state.when, then=Value(state.name)) for state in LIST_STATES if state.when),
            default=Value(LIST_STATES[-1].name),
            output_field=CharField(),
        )
    )


def with_words(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Annotates `words`, `start` and `end`: where the claim stands in its article's latest revision."""
    anchors = ClaimAnchor.objects.filter(
        claim=OuterRef("pk"), closed_at__isnull=True, revision__number=OuterRef("article__revision_count")
    )
    return claims.annotate(
        words=Subquery(anchors.values("exact")[:1]),
        start=Subquery(anchors.values("start")[:1]),
        end=Subquery(anchors.values("end")[:1]),
    )


def claims_for_lists() -> QuerySet[Claim]:
    """Claims with article, publication, assignee, words and list state: one statement a page."""
    return with_words(with_list_state(Claim.objects.select_related("article__publication", "assignee", "marked_by")))


def citations_in_order() -> "Prefetch[QuerySet[Citation]]":
    return Prefetch("citations", Citation.objects.select_related("source__article__publication", "added_by"))


def claims_of_revision(revision: Revision) -> list[Claim]:
    """The claims of an article as they stand in one revision, in reading order; those without words come last.

    Each has `list_state`, `anchor` (of this revision, or None) and `versions` (its verdicts, newest first, with
    rating, people and citations). Four statements, whatever the number of claims.
    """
    people = ("author", "approved_by", "seconded_by", "returned_by", "span_by", "rating")
    claims = list(
        with_list_state(Claim.objects.filter(article=revision.article_id))
        .select_related("assignee", "marked_by", "article__publication")
        .prefetch_related(
            Prefetch(
                "anchors",
                ClaimAnchor.objects.filter(revision=revision, closed_at__isnull=True).select_related("placed_by"),
                to_attr="anchors_here",
            ),
            Prefetch(
                "verdicts",
                Verdict.objects.select_related(*people).prefetch_related(citations_in_order()).order_by("-version"),
                to_attr="versions",
            ),
        )
    )
    for claim in claims:
        claim.anchor = claim.anchors_here[0] if claim.anchors_here else None  # type: ignore[attr-defined]
    return sorted(claims, key=_reading_order)


def _reading_order(claim: Claim) -> tuple[bool, int, int, int]:
    anchor: ClaimAnchor | None = claim.anchor  # type: ignore[attr-defined]
    if anchor is None or anchor.start is None or anchor.end is None:
        return (True, 0, 0, claim.number)
    return (False, anchor.start, -anchor.end, claim.number)


def verdicts_waiting() -> QuerySet[Verdict]:
    """The verdicts that wait for a decision, the longest waiting first."""
    return (
        Verdict.objects.filter(state=VerdictState.SUBMITTED, claim__withdrawn_at__isnull=True)
        .select_related("claim__article__publication", "anchor__revision", "rating", "author", "span_by", "approved_by")
        .order_by("submitted_at", "pk")
    )


def state_counts(articles: QuerySet[Article] | None = None) -> dict[int, dict[str, int]]:
    """Counts the claims of each article by list state, in one statement: {article id: {state: count}}."""
    claims = Claim.objects.all() if articles is None else Claim.objects.filter(article__in=articles)
    rows = with_list_state(claims).values_list("article_id", "list_state")
    counts: dict[int, dict[str, int]] = {}
    for article_id, state in rows.iterator(chunk_size=5000):
        of_article = counts.setdefault(article_id, {})
        of_article[state] = of_article.get(state, 0) + 1
    return counts


def latest_revision(article: Article) -> Revision:
    """Gives the article's latest revision with `article` and its publication set."""
    revision = Revision.objects.get(article=article, number=article.revision_count)
    revision.article = article
    return revision
