"""Reads everything that a report of an article tells, into one plain structure that every format renders."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.selectors import CONTEXT
from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.articles.queries import articles_for_lists
from factcheck.audit.actions import article_chain
from factcheck.audit.models import GENESIS, Chain
from factcheck.claims.models import Citation, Claim, ClaimAnchor, SecondCheck, Verdict
from factcheck.claims.queries import claims_of_revision, counting_version, latest_revision
from factcheck.claims.second_checks import answered_in
from factcheck.claims.states import LIST_STATE_BY_NAME, LocatorKind, Resolution, VerdictState
from factcheck.corrections.models import Correction, CorrectionAnchor
from factcheck.corrections.states import CorrectionState, Origin


@dataclass(frozen=True)
class CitationLine:
    """What a source says of a claim; `locator` in words, as in “page 4”."""

    stance: str
    stance_name: str
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
    rating_look: str
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
    risk: str
    risk_name: str
    check_status: str
    check_reason: str
    check_status_by: str
    state: str
    state_name: str
    resolution: str
    corrections: tuple[int, ...]
    withdrawal_reason: str
    marked_by: str
    marked_at: datetime
    verdict: VerdictLine | None
    second_checks: tuple[str, ...]


@dataclass(frozen=True)
class CorrectionLine:
    """One correction; empty `wrong` means that the wrong words are not known, no `from_revision` that the text is."""

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
    break_glass_reason: str
    from_revision: int | None
    to_revision: int
    claim: int | None
    stands_after: str
    found_how: str
    found_by: str
    found_at: datetime | None
    recorded_at: datetime
    submitted_at: datetime | None
    returned_by: str
    returned_at: datetime | None
    return_note: str
    ended_by: str
    ended_at: datetime | None
    end_reason: str
    superseded_by: int | None


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
    published_revision: int | None
    language: str
    zone_name: str
    made_at: datetime
    revision: int
    sha256: str
    audit_count: int
    audit_head: str
    claims: tuple[ClaimLine, ...]
    corrections: tuple[CorrectionLine, ...]


def report_of(article: Article) -> Report:
    """Gives the article's report; ten statements, whatever the number of claims and corrections."""
    chain = Chain.objects.filter(name=article_chain(article.uid)).first()
    revision = latest_revision(article)
    numbers = dict(Revision.objects.filter(article=article).values_list("pk", "number"))
    corrections = _corrections(article)
    of_claims: dict[int, list[int]] = defaultdict(list)
    for correction in corrections:
        if correction.claim_id and correction.state == CorrectionState.ISSUED:
            of_claims[correction.claim_id].append(correction.number)
    checks = answered_in(article)
    return Report(
        article_uid=str(article.uid),
        slug=article.slug,
        title=article.title,
        publication=article.publication.name if article.publication else "",
        byline=article.byline,
        published_on=article.published_on,
        publication_state=article.get_publication_state_display(),
        published_revision=numbers.get(article.published_revision_id or 0),
        language=article.language,
        zone_name=article.zone_name,
        made_at=timezone.now(),
        revision=revision.number,
        sha256=revision.sha256,
        audit_count=chain.count if chain else 0,
        audit_head=chain.head if chain else GENESIS,
        claims=tuple(
            _claim_line(claim, revision.text, numbers, tuple(of_claims[claim.pk]), checks.get(claim.pk, ()))
            for claim in claims_of_revision(revision)
        ),
        corrections=tuple(_correction_line(correction, numbers) for correction in corrections),
    )


def _corrections(article: Article) -> list[Correction]:
    people = ("author", "issued_by", "returned_by", "ended_by")
    markers = Prefetch("anchors", CorrectionAnchor.objects.filter(closed_at__isnull=True), to_attr="markers")
    all_of_them = Correction.objects.filter(article=article).select_related(*people, "claim", "superseded_by")
    return list(all_of_them.prefetch_related(markers).order_by("number"))


def _claim_line(
    claim: Claim, text: str, numbers: Mapping[int, int], corrections: tuple[int, ...], checks: Iterable[SecondCheck]
) -> ClaimLine:
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
        risk=claim.get_risk_display(),
        risk_name=claim.risk,
        check_status=claim.get_check_status_display(),
        check_reason=claim.check_reason,
        check_status_by=claim.check_status_by.initials if claim.check_reason and claim.check_status_by else "",
        state=str(state.label),
        state_name=state.name,
        resolution=_resolution(claim, numbers, corrections),
        corrections=corrections,
        withdrawal_reason=claim.withdrawal_reason,
        marked_by=claim.marked_by.name,
        marked_at=claim.marked_at,
        verdict=_verdict_line(verdict, versions) if verdict else None,
        second_checks=tuple(_second_check_line(check) for check in checks),
    )


def _second_check_line(check: SecondCheck) -> str:
    """What the second checker found, and whether it agrees with the version that they did not see."""
    words = {"name": check.checker.name, "rating": check.rating, "version": check.verdict.version}
    if check.agrees:
        return _("Checked blind by %(name)s: %(rating)s, which agrees with version %(version)s") % words
    return _("Checked blind by %(name)s: %(rating)s, which differs from version %(version)s") % words


def _resolution(claim: Claim, numbers: Mapping[int, int], corrections: tuple[int, ...]) -> str:
    """What became of the words, with the revision or the corrections that did it."""
    if not claim.resolution:
        return ""
    if claim.resolution == Resolution.CORRECTED:
        issued = [Resolution.CORRECTED.in_words(number) for number in corrections]
        return ", ".join(issued) or _("Corrected, by a correction that no longer stands")
    return Resolution(claim.resolution).in_words(numbers.get(claim.resolution_revision_id or 0, 0))


def _verdict_line(verdict: Verdict, versions: Iterable[Verdict]) -> VerdictLine:
    approvals = [(verdict.approved_by, verdict.approved_at), (verdict.seconded_by, verdict.seconded_at)]
    return VerdictLine(
        version=verdict.version,
        rating=str(verdict.rating) if verdict.rating else "",
        rating_slug=verdict.rating.slug if verdict.rating else "",
        rating_look=verdict.rating.token if verdict.rating else "",
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
        stance_name=citation.stance,
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


def _correction_line(correction: Correction, numbers: Mapping[int, int]) -> CorrectionLine:
    markers: list[CorrectionAnchor] = correction.markers  # type: ignore[attr-defined]
    marker = next((one for one in markers if one.revision_id == correction.to_revision_id and one.end), None)
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
        break_glass_reason=correction.break_glass_reason,
        from_revision=numbers.get(correction.from_revision_id or 0),
        to_revision=numbers[correction.to_revision_id],
        claim=correction.claim.number if correction.claim else None,
        stands_after=_stands_after(marker) if marker else "",
        found_how=correction.found_how,
        found_by=correction.found_by,
        found_at=correction.found_at,
        recorded_at=correction.recorded_at,
        submitted_at=correction.submitted_at,
        returned_by=correction.returned_by.name if correction.returned_by else "",
        returned_at=correction.returned_at,
        return_note=correction.return_note,
        ended_by=correction.ended_by.name if correction.ended_by else "",
        ended_at=correction.ended_at,
        end_reason=correction.end_reason,
        superseded_by=correction.superseded_by.number if correction.superseded_by else None,
    )


def _stands_after(marker: CorrectionAnchor) -> str:
    """The words before the sign, from the first whole one; a sign that stands in the text is no part of them."""
    words = marker.prefix if marker.stands_in_text else f"{marker.prefix}{marker.exact}"
    whole = words.partition(" ")[2] if len(marker.prefix) == CONTEXT else words
    return " ".join((whole or words).split())


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
