"""Reports as CSV: one row for each claim, article by article, in reading order.

RFC 4180: CRLF after each row, quotation marks doubled, a head row. UTF-8 without a byte order mark: RFC 4180 readers,
Python's csv module and databases take a mark for a part of the first column's name, and spreadsheets ask for the
encoding or detect it. Article, revision and audit head stand in every row, so that a row keeps its meaning alone.
Nothing is cut; an empty cell means that there is nothing to say. Corrections are no claims and have no rows: each claim
tells its own, and those of the article stand in every row, one a line.
"""

from collections.abc import Iterable, Iterator

from factcheck.reports.covers import Cover
from factcheck.reports.formats.times import iso_day, iso_time
from factcheck.reports.lines import CitationLine, ClaimLine, CorrectionLine, Report
from factcheck.spreadsheets import csv_rows

# An empty rating could be taken for one that was lost on the way.
NO_RATING = "No rating yet"

COLUMNS = (
    "number",
    "quotation",
    "kind",
    "claimant",
    "risk",
    "check_status",
    "check_reason",
    "check_status_by",
    "state",
    "rating",
    "review",
    "explanation",
    "as_of",
    "review_by",
    "citations",
    "author",
    "submitted_at",
    "approver",
    "approved_at",
    "second_approver",
    "second_approved_at",
    "break_glass_reason",
    "returned_by",
    "returned_at",
    "return_note",
    "lapsed_at",
    "lapse_reason",
    "resolution",
    "corrections",
    "withdrawal_reason",
    "version",
    "marked_by",
    "marked_at",
    "sentence",
    "start",
    "end",
    "claim_uid",
    "article",
    "publication",
    "published_on",
    "slug",
    "article_uid",
    "claims_marked",
    "revision",
    "revision_sha256",
    "audit_events",
    "audit_head",
    "article_corrections",
)


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives the file row by row, with the columns that the cover asks for, in their order here."""
    columns = [column for column in COLUMNS if column in cover.columns] or list(COLUMNS)
    yield from csv_rows(_rows(columns, reports))


def _rows(columns: list[str], reports: Iterable[Report]) -> Iterator[list[str]]:
    """Gives the head, then the cells of each claim as they are, before formulas are disarmed."""
    yield columns
    for report in reports:
        for cells in cells_of(report):
            yield [cells.get(column, "") for column in columns]


def cells_of(report: Report) -> Iterator[dict[str, str]]:
    """Gives the cells of each claim by the names of their columns; one that is not there is empty."""
    of_article = {
        "article": report.title,
        "publication": report.publication,
        "published_on": iso_day(report.published_on),
        "slug": report.slug,
        "article_uid": report.article_uid,
        "claims_marked": str(report.claims_marked),
        "revision": str(report.revision),
        "revision_sha256": report.sha256,
        "audit_events": str(report.audit_count),
        "audit_head": report.audit_head,
        "article_corrections": "\n".join(correction_in_words(correction) for correction in report.corrections),
    }
    notes = {correction.number: correction_in_words(correction) for correction in report.corrections}
    for claim in report.claims:
        own = {"corrections": "\n".join(notes[number] for number in claim.corrections)}
        yield of_article | _of_claim(claim) | _of_verdict(claim) | own


def _of_claim(claim: ClaimLine) -> dict[str, str]:
    return {
        "number": str(claim.number),
        "quotation": claim.quotation,
        "kind": claim.kind,
        "claimant": claim.claimant,
        "risk": claim.risk,
        "check_status": claim.check_status,
        "check_reason": claim.check_reason,
        "check_status_by": claim.check_status_by,
        "state": claim.state,
        "rating": NO_RATING,
        "review": "No verdict",
        "resolution": claim.resolution,
        "withdrawal_reason": claim.withdrawal_reason,
        "marked_by": claim.marked_by,
        "marked_at": iso_time(claim.marked_at),
        "sentence": claim.sentence,
        "start": "" if claim.start is None else str(claim.start),
        "end": "" if claim.end is None else str(claim.end),
        "claim_uid": claim.uid,
    }


def _of_verdict(claim: ClaimLine) -> dict[str, str]:
    verdict = claim.verdict
    if verdict is None:
        return {}
    cells = {
        "rating": verdict.rating or NO_RATING,
        "review": verdict.review,
        "explanation": verdict.explanation,
        "as_of": iso_day(verdict.as_of),
        "review_by": iso_day(verdict.review_by),
        "citations": "\n".join(citation_in_words(citation) for citation in verdict.citations),
        "author": verdict.author,
        "submitted_at": iso_time(verdict.submitted_at),
        "break_glass_reason": verdict.break_glass_reason,
        "returned_by": verdict.returned_by,
        "returned_at": iso_time(verdict.returned_at),
        "return_note": verdict.return_note,
        "lapsed_at": iso_time(verdict.lapsed_at),
        "lapse_reason": verdict.lapse_reason,
        "version": str(verdict.version),
    }
    for approval, prefix in zip(verdict.approvals, ("", "second_"), strict=False):
        cells[f"{prefix}approver"] = approval.name
        cells[f"{prefix}approved_at"] = iso_time(approval.at)
    return cells


def citation_in_words(citation: CitationLine) -> str:
    """One citation in a fixed form: `Supports: Ministry, Casualty figures (page 4): “36 soldiers” [note] <address>`."""
    source = ", ".join(part for part in (citation.publisher, citation.source) if part)
    words = f"{citation.stance}: {source}"
    if citation.locator:
        words += f" ({citation.locator})"
    if citation.quotation:
        words += f": “{citation.quotation}”"
    if citation.note:
        words += f" [{citation.note}]"
    if citation.url:
        words += f" <{citation.url}>"
    return words


def correction_in_words(correction: CorrectionLine) -> str:
    """One correction in a fixed form: `2 (Issued): Correction, Feb. 28, 2020: ... [Figure misstated; 36 → 33]`."""
    facts = [correction.error_kind]
    if correction.right:
        facts.append(f"{correction.wrong or '?'} → {correction.right}")
    if correction.break_glass_reason:
        facts.append(f"issued by one person who broke the glass: {correction.break_glass_reason}")
    if correction.end_reason:
        facts.append(correction.end_reason)
    return f"{correction.number} ({correction.state}): {correction.note} [{'; '.join(facts)}]"
