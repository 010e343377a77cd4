"""What a report tells, as one plain structure that every format writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


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

    `claims` are all that were marked, or those that a selection asks for: `claims_marked` says how many there are.
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
    claims_marked: int
    article_text: ArticleText
