"""What the newsroom does with a reader's report: looks at it, answers it, closes what is spam, and takes that back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.audit.actions import article_chain, record
from factcheck.corrections.models import Correction
from factcheck.corrections.published import public_corrections
from factcheck.errors import RuleViolation, Unusable
from factcheck.public.actions.reporting import label_of
from factcheck.public.models import ReaderReport
from factcheck.public.states import ReportOutcome, ReportState, states_before

LONGEST_ANSWER = 2_000
_NOTHING_DECIDED: dict[str, Any] = {
    "outcome": "",
    "answer": "",
    "correction": None,
    "decided_by": None,
    "decided_at": None,
}


class ReportMovedOn(RuleViolation):
    """Somebody answered or closed the report meanwhile, or took that back."""


@transaction.atomic
def look_at_report(*, by: User, report: ReaderReport) -> ReaderReport:
    """Says that somebody looks at the report; its reader sees that somebody does. Raises NotAllowed, ReportMovedOn."""
    require(by, "answer_reader_report")
    return _move(report, ReportState.LOOKED_AT, by=by, verb="looked at", before=[ReportState.RECEIVED], **_looks(by))


@transaction.atomic
def answer_report(
    *, by: User, report: ReaderReport, outcome: str, answer: str = "", correction: Correction | None = None
) -> ReaderReport:
    """Answers the reader: corrected, with the correction that readers see; no error, or known already, in words.

    Raises NotAllowed, ReportMovedOn, Unusable (no outcome, no words where they are needed, a correction of another
    article or one that readers do not see).
    """
    require(by, "answer_reader_report")
    answer = answer.replace("\r\n", "\n").strip()
    if outcome not in ReportOutcome.values:
        raise Unusable(_("Say what became of the report: corrected, no error, or known already."))
    if len(answer) > LONGEST_ANSWER:
        raise Unusable(_("The answer has %(length)s characters. Keep it under 2,000.") % {"length": len(answer)})
    if outcome == ReportOutcome.CORRECTED and correction is None:
        raise Unusable(_("Choose the correction. One that is not issued and published yet no reader can see."))
    if outcome != ReportOutcome.CORRECTED and not answer:
        raise Unusable(_("Write the answer. The reader is told no more than what stands here."))
    if correction and not public_corrections().filter(pk=correction.pk, article=report.article_id).exists():
        raise Unusable(_("Readers do not see this correction of the article. Issue it and publish its revision first."))
    return _move(
        report,
        ReportState.ANSWERED,
        by=by,
        verb="answered",
        before=states_before(ReportState.ANSWERED),
        details={"outcome": outcome, "answer": answer, "correction": str(correction.uid) if correction else ""},
        outcome=outcome,
        answer=answer,
        correction=correction,
        decided_by=by,
        decided_at=timezone.now(),
    )


@transaction.atomic
def close_report(*, by: User, report: ReaderReport) -> ReaderReport:
    """Closes the report as spam: no answer. It stays, and can be opened again. Raises NotAllowed, ReportMovedOn."""
    require(by, "answer_reader_report")
    before = states_before(ReportState.CLOSED)
    now = timezone.now()
    return _move(report, ReportState.CLOSED, by=by, verb="closed", before=before, decided_by=by, decided_at=now)


@transaction.atomic
def reopen_report(*, by: User, report: ReaderReport) -> ReaderReport:
    """Takes an answer or the closing back: the person looks at it again; the chain keeps what the answer was.

    Raises NotAllowed, ReportMovedOn.
    """
    require(by, "answer_reader_report")
    decided = [ReportState.ANSWERED, ReportState.CLOSED]
    return _move(
        report, ReportState.LOOKED_AT, by=by, verb="reopened", before=decided, **_looks(by), **_NOTHING_DECIDED
    )


def _looks(by: User) -> dict[str, Any]:
    return {"looked_by": by, "looked_at": timezone.now()}


def _move(
    report: ReaderReport,
    state: ReportState,
    *,
    by: User,
    verb: str,
    before: list[ReportState],
    details: dict[str, Any] | None = None,
    **after: Any,
) -> ReaderReport:
    """Moves the report on by compare-and-swap, and records it."""
    if not ReaderReport.objects.filter(pk=report.pk, state__in=before).update(state=state, **after):
        now = ReaderReport.objects.get(pk=report.pk)
        raise ReportMovedOn(
            _("This report is “%(state)s” by now. Nothing of yours was stored.") % {"state": now.get_state_display()},
            way_on=_("See the report as it stands"),
            url=report.get_absolute_url(),
        )
    moved = ReaderReport.objects.select_related("article", "correction").get(pk=report.pk)
    record(
        by=by,
        verb=verb,
        kind="reader report",
        uid=moved.uid,
        label=label_of(moved),
        details=details,
        chain=article_chain(moved.article.uid),
    )
    return moved
