"""Reads the claims of a batch of articles with anchors, verdicts and citations: the columns that reports tell, as rows.

Rows, no model instances: an export of a million claims would spend most of its time on making those. The fields of a
row are named as a query asks for them. A fixed number of statements for a batch.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from factcheck.articles.models import Revision
from factcheck.claims.models import Citation, Claim, ClaimAnchor, Verdict
from factcheck.claims.queries import place_in_reading, with_list_state


class AnchorRow(NamedTuple):
    """Where a claim stands in a revision, if it does."""

    claim_id: int
    revision_id: int
    start: int | None
    end: int | None
    exact: str
    prefix: str
    suffix: str
    sentence_start: int | None
    sentence_end: int | None


class ClaimRow(NamedTuple):
    """A claim with the people who are named on it."""

    pk: int
    article_id: int
    uid: UUID
    number: int
    kind: str
    claimant: str
    claimant_type: str
    risk: str
    check_status: str
    check_reason: str
    check_status_by__name: str | None
    list_state: str
    resolution: str
    resolution_revision_id: int | None
    withdrawal_reason: str
    marked_by__name: str
    marked_by__uid: UUID
    marked_at: datetime


class VerdictRow(NamedTuple):
    """A version of a verdict with the people who are named on it."""

    pk: int
    claim_id: int
    uid: UUID
    version: int
    state: str
    rating_id: int | None
    explanation: str
    as_of: date | None
    review_by: date | None
    author__name: str
    author__uid: UUID
    created_at: datetime
    submitted_at: datetime | None
    approved_by__name: str | None
    approved_by__uid: UUID | None
    approved_at: datetime | None
    seconded_by__name: str | None
    seconded_by__uid: UUID | None
    seconded_at: datetime | None
    break_glass_reason: str
    returned_by__name: str | None
    returned_at: datetime | None
    return_note: str
    lapsed_at: datetime | None
    lapse_reason: str
    fingerprint: str


class CitationRow(NamedTuple):
    """A citation with its source, and with the article here that this is, if it is one."""

    pk: int
    verdict_id: int
    uid: UUID
    stance: str
    quotation: str
    locator_kind: str
    locator: str
    note: str
    added_by__name: str
    added_at: datetime
    source__uid: UUID
    source__kind: str
    source__name: str
    source__publisher: str
    source__url: str
    source__archived_url: str
    source__retrieved_at: datetime | None
    source__article__slug: str | None
    source__article__publication_state: str | None


@dataclass(frozen=True)
class Rows:
    """What was read of the claims: by article in reading order, anchors by claim, versions newest first by claim,
    citations in their order by verdict."""

    claims: Mapping[int, list[ClaimRow]]
    anchors: Mapping[int, AnchorRow]
    versions: Mapping[int, list[VerdictRow]]
    citations: Mapping[int, list[CitationRow]]

    @property
    def told(self) -> Iterable[ClaimRow]:
        """The claims of all articles."""
        return (claim for of_article in self.claims.values() for claim in of_article)


def rows_at(revisions: Collection[Revision], which: QuerySet[Claim] | None) -> Rows:
    """Gives the claims of several articles, each at one revision: all, or those of `which`; one to four statements."""
    articles = [revision.article_id for revision in revisions]
    every = Claim.objects.all() if which is None else which
    claims = with_list_state(every.filter(article__in=articles)).order_by().values_list(*ClaimRow._fields)
    by_article: dict[int, list[ClaimRow]] = defaultdict(list)
    for claim in map(ClaimRow._make, claims):
        by_article[claim.article_id].append(claim)
    anchors: dict[int, AnchorRow] = {}
    versions: dict[int, list[VerdictRow]] = defaultdict(list)
    citations: dict[int, list[CitationRow]] = defaultdict(list)
    if by_article:
        places = ClaimAnchor.objects.filter(revision__in=revisions, closed_at__isnull=True).order_by()
        anchors = {row[0]: AnchorRow._make(row) for row in places.values_list(*AnchorRow._fields)}
        # By their articles: a list of a thousand claims would cost more to send than what it leaves out to read.
        verdicts = Verdict.objects.filter(_of(articles, which, "claim")).order_by("-version")
        for verdict in map(VerdictRow._make, verdicts.values_list(*VerdictRow._fields)):
            versions[verdict.claim_id].append(verdict)
    if versions:
        cited = Citation.objects.filter(_of(articles, which, "verdict__claim")).order_by("order", "pk")
        for citation in map(CitationRow._make, cited.values_list(*CitationRow._fields)):
            citations[citation.verdict_id].append(citation)
    in_order = {article: _in_reading_order(told, anchors) for article, told in by_article.items()}
    return Rows(in_order, anchors, versions, citations)


def _of(articles: list[int], which: QuerySet[Claim] | None, claim: str) -> Q:
    """A condition on what belongs to claims: their article, and that they are asked for."""
    of_articles = Q(**{f"{claim}__article__in": articles})
    return of_articles if which is None else of_articles & Q(**{f"{claim}__in": which.order_by().values("pk")})


def _in_reading_order(claims: Iterable[ClaimRow], anchors: Mapping[int, AnchorRow]) -> list[ClaimRow]:
    """Those without words come last."""

    def place(claim: ClaimRow) -> tuple[bool, int, int, int]:
        anchor = anchors.get(claim.pk)
        return place_in_reading(anchor and anchor.start, anchor and anchor.end, claim.number)

    return sorted(claims, key=place)
