"""What becomes of a reader's report of an error."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    RECEIVED = "received", _("Received")
    LOOKED_AT = "looked_at", _("Looked at")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed as spam")


class ReportOutcome(models.TextChoices):
    CORRECTED = "corrected", _("Corrected")
    NO_ERROR = "no_error", _("No error")
    KNOWN = "known", _("Known already")


REPORT_TRANSITIONS: dict[ReportState, frozenset[ReportState]] = {
    ReportState.RECEIVED: frozenset({ReportState.LOOKED_AT, ReportState.ANSWERED, ReportState.CLOSED}),
    ReportState.LOOKED_AT: frozenset({ReportState.ANSWERED, ReportState.CLOSED}),
    ReportState.ANSWERED: frozenset({ReportState.LOOKED_AT}),
    ReportState.CLOSED: frozenset({ReportState.LOOKED_AT}),
}
"""State -> the states it can pass to. An answer, and closing as spam, can be taken back: somebody looks at it again."""

WAITING = frozenset({ReportState.RECEIVED, ReportState.LOOKED_AT})
"""The states in which a report waits for the newsroom."""


def states_before(state: ReportState) -> list[ReportState]:
    """The states that can pass to this one, for the compare-and-swap."""
    return [before for before, following in REPORT_TRANSITIONS.items() if state in following]
