"""The words of a report on paper: the lines beside a claim and a correction, its alarms, its days and times.

Each line is whole: a label with what it is about. What somebody wrote is kept in its own direction, so that a Hebrew
name does not turn the date beside it round.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import dateformat
from django.utils.translation import gettext as _

from factcheck.language.quotations import inside_marks
from factcheck.lists.times import named_clock
from factcheck.reports.lines import CitationLine, ClaimLine, CorrectionLine, VerdictLine

FIRST_STRONG_ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
# The scripts that are written from the right, with the forms that Arabic letters once had of their own.
FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


@dataclass(frozen=True)
class Clock:
    """Days and times as a report writes them: absolute, in the zone of its publication, which is named."""

    zone_name: str

    def day(self, day: date) -> str:
        """ "28 Feb 2020"."""
        return dateformat.format(day, "j M Y")

    def time(self, at: datetime | None) -> str:
        """ "28 Feb 2020, 10:30 CET"; empty without a time."""
        if at is None:
            return ""
        local = at.astimezone(ZoneInfo(self.zone_name))
        return f"{self.day(local)}, {named_clock(local)}"


def own(words: object) -> str:
    """Words that somebody wrote, to stand in a line of ours in their own direction."""
    text = str(words)
    return f"{FIRST_STRONG_ISOLATE}{text}{END_OF_ISOLATE}" if FROM_THE_RIGHT.search(text) else text


def quoted(words: str) -> str:
    """Words between quotation marks."""
    return f"“{inside_marks(words)}”"


def claim_alarms(claim: ClaimLine, clock: Clock) -> Iterator[tuple[str, str]]:
    """What a reader must not miss, each with its tone: a withdrawal, a glass that was broken, a lapse, a return."""
    verdict = claim.verdict
    if claim.withdrawal_reason:
        yield _("Withdrawn: %(reason)s") % {"reason": own(claim.withdrawal_reason)}, "quiet"
    if verdict and verdict.break_glass_reason:
        reason = own(verdict.break_glass_reason)
        yield _("Approved by one person who broke the glass: %(reason)s") % {"reason": reason}, "attention"
    if verdict and verdict.lapsed_at:
        yield _("Approval lapsed: %(reason)s") % {"reason": own(verdict.lapse_reason)}, "attention"
    if verdict and verdict.returned_by:
        names = {
            "name": own(verdict.returned_by),
            "time": clock.time(verdict.returned_at),
            "note": own(verdict.return_note),
        }
        yield _("Returned by %(name)s, %(time)s: %(note)s") % names, "attention"


def claim_side(claim: ClaimLine, clock: Clock) -> Iterator[str]:
    """The lines beside a claim, the most telling first."""
    verdict = claim.verdict
    if verdict and verdict.review != claim.state and not (verdict.break_glass_reason or verdict.lapse_reason):
        yield own(verdict.review)
    yield " · ".join(_kind(claim, clock))
    status = _("Check status: %(status)s") % {"status": claim.check_status}
    if claim.check_reason:
        status += f": {own(claim.check_reason)}"
        status += f" ({own(claim.check_status_by)})" if claim.check_status_by else ""
    yield status
    if claim.risk_name != "normal":
        yield _("Risk: %(risk)s") % {"risk": claim.risk}
    if claim.resolution:
        yield _("Resolution: %(resolution)s") % {"resolution": claim.resolution}
    if verdict:
        yield from _people(verdict, clock)
    for check in claim.second_checks:
        yield own(check)
    marked = {"name": own(claim.marked_by), "time": clock.time(claim.marked_at)}
    if verdict:
        yield _("Version %(number)s; marked by %(name)s, %(time)s") % {**marked, "number": verdict.version}
    else:
        yield _("Marked by %(name)s, %(time)s") % marked


def _kind(claim: ClaimLine, clock: Clock) -> Iterator[str]:
    yield claim.kind
    if claim.claimant:
        name = own(claim.claimant)
        told = f"{name} ({claim.claimant_told})" if claim.claimant_told else name
        yield _("claimant: %(name)s") % {"name": told}
    if claim.verdict and claim.verdict.as_of:
        yield _("as of %(day)s") % {"day": clock.day(claim.verdict.as_of)}
    if claim.verdict and claim.verdict.review_by:
        yield _("look again by %(day)s") % {"day": clock.day(claim.verdict.review_by)}


def _people(verdict: VerdictLine, clock: Clock) -> Iterator[str]:
    if verdict.submitted_at:
        names = {"name": own(verdict.author), "time": clock.time(verdict.submitted_at)}
        yield _("Proposed: %(name)s, %(time)s") % names
    else:
        yield _("Being written by %(name)s") % {"name": own(verdict.author)}
    for approval in verdict.approvals:
        yield _("Approved: %(name)s, %(time)s") % {"name": own(approval.name), "time": clock.time(approval.at)}
    if verdict.lapsed_at:
        yield _("Lapsed: %(time)s") % {"time": clock.time(verdict.lapsed_at)}


def source_of(citation: CitationLine) -> str:
    """The publisher and the name of a source."""
    return ", ".join(own(part) for part in (citation.publisher, citation.source) if part)


def correction_alarms(correction: CorrectionLine, clock: Clock) -> Iterator[str]:
    """What a reader must not miss of a correction."""
    if correction.break_glass_reason:
        yield _("Issued by one person who broke the glass: %(reason)s") % {"reason": own(correction.break_glass_reason)}
    if correction.returned_by:
        names = {"name": own(correction.returned_by), "time": clock.time(correction.returned_at)}
        yield _("Returned by %(name)s, %(time)s: %(note)s") % {**names, "note": own(correction.return_note)}
    if correction.ended_by:
        names = {"name": own(correction.ended_by), "time": clock.time(correction.ended_at)}
        yield _("Ended by %(name)s, %(time)s: %(reason)s") % {**names, "reason": own(correction.end_reason)}


def correction_words(correction: CorrectionLine) -> Iterator[str]:
    """What was right and wrong, and where the sign stands."""
    if correction.right:
        yield _("Right: %(words)s") % {"words": own(quoted(correction.right))}
    if correction.wrong:
        yield _("Wrong: %(words)s") % {"words": own(quoted(correction.wrong))}
    elif correction.right:
        yield _("Wrong words: not recorded.")
    for further in correction.also:
        yield _("Also corrected: %(words)s") % {"words": own(further.in_words)}
    if correction.stands_after:
        yield _("The sign stands after “… %(words)s”.") % {"words": own(correction.stands_after)}


def correction_side(correction: CorrectionLine, clock: Clock) -> Iterator[str]:
    """The lines beside a correction."""
    yield f"{correction.error_kind} · {correction.scope.lower()}"
    dated = f" · {_('dated %(day)s') % {'day': clock.day(correction.dated)}}" if correction.dated else ""
    yield correction.state + dated
    if correction.imported:
        yield _("Imported with the article")
    if correction.from_revision:
        numbers = {"old": correction.from_revision, "new": correction.to_revision}
        yield _("Wrong in revision %(old)s, right in revision %(new)s") % numbers
    if correction.claim:
        yield _("Claim %(number)s") % {"number": correction.claim}
    found = [own(part) for part in (correction.found_how, correction.found_by) if part]
    found += [clock.time(correction.found_at)] if correction.found_at else []
    if found:
        yield _("Found: %(how)s") % {"how": ", ".join(found)}
    if correction.author:
        names = {"name": own(correction.author), "time": clock.time(correction.recorded_at)}
        yield _("Written: %(name)s, %(time)s") % names
    if correction.issued_by:
        names = {"name": own(correction.issued_by), "time": clock.time(correction.issued_at)}
        yield _("Issued: %(name)s, %(time)s") % names
    if correction.superseded_by:
        yield _("Superseded by correction %(number)s") % {"number": correction.superseded_by}
