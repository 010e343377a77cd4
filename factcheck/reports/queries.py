"""Reads everything that a report of an article tells, into one plain structure that every format renders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.articles.queries import articles_for_lists
from factcheck.audit.actions import article_chain
from factcheck.audit.models import GENESIS, Chain
from factcheck.claims.models import Citation, Claim, ClaimAnchor, Verdict
from factcheck.claims.queries import claims_of_revision, counting_version, latest_revision
from factcheck.claims.states import LIST_STATE_BY_NAME, LocatorKind, VerdictState
from factcheck.corrections.models import Correction
from factcheck.corrections.states import Origin


@dataclass(frozen=True)
class CitationLine:
    """What a source says of a claim; `locator` in words, as in “page 4”."""

    stance: str
    source: str
    publisher: str
    url: str
    locator: str
    quotation: str
    note: str


@dataclass(frozen=True)
class Approval:
    """One approval: who gave it and when."""

    name: str
    at: datetime | None


@dataclass(frozen=True)
class VerdictLine:
    """The version of a verdict that counts. `review` says in words whether it is approved, and why not."""

    version: int
    rating: str
    rating_slug: str
    state: str
    review: str
    explanation: str
    as_of: date | None
    review_by: date | None
    citations: tuple[CitationLine, ...]
    author: str
    submitted_at: datetime | None
    approvals: tuple[Approval, ...]
    break_glass_reason: str
    returned_by: str
    returned_at: datetime | None
    return_note: str
    lapsed_at: datetime | None
    lapse_reason: str
    fingerprint: str


@dataclass(frozen=True)
class ClaimLine:
    """One claim in the report's revision; offsets are code points, end exclusive, None where it is unanchored."""

    uid: str
    number: int
    quotation: str
    sentence: str
    start: int | None
    end: int | None
    kind: str
    claimant: str
    check_status: str
    check_reason: str
    state: str
    state_name: str
    resolution: str
    withdrawal_reason: str
    marked_by: str
    marked_at: datetime
    verdict: VerdictLine | None


@dataclass(frozen=True)
class CorrectionLine:
    """One correction; empty `wrong` means that the wrong words are not known."""

    uid: str
    number: int
    type: str
    error_kind: str
    scope: str
    note: str
    wrong: str
    right: str
    dated: date | None
    state: str
    imported: bool
    author: str
    issued_by: str
    issued_at: datetime | None


@dataclass(frozen=True)
class Report:
    """The report of one article at its latest revision: facts, claims in reading order, corrections.

    `audit_count` and `audit_head` are those of the article's chain when it was read: with the head a later reader
    sees whether the end of the chain was cut off.
    """

    article_uid: str
    slug: str
    title: str
    publication: str
    byline: str
    published_on: date | None
    publication_state: str
    zone_name: str
    revision: int
    sha256: str
    audit_count: int
    audit_head: str
    claims: tuple[ClaimLine, ...]
    corrections: tuple[CorrectionLine, ...]


def report_of(article: Article) -> Report:
    """Gives the article's report; seven statements, whatever the number of claims."""
    chain = Chain.objects.filter(name=article_chain(article.uid)).first()
    revision = latest_revision(article)
    corrections = Correction.objects.filter(article=article).select_related("author", "issued_by").order_by("number")
    return Report(
        article_uid=str(article.uid),
        slug=article.slug,
        title=article.title,
        publication=article.publication.name if article.publication else "",
        byline=article.byline,
        published_on=article.published_on,
        publication_state=article.get_publication_state_display(),
        zone_name=article.zone_name,
        revision=revision.number,
        sha256=revision.sha256,
        audit_count=chain.count if chain else 0,
        audit_head=chain.head if chain else GENESIS,
        claims=tuple(_claim_line(claim, revision.text) for claim in claims_of_revision(revision)),
        corrections=tuple(_correction_line(correction) for correction in corrections),
    )


def _claim_line(claim: Claim, text: str) -> ClaimLine:
    anchor: ClaimAnchor | None = claim.anchor  # type: ignore[attr-defined]
    versions: list[Verdict] = claim.versions  # type: ignore[attr-defined]
    state = LIST_STATE_BY_NAME[claim.list_state]  # type: ignore[attr-defined]
    verdict = counting_version(versions)
    return ClaimLine(
        uid=str(claim.uid),
        number=claim.number,
        quotation=anchor.exact if anchor else "",
        sentence=text[anchor.sentence_start : anchor.sentence_end] if anchor and anchor.start is not None else "",
        start=anchor.start if anchor else None,
        end=anchor.end if anchor else None,
        kind=claim.get_kind_display(),
        claimant=claim.claimant,
        check_status=claim.get_check_status_display(),
        check_reason=claim.check_reason,
        state=str(state.label),
        state_name=state.name,
        resolution=claim.get_resolution_display() if claim.resolution else "",
        withdrawal_reason=claim.withdrawal_reason,
        marked_by=claim.marked_by.name,
        marked_at=claim.marked_at,
        verdict=_verdict_line(verdict, versions) if verdict else None,
    )


