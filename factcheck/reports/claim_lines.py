"""Makes the lines of claims, with their verdicts and citations, of the rows that were read of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from factcheck.accounts.models import initials_of
from factcheck.articles.models import Revision
from factcheck.claims.claimants import is_person
from factcheck.claims.models import Rating, SecondCheck
from factcheck.claims.queries import counting_version
from factcheck.claims.states import (
    LIST_STATE_BY_NAME,
    CheckStatus,
    ClaimantType,
    ClaimKind,
    LocatorKind,
    Resolution,
    Risk,
    Stance,
    VerdictState,
)
from factcheck.reports.labels import Labels, labels
from factcheck.reports.lines import Approval, CitationLine, ClaimLine, Place, ShownVerdict, VerdictLine
from factcheck.reports.rows import CitationRow, ClaimRow, Rows, VerdictRow
from factcheck.sources.models import marked_name
from factcheck.sources.states import SourceKind


@dataclass(frozen=True)
class Words:
    """The words that the lines of a batch share, in the language that is on when it is read."""

    kinds: Labels = field(default_factory=lambda: labels(ClaimKind))
    risks: Labels = field(default_factory=lambda: labels(Risk))
    check_statuses: Labels = field(default_factory=lambda: labels(CheckStatus))
    verdict_states: Labels = field(default_factory=lambda: labels(VerdictState))
    stances: Labels = field(default_factory=lambda: labels(Stance))
    locators: Labels = field(default_factory=lambda: labels(LocatorKind))
    source_kinds: Labels = field(default_factory=lambda: labels(SourceKind))
    states: Mapping[str, str] = field(
        default_factory=lambda: {name: str(state.label) for name, state in LIST_STATE_BY_NAME.items()}
    )
    approved: str = field(default_factory=lambda: _("Approved"))


@dataclass(frozen=True)
class Read:
    """What was read for a batch of articles at once, by the ids of what it belongs to; `numbers` are of revisions."""

    rows: Rows
    numbers: Mapping[int, int]
    ratings: Mapping[int, Rating]
    checks: Mapping[int, list[SecondCheck]]
    places: Mapping[int, Place]
    cited: Mapping[int, Place]
    shown: Mapping[int, ShownVerdict]
    words: Words = field(default_factory=Words)


def claim_lines(revision: Revision, read: Read, corrections: Mapping[int, list[int]]) -> tuple[ClaimLine, ...]:
    """Gives the claims of one article in reading order; `corrections` are the numbers of those that were issued."""
    told = read.rows.claims.get(revision.article_id, ())
    return tuple(_claim_line(claim, revision.text, read, tuple(corrections.get(claim.pk, ()))) for claim in told)


def _claim_line(claim: ClaimRow, text: str, read: Read, corrections: tuple[int, ...]) -> ClaimLine:
    anchor = read.rows.anchors.get(claim.pk)
    versions = read.rows.versions.get(claim.pk, [])
    verdict = counting_version(versions)
    return ClaimLine(
        uid=str(claim.uid),
        number=claim.number,
        quotation=anchor.exact if anchor else "",
        sentence=text[anchor.sentence_start : anchor.sentence_end] if anchor and anchor.start is not None else "",
        start=anchor.start if anchor else None,
        end=anchor.end if anchor else None,
        kind=read.words.kinds[claim.kind],
        claimant=claim.claimant,
        claimant_type=_claimant_type(claim),
        claimant_type_known=bool(claim.claimant_type) or is_person(claim.claimant),
        risk=read.words.risks[claim.risk],
        risk_name=claim.risk,
        check_status=read.words.check_statuses[claim.check_status],
        check_reason=claim.check_reason,
        check_status_by=initials_of(claim.check_status_by__name or "") if claim.check_reason else "",
        state=read.words.states[claim.list_state],
        state_name=claim.list_state,
        resolution=_resolution(claim, read.numbers, corrections),
        corrections=corrections,
        withdrawal_reason=claim.withdrawal_reason,
        marked_by=claim.marked_by__name,
        marked_at=claim.marked_at,
        verdict=_verdict_line(verdict, versions, read) if verdict else None,
        second_checks=tuple(_second_check_line(check) for check in read.checks.get(claim.pk, ())),
        marked_by_uid=str(claim.marked_by__uid),
        place=read.places.get(claim.pk),
        shown=read.shown.get(claim.pk),
    )


def _claimant_type(claim: ClaimRow) -> str:
    """What the claimant is, as an editor said or its words say: one that is not called a person counts as none."""
    if not claim.claimant:
        return ""
    of_a_person = is_person(claim.claimant, claim.claimant_type)
    return ClaimantType.PERSON.value if of_a_person else ClaimantType.ORGANIZATION.value


def _second_check_line(check: SecondCheck) -> str:
    """What the second checker found, and whether it agrees with the version that they did not see."""
    words = {"name": check.checker.name, "rating": check.rating, "version": check.verdict.version}
    if check.agrees:
        return _("Checked blind by %(name)s: %(rating)s, which agrees with version %(version)s") % words
    return _("Checked blind by %(name)s: %(rating)s, which differs from version %(version)s") % words


def _resolution(claim: ClaimRow, numbers: Mapping[int, int], corrections: tuple[int, ...]) -> str:
    """What became of the words, with the revision or the corrections that did it."""
    if not claim.resolution:
        return ""
    if claim.resolution == Resolution.CORRECTED:
        issued = [Resolution.CORRECTED.in_words(number) for number in corrections]
        return ", ".join(issued) or _("Corrected, by a correction that no longer stands")
    return Resolution(claim.resolution).in_words(numbers.get(claim.resolution_revision_id or 0, 0))


def _verdict_line(verdict: VerdictRow, versions: Iterable[VerdictRow], read: Read) -> VerdictLine:
    rating = read.ratings[verdict.rating_id] if verdict.rating_id else None
    return VerdictLine(
        version=verdict.version,
        rating=str(rating) if rating else "",
        rating_slug=rating.slug if rating else "",
        rating_look=rating.token if rating else "",
        state=read.words.verdict_states[verdict.state],
        review="; ".join(_review(verdict, versions, read)),
        explanation=verdict.explanation,
        as_of=verdict.as_of,
        review_by=verdict.review_by,
        citations=tuple(_citation_line(citation, read) for citation in read.rows.citations.get(verdict.pk, ())),
        author=verdict.author__name,
        submitted_at=verdict.submitted_at,
        approvals=tuple(_approvals(verdict)),
        break_glass_reason=verdict.break_glass_reason,
        returned_by=verdict.returned_by__name or "",
        returned_at=verdict.returned_at,
        return_note=verdict.return_note,
        lapsed_at=verdict.lapsed_at,
        lapse_reason=verdict.lapse_reason,
        fingerprint=verdict.fingerprint,
        uid=str(verdict.uid),
        rating_value=rating.value if rating else None,
        author_uid=str(verdict.author__uid),
        created_at=verdict.created_at,
    )


def _approvals(verdict: VerdictRow) -> Iterable[Approval]:
    """Those that were given, in their order."""
    if verdict.approved_by__name:
        yield Approval(verdict.approved_by__name, verdict.approved_at, str(verdict.approved_by__uid))
    if verdict.seconded_by__name:
        yield Approval(verdict.seconded_by__name, verdict.seconded_at, str(verdict.seconded_by__uid))


def _review(verdict: VerdictRow, versions: Iterable[VerdictRow], read: Read) -> Iterable[str]:
    """What the rating is worth, in words: its own review, then what stands of other versions."""
    if verdict.break_glass_reason:
        yield _("Approved by one person who broke the glass: %(reason)s") % {"reason": verdict.break_glass_reason}
    if verdict.state == VerdictState.LAPSED:
        yield _("Approval lapsed: %(reason)s") % {"reason": verdict.lapse_reason}
    elif verdict.state == VerdictState.RETURNED:
        yield _("Not approved: returned")
    elif verdict.state == VerdictState.DRAFT:
        yield _("Not approved: a draft, not submitted")
    elif verdict.state == VerdictState.SUBMITTED and verdict.approved_by__name:
        yield _("Not approved: awaiting the second of two approvals")
    elif verdict.state == VerdictState.SUBMITTED:
        yield _("Not approved: awaiting review")
    elif not verdict.break_glass_reason:
        yield read.words.approved
    for other in versions:
        if other.pk == verdict.pk:
            continue
        if other.state == VerdictState.APPROVED:
            yield _("version %(version)s, “%(rating)s”, is approved until then") % {
                "version": other.version,
                "rating": read.ratings[other.rating_id] if other.rating_id else None,
            }
        elif other.state == VerdictState.DRAFT:
            yield _("version %(version)s is being written") % {"version": other.version}


def _citation_line(citation: CitationRow, read: Read) -> CitationLine:
    return CitationLine(
        stance=read.words.stances[citation.stance],
        stance_name=citation.stance,
        source=marked_name(citation.source__name, citation.source__article__publication_state),
        publisher=citation.source__publisher,
        url=citation.source__url,
        locator=_locator(citation, read.words.locators),
        quotation=citation.quotation,
        note=citation.note,
        uid=str(citation.uid),
        source_uid=str(citation.source__uid),
        source_kind=read.words.source_kinds[citation.source__kind],
        archived_url=citation.source__archived_url,
        checked_at=citation.source__retrieved_at or citation.added_at,
        added_by=citation.added_by__name,
        article=citation.source__article__slug or "",
        place=read.cited.get(citation.pk),
    )


def _locator(citation: CitationRow, kinds: Labels) -> str:
    """Where it stands, in words: “page 4”, “quoted span”; empty without a locator."""
    if citation.locator_kind == LocatorKind.NONE:
        return ""
    return f"{kinds[citation.locator_kind].lower()} {citation.locator}".strip()
