"""Reports as Markdown: what is read on a screen, in a mail, or in a repository, and printed from there.

CommonMark, UTF-8. Every text is escaped (`markdown_text`): a claim can hold any sign and makes no markup. Times are
those of the publication's zone, named.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.reports.covers import Cover
from factcheck.reports.formats.markdown_text import escaped, escaped_lines
from factcheck.reports.left_out import corrections_left_out
from factcheck.reports.lines import CitationLine, ClaimLine, CorrectionLine, Report, VerdictLine


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives the file: its cover where it may be many, then report by report."""
    if not cover.of_one:
        made = _in_words(cover.made_at, cover.zone_name)
        facts = [(_("Scope"), cover.scope), (_("Made"), f"{made}, {cover.made_by}" if cover.made_by else made)]
        yield _text([f"# {escaped(cover.title)}", "", *_facts(facts)])
    for report in reports:
        yield _text(_of_article(report))
        for claim in report.claims:
            yield _text(_of_claim(claim, report.zone_name))
        yield _text(_of_corrections(report))


def _text(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n\n").encode("utf-8", "replace")


def _facts(facts: Iterable[tuple[str, str]]) -> list[str]:
    """A list of what is known, each with its name; what is empty is left out."""
    return [f"- {escaped(name)}: {escaped(value)}" for name, value in facts if value]


def _in_words(at: datetime | None, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {zone}" if at else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _who(name: str, at: datetime | None, zone: str) -> str:
    return ", ".join(part for part in (name, _in_words(at, zone)) if part)


def _of_article(report: Report) -> list[str]:
    seen = report.publication_state
    if report.published_revision:
        seen += ": " + _("revision %(number)s") % {"number": report.published_revision}
    events = ngettext("%(number)s event", "%(number)s events", report.audit_count) % {"number": report.audit_count}
    claims = ngettext("%(number)s claim", "%(number)s claims", len(report.claims)) % {"number": len(report.claims)}
    if report.claims_marked != len(report.claims):
        claims += " " + _("of %(number)s that were marked") % {"number": report.claims_marked}
    facts = [
        (_("Publication"), report.publication or _("not named in the text")),
        (_("Byline"), report.byline),
        (_("Date"), _day(report.published_on)),
        (_("Revision checked"), f"{report.revision} ({seen})"),
        (_("SHA-256 of the text"), report.sha256),
        (_("Audit"), f"{events}, {_('head')} {report.audit_head}"),
        (_("Made"), _in_words(report.made_at, report.zone_name)),
        (_("Claims"), claims),
    ]
    return [f"# {_('Fact-check report')}: {escaped(report.marked_title)}", "", *_facts(facts)]


def _of_claim(claim: ClaimLine, zone: str) -> list[str]:
    words = escaped_lines(claim.quotation) if claim.quotation else f"*{_('No words in this revision')}*"
    quoted = [f"> {line}" for line in words.split("\n")]
    heading = _("Claim %(number)s") % {"number": claim.number}
    facts = [
        (_("Kind"), claim.kind),
        (_("Claimant"), claim.claimant_in_words),
        (_("Risk"), claim.risk),
        (_("State"), claim.state),
        (_("Check status"), _with_reason(claim)),
        (_("Resolution"), claim.resolution),
        (_("Withdrawn"), claim.withdrawal_reason),
        (_("Marked"), _who(claim.marked_by, claim.marked_at, zone)),
    ]
    checks = [(_("Second check"), sentence) for sentence in claim.second_checks]
    return [f"## {heading}", "", *quoted, "", *_of_verdict(claim.verdict, zone), *_facts(facts), *_facts(checks)]


def _with_reason(claim: ClaimLine) -> str:
    reason = f": {claim.check_reason}" if claim.check_reason else ""
    return f"{claim.check_status}{reason}" + (f" ({claim.check_status_by})" if claim.check_status_by else "")


def _of_verdict(verdict: VerdictLine | None, zone: str) -> list[str]:
    if verdict is None:
        return [f"**{_('No verdict yet')}**", ""]
    # The rating never stands without what it is worth.
    said = [f"**{escaped(verdict.rating or _('No rating yet'))}** — {escaped(verdict.review)}", ""]
    if verdict.explanation:
        said += [escaped_lines(verdict.explanation), ""]
    for number, citation in enumerate(verdict.citations, 1):
        said.append(f"{number}. {_of_citation(citation)}")
    if verdict.citations:
        said.append("")
    facts = [
        (_("Version"), str(verdict.version)),
        (_("As of"), _day(verdict.as_of)),
        (_("Look again by"), _day(verdict.review_by)),
        (_("Author"), _who(verdict.author, verdict.submitted_at, zone)),
        *((_("Approved by"), _who(approval.name, approval.at, zone)) for approval in verdict.approvals),
        (_("Broke the glass"), verdict.break_glass_reason),
        (_("Returned by"), _who(verdict.returned_by, verdict.returned_at, zone)),
        (_("Why it was returned"), verdict.return_note),
        (_("Lapsed"), _who(verdict.lapse_reason, verdict.lapsed_at, zone)),
        (_("Fingerprint"), verdict.fingerprint),
    ]
    return [*said, *_facts(facts)]


def _of_citation(citation: CitationLine) -> str:
    source = ", ".join(part for part in (citation.publisher, citation.source) if part)
    words = f"**{escaped(citation.stance)}** {escaped(source)}"
    if citation.locator:
        words += f" ({escaped(citation.locator)})"
    if citation.quotation:
        words += f": “{escaped(citation.quotation)}”"
    for more in (citation.note, citation.url, citation.archived_url):
        if more:
            words += f" — {escaped(more)}"
    return words


def _of_corrections(report: Report) -> list[str]:
    lines = [f"## {_('Corrections')}", ""]
    if left_out := corrections_left_out(report):
        lines += [left_out, ""]
    for correction in report.corrections:
        lines += _of_correction(correction, report.zone_name)
    return lines


def _of_correction(correction: CorrectionLine, zone: str) -> list[str]:
    heading = _("Correction %(number)s") % {"number": correction.number}
    revisions = ""
    if correction.from_revision:
        revisions = _("Wrong in revision %(old)s, right in revision %(new)s") % {
            "old": correction.from_revision,
            "new": correction.to_revision,
        }
    found = ", ".join(part for part in (correction.found_how, correction.found_by) if part)
    facts = [
        (_("Type"), f"{correction.type}, {correction.error_kind}, {correction.scope}"),
        (_("Wrong"), correction.wrong),
        (_("Right"), correction.right),
        *((_("Also corrected"), further.in_words) for further in correction.also),
        (_("Revisions"), revisions),
        (_("Claim"), str(correction.claim or "")),
        (_("Dated"), _day(correction.dated)),
        (_("Imported with the article"), _("yes") if correction.imported else ""),
        (
            _("Found"),
            _who(found, correction.found_at, zone),
        ),
        (_("Written"), _who(correction.author, correction.recorded_at, zone) if correction.author else ""),
        (_("Issued"), _who(correction.issued_by, correction.issued_at, zone)),
        (_("Issued by one person who broke the glass"), correction.break_glass_reason),
        (_("Returned by"), _who(correction.returned_by, correction.returned_at, zone)),
        (_("Why it was returned"), correction.return_note),
        (_("Ended"), _who(correction.ended_by, correction.ended_at, zone)),
        (_("Why it ended"), correction.end_reason),
        (_("Superseded by correction"), str(correction.superseded_by or "")),
    ]
    note = [f"> {line}" for line in escaped_lines(correction.note).split("\n")]
    return [f"### {heading}: {escaped(correction.state)}", "", *note, "", *_facts(facts), ""]