def _verdict_line(verdict: Verdict, versions: Iterable[Verdict]) -> VerdictLine:
    approvals = [(verdict.approved_by, verdict.approved_at), (verdict.seconded_by, verdict.seconded_at)]
    return VerdictLine(
        version=verdict.version,
        rating=str(verdict.rating) if verdict.rating else "",
        rating_slug=verdict.rating.slug if verdict.rating else "",
        state=verdict.get_state_display(),
        review="; ".join(_review(verdict, versions)),
        explanation=verdict.explanation,
        as_of=verdict.as_of,
        review_by=verdict.review_by,
        citations=tuple(_citation_line(citation) for citation in verdict.citations.all()),
        author=verdict.author.name,
        submitted_at=verdict.submitted_at,
        approvals=tuple(Approval(person.name, at) for person, at in approvals if person),
        break_glass_reason=verdict.break_glass_reason,
        returned_by=verdict.returned_by.name if verdict.returned_by else "",
        returned_at=verdict.returned_at,
        return_note=verdict.return_note,
        lapsed_at=verdict.lapsed_at,
        lapse_reason=verdict.lapse_reason,
        fingerprint=verdict.fingerprint,
    )


def _review(verdict: Verdict, versions: Iterable[Verdict]) -> Iterable[str]:
    """What the rating is worth, in words: its own review, then what stands of other versions."""
    if verdict.break_glass_reason:
        yield _("Approved by one person who broke the glass: %(reason)s") % {"reason": verdict.break_glass_reason}
    if verdict.state == VerdictState.LAPSED:
        yield _("Approval lapsed: %(reason)s") % {"reason": verdict.lapse_reason}
    elif verdict.state == VerdictState.RETURNED:
        yield _("Not approved: returned")
    elif verdict.state == VerdictState.DRAFT:
        yield _("Not approved: a draft, not submitted")
    elif verdict.state == VerdictState.SUBMITTED and verdict.approved_by_id:
        yield _("Not approved: awaiting the second of two approvals")
    elif verdict.state == VerdictState.SUBMITTED:
        yield _("Not approved: awaiting review")
    elif not verdict.break_glass_reason:
        yield _("Approved")
    for other in versions:
        if other.pk == verdict.pk:
            continue
        if other.state == VerdictState.APPROVED:
            yield _("version %(version)s, “%(rating)s”, is approved until then") % {
                "version": other.version,
                "rating": other.rating,
            }
        elif other.state == VerdictState.DRAFT:
            yield _("version %(version)s is being written") % {"version": other.version}


def _citation_line(citation: Citation) -> CitationLine:
    return CitationLine(
        stance=citation.get_stance_display(),
        source=citation.source.name,
        publisher=citation.source.publisher,
        url=citation.source.url,
        locator=_locator(citation),
        quotation=citation.quotation,
        note=citation.note,
    )


def _locator(citation: Citation) -> str:
    """Where it stands, in words: “page 4”, “quoted span”; empty without a locator."""
    if citation.locator_kind == LocatorKind.NONE:
        return ""
    return f"{citation.get_locator_kind_display().lower()} {citation.locator}".strip()


def _correction_line(correction: Correction) -> CorrectionLine:
    return CorrectionLine(
        uid=str(correction.uid),
        number=correction.number,
        type=correction.get_type_display(),
        error_kind=correction.get_error_kind_display(),
        scope=correction.get_scope_display(),
        note=correction.note,
        wrong=correction.wrong,
        right=correction.right,
        dated=correction.dated,
        state=correction.get_state_display(),
        imported=correction.origin == Origin.IMPORTED,
        author=correction.author.name if correction.author else "",
        issued_by=correction.issued_by.name if correction.issued_by else "",
        issued_at=correction.issued_at,
    )


def exportable_articles(person: User) -> QuerySet[Article]:
    """The articles whose report the person may export: all for an admin, the reviewed ones for a reviewer."""
    articles = articles_for_lists()
    if person.may("export_any_report"):
        return articles
    if person.may("export_reviewed_report"):
        return articles.filter(reviewed_by(person))
    return articles.none()


def reviewed_by(person: User) -> Any:
    """A condition on articles: the person decided a verdict on one of their claims."""
    decided = Q(approved_by=person) | Q(seconded_by=person) | Q(returned_by=person)
    return Exists(Verdict.objects.filter(decided, claim__article=OuterRef("pk")))
