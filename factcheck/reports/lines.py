"""What a report tells, as one plain structure that every format writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from factcheck.articles.states import PublicationState
from factcheck.claims.published import PublicSource
from factcheck.claims.states import ClaimantType
from factcheck.reports.labels import label


@dataclass(frozen=True)
class Place:
    """Words in one revision: offsets are code points, end exclusive."""

    revision: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True)
class PublisherLine:
    """Whose article it is; `policies` by the names that schema.org gives them."""

    name: str
    url: str
    language: str
    shows_verdicts: bool
    policies: Mapping[str, str]


@dataclass(frozen=True)
class ScaleLine:
    """The ends of the rating scale as numbers."""

    worst: int
    best: int


@dataclass(frozen=True)
class CitationLine:
    """What a source says of a claim; `locator` in words, as in “page 4”.

    A source that is an article here is named by its slug in `article`, the words that are cited by their `place` in it.
    `checked_at` is when the source was retrieved, or else when it was cited.
    """

    stance: str
    stance_name: str
    source: str
    publisher: str
    url: str
    locator: str
    quotation: str
    note: str
    uid: str = ""
    source_uid: str = ""
    source_kind: str = ""
    archived_url: str = ""
    checked_at: datetime | None = None
    added_by: str = ""
    article: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Approval:
    """One approval: who gave it and when."""

    name: str
    at: datetime | None
    person_uid: str = ""


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
    uid: str = ""
    rating_value: int | None = None
    author_uid: str = ""
    created_at: datetime | None = None


@dataclass(frozen=True)
class ShownVerdict:
    """The approved, unlapsed verdict that readers see, on the words that they read; older than one that waits."""

    version: int
    words: str
    rating: str
    rating_value: int | None
    explanation: str
    as_of: date | None
    approved_at: datetime
    break_glass_reason: str
    sources: tuple[PublicSource, ...]


@dataclass(frozen=True)
class ClaimLine:
    """One claim in the report's revision; offsets are code points, end exclusive, None where it is unanchored.

    `place` is where its words stand: in the report's revision, or in the last that held them. `shown` is the verdict
    that readers see, None where they see none.
    """

    uid: str
    number: int
    quotation: str
    sentence: str
    start: int | None
    end: int | None
    kind: str
    claimant: str
    claimant_type: str
    claimant_type_known: bool
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
    marked_by_uid: str = ""
    place: Place | None = None
    shown: ShownVerdict | None = None

    @property
    def claimant_told(self) -> str:
        """What the claimant is, in words: `a person`; empty where neither an editor nor its name says so."""
        return label(ClaimantType, self.claimant_type).lower() if self.claimant_type_known else ""

    @property
    def claimant_in_words(self) -> str:
        """`Brett McGurk (a person)`, or the name alone."""
        return f"{self.claimant} ({self.claimant_told})" if self.claimant_told else self.claimant


@dataclass(frozen=True)
class FurtherLine:
    """Another change that shares the note of a correction; empty `wrong` or `right` means that there is none."""

    error_kind: str
    scope: str
    wrong: str
    right: str
    claim: int | None

    @property
    def in_words(self) -> str:
        """`36 → 33 (Figure misstated, body)`."""
        words = " → ".join(part for part in (self.wrong, self.right or "–") if part)
        return f"{words} ({self.error_kind}, {self.scope.lower()})"


@dataclass(frozen=True)
class CorrectionLine:
    """One correction; empty `wrong` means that the wrong words are not known, no `from_revision` that the text is.

    `public_on` is its day where readers see it, None where they do not.
    """

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
    public_on: date | None = None
    also: tuple[FurtherLine, ...] = ()


@dataclass(frozen=True)
class SignLine:
    """The sign of a correction that stands off from the text, after the character before `at`."""

    at: int
    number: int
    sign: str


@dataclass(frozen=True)
class ArticleText:
    """The text that was checked, with its stand-off blocks and inlines, and the signs that lead to its corrections."""

    text: str
    blocks: tuple[Mapping[str, Any], ...]
    inlines: tuple[Mapping[str, Any], ...]
    signs: tuple[SignLine, ...]


@dataclass(frozen=True)
class Report:
    """The report of one article at its latest revision: facts, claims in reading order, corrections.

    `claims` are all that were marked, or those that a selection asks for: `claims_marked` says how many there are;
    `corrections` likewise.
    `audit_count` and `audit_head` are those of the article's chain when it was read: with the head a later reader
    sees whether the end of the chain was cut off. `readers_since` is when the revision that readers see was published.
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
    claims_marked: int
    corrections_recorded: int
    article_text: ArticleText
    original_url: str = ""
    readers_since: datetime | None = None
    publisher: PublisherLine | None = None
    scale: ScaleLine | None = None

    @property
    def marked_title(self) -> str:
        """The title as it heads the report: of an article that was taken back, it says so first."""
        is_retracted = self.publication_state == str(PublicationState.RETRACTED.label)
        return f"{self.publication_state}: {self.title}" if is_retracted else self.title
