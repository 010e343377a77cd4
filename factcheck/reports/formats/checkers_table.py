"""The checker's table of reports: a row for each claim in reading order, and below it one for each of its citations.

It begins with what a fact-checker's sheet has (fact, method, source, locator, date checked, result, by, approved by,
note); behind that stands the whole record, article, revision and audit head in every row, so that a row keeps its
meaning alone. Nothing is cut; an empty cell means that there is nothing to say. A result that is not simply approved
never stands alone: its cell says what it is worth. Corrections are no claims and have no rows: each claim tells its
own, and the rows of claims those of the article, one a line.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from factcheck.reports.covers import Cover
from factcheck.reports.formats.times import iso_day, iso_time
from factcheck.reports.lines import CitationLine, ClaimLine, CorrectionLine, Report, VerdictLine

# An empty rating could be taken for one that was lost on the way.
NO_RATING = "No rating yet"
CLAIM, CITATION = "claim", "citation"
NUMBERS = frozenset({"number", "version", "start", "end", "claims_marked", "revision", "audit_events"})
"""The columns that hold whole numbers."""
OF_CITATIONS = frozenset({"row", "source", "locator", "cited_words", "source_address", "archived_copy", "citation_uid"})
"""The columns that tell citations apart: where none of them is asked for, citations have no rows."""
# What the claim is besides its result, where the result alone would mislead.
STATES_TO_TELL = frozenset({"withdrawn", "dismissed", "unanchored"})

COLUMNS = (
    "row",
    "number",
    "fact",
    "method",
    "source",
    "locator",
    "date_checked",
    "result",
    "by",
    "approved_by",
    "note",
    "quotation",
    "kind",
    "claimant",
    "claimant_type",
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
    "cited_words",
    "source_address",
    "archived_copy",
    "citation_uid",
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


def columns_of(cover: Cover) -> list[str]:
    """The columns that the cover asks for, in their order here."""
    return [column for column in COLUMNS if column in cover.columns] or list(COLUMNS)


def rows_of(columns: list[str], reports: Iterable[Report]) -> Iterator[list[str]]:
    """Gives the cells of each row as they are, before formulas are disarmed; the head is not among them."""
    tells_citations = not OF_CITATIONS.isdisjoint(columns)
    for report in reports:
        for cells in cells_of(report):
            if cells["row"] == CLAIM or tells_citations:
                yield [cells.get(column, "") for column in columns]


def cells_of(report: Report) -> Iterator[dict[str, str]]:
    """Gives the cells of each row by the names of their columns; one that is not there is empty."""
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
    }
    notes = {correction.number: correction_in_words(correction) for correction in report.corrections}
    approved = _("Approved")
    every = {"article_corrections": "\n".join(notes.values())}
    for claim in report.claims:
        own = {"corrections": "\n".join(notes[number] for number in claim.corrections if number in notes)}
        yield of_article | every | _of_claim(claim, report.zone_name, approved) | _of_verdict(claim) | own
        for citation in claim.verdict.citations if claim.verdict else ():
            yield of_article | _of_citation(claim, citation, report.zone_name, approved)


def _of_citation(claim: ClaimLine, citation: CitationLine, zone: str, approved: str) -> dict[str, str]:
    return {
        "row": CITATION,
        "number": str(claim.number),
        "fact": claim.quotation,
        "method": citation.source_kind,
        "source": source_in_words(citation),
        "locator": citation.locator,
        "date_checked": _day(citation.checked_at, zone),
        "result": citation.stance,
        "by": citation.added_by,
        "approved_by": _approval(claim.verdict, approved),
        "note": citation.note,
        "cited_words": citation.quotation,
        "source_address": citation.url,
        "archived_copy": citation.archived_url,
        "citation_uid": citation.uid,
        "claim_uid": claim.uid,
    }


def _day(at: datetime | None, zone: str) -> str:
    return iso_day(at.astimezone(ZoneInfo(zone)).date()) if at else ""


def _result(claim: ClaimLine, approved: str) -> str:
    """The rating with what it is worth: `Inaccurate (Approval lapsed: 36 → 33 in revision 2)`.

    `approved` is the word for what is simply that: given, because a million rows would look it up.
    """
    worth = [claim.state] if claim.state_name in STATES_TO_TELL else []
    if claim.verdict is None:
        return f"{_('No verdict yet')} ({worth[0]})" if worth else _("No verdict yet")
    if claim.verdict.review != approved:
        worth.append(claim.verdict.review)
    rating = claim.verdict.rating or NO_RATING
    return f"{rating} ({'; '.join(worth)})" if worth else rating


def _approval(verdict: VerdictLine | None, approved: str) -> str:
    """Who approved, with what became of it: `Ruth Adeyemi (Approval lapsed: ...)`."""
    if verdict is None or not verdict.approvals:
        return ""
    names = ", ".join(approval.name for approval in verdict.approvals)
    return names if verdict.review == approved else f"{names} ({verdict.review})"


def source_in_words(citation: CitationLine) -> str:
    """The source with who published it."""
    return ", ".join(part for part in (citation.publisher, citation.source) if part)


def _of_claim(claim: ClaimLine, zone: str, approved: str) -> dict[str, str]:
    cited = claim.verdict.citations if claim.verdict else ()
    return {
        "row": CLAIM,
        "number": str(claim.number),
        "fact": claim.quotation,
        "method": "; ".join(dict.fromkeys([*(one.source_kind for one in cited), *claim.second_checks])),
        "source": "; ".join(dict.fromkeys(source_in_words(one) for one in cited)),
        "locator": "; ".join(one.locator for one in cited if one.locator),
        "date_checked": _day(claim.verdict.submitted_at, zone) if claim.verdict else "",
        "result": _result(claim, approved),
        "by": claim.verdict.author if claim.verdict else "",
        "approved_by": _approval(claim.verdict, approved),
        "note": claim.verdict.explanation if claim.verdict else claim.check_reason,
        "quotation": claim.quotation,
        "kind": claim.kind,
        "claimant": claim.claimant,
        "claimant_type": claim.claimant_told,
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
    words = f"{citation.stance}: {source_in_words(citation)}"
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
    facts += [further.in_words for further in correction.also]
    if correction.break_glass_reason:
        facts.append(f"issued by one person who broke the glass: {correction.break_glass_reason}")
    if correction.end_reason:
        facts.append(correction.end_reason)
    return f"{correction.number} ({correction.state}): {correction.note} [{'; '.join(facts)}]"
