"""The axes of a claim (design, section 5), never mixed, and the one table that the lists show."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _


class ClaimKind(models.TextChoices):
    FIGURE = "figure", _("Figure")
    NAME = "name", _("Name")
    DATE = "date", _("Date")
    QUOTATION = "quotation", _("Quotation")
    TITLE = "title", _("Title or role")
    PLACE = "place", _("Place")
    CAUSAL = "causal", _("Causal")
    ATTRIBUTION = "attribution", _("Attribution")
    DESCRIPTION = "description", _("Description")
    SUPERLATIVE = "superlative", _("Superlative")


class ClaimantType(models.TextChoices):
    """What a claimant is, where somebody said so; else the words decide (`claimants.is_person`)."""

    BY_ITS_WORDS = "", _("By the words of its name")
    PERSON = "person", _("A person")
    ORGANIZATION = "organization", _("An organization, office or country")


class CheckStatus(models.TextChoices):
    """The work, set by people. Submitting sets checked; a return or a lapse sets open."""

    OPEN = "open", _("Open")
    IN_PROGRESS = "in_progress", _("In progress")
    NEEDS_SOURCE = "needs_source", _("Needs source")
    QUERY_TO_AUTHOR = "query_to_author", _("Query to author")
    ON_AUTHOR = "on_author", _("On author")
    AWAITING_REPLY = "awaiting_reply", _("Awaiting reply")
    CHECKED = "checked", _("Checked")
    DISMISSED = "dismissed", _("Dismissed")


STATUSES_WITH_A_REASON = frozenset({CheckStatus.DISMISSED, CheckStatus.ON_AUTHOR})


class Risk(models.TextChoices):
    NORMAL = "normal", _("Normal")
    LEGAL = "legal", _("Legal")
    DEFAMATION = "defamation", _("Defamation")
    MINORS = "minors", _("Minors")
    HEALTH = "health", _("Health")


class Prominence(models.TextChoices):
    """How many readers see the words of a claim: where in the article they stand."""

    HEADLINE = "headline", _("In the headline")
    STANDFIRST = "standfirst", _("In a standfirst or caption")
    OPENING = "opening", _("In the first fifth of the text")
    REST = "rest", _("Further down")


class Resolution(models.TextChoices):
    """What became of the words."""

    OPEN = "", _("Not said")
    STANDS = "stands", _("Stands")
    CHANGE_REQUESTED = "change_requested", _("Change requested")
    CHANGED = "changed", _("Changed in a revision")
    CUT = "cut", _("Cut")
    CORRECTED = "corrected", _("Corrected")

    def in_words(self, number: int = 0) -> str:
        """As people read it, with its revision or correction: "Changed in revision 2", "Correction 1", "Stands"."""
        if number and self == Resolution.CHANGED:
            return _now("Changed in revision %(number)s") % {"number": number}
        if number and self == Resolution.CUT:
            return _now("Cut in revision %(number)s") % {"number": number}
        if number and self == Resolution.CORRECTED:
            return _now("Correction %(number)s") % {"number": number}
        return str(self.label)


class VerdictState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Returned")
    LAPSED = "lapsed", _("Lapsed")
    SUPERSEDED = "superseded", _("Superseded")


VERDICT_TRANSITIONS: dict[VerdictState, frozenset[VerdictState]] = {
    VerdictState.DRAFT: frozenset({VerdictState.SUBMITTED}),
    VerdictState.SUBMITTED: frozenset({VerdictState.APPROVED, VerdictState.RETURNED}),
    VerdictState.APPROVED: frozenset({VerdictState.LAPSED, VerdictState.SUPERSEDED}),
    VerdictState.LAPSED: frozenset({VerdictState.SUPERSEDED}),
    VerdictState.RETURNED: frozenset(),
    VerdictState.SUPERSEDED: frozenset(),
}
"""State -> the states it can pass to. Answering a return or a lapse makes the next version instead."""

OPEN_VERSIONS = frozenset({VerdictState.DRAFT, VerdictState.SUBMITTED})
DECIDED_VERSIONS = frozenset({VerdictState.APPROVED, VerdictState.LAPSED, VerdictState.SUPERSEDED})


class Stance(models.TextChoices):
    SUPPORTS = "supports", _("Supports")
    CONTRADICTS = "contradicts", _("Contradicts")
    CONTEXT = "context", _("Context")


class LocatorKind(models.TextChoices):
    """Where in the source it stands: what the citation gate asks for."""

    NONE = "", _("No locator")
    PAGE = "page", _("Page")
    PARAGRAPH = "paragraph", _("Paragraph")
    TIMECODE = "timecode", _("Timecode")
    SPAN = "span", _("Quoted span")


class QuestionResult(models.TextChoices):
    """What a question on the call sheet brought; empty while it is open."""

    OPEN = "", _("Not answered")
    CONFIRMED = "confirmed", _("Confirmed")
    DISPUTED = "disputed", _("Disputed")
    NOT_KNOWN = "not_known", _("Could not say")
    NO_REPLY = "no_reply", _("No reply")
    DROPPED = "dropped", _("Not asked any more")


RESULTS_WITH_AN_ANSWER = frozenset({QuestionResult.CONFIRMED, QuestionResult.DISPUTED, QuestionResult.NOT_KNOWN})

STATUS_AFTER_ANSWER: dict[tuple[bool, str], CheckStatus] = {
    (True, QuestionResult.CONFIRMED): CheckStatus.ON_AUTHOR,
    (True, QuestionResult.DISPUTED): CheckStatus.IN_PROGRESS,
    (True, QuestionResult.NOT_KNOWN): CheckStatus.NEEDS_SOURCE,
    (True, QuestionResult.NO_REPLY): CheckStatus.AWAITING_REPLY,
    (True, QuestionResult.DROPPED): CheckStatus.IN_PROGRESS,
    (False, QuestionResult.CONFIRMED): CheckStatus.IN_PROGRESS,
    (False, QuestionResult.DISPUTED): CheckStatus.QUERY_TO_AUTHOR,
    (False, QuestionResult.NOT_KNOWN): CheckStatus.NEEDS_SOURCE,
    (False, QuestionResult.NO_REPLY): CheckStatus.AWAITING_REPLY,
    (False, QuestionResult.DROPPED): CheckStatus.IN_PROGRESS,
}
"""(asked of the author, what came back) -> the check status that is proposed; a person sets it."""

WAITING_ON_OTHERS = frozenset({CheckStatus.QUERY_TO_AUTHOR, CheckStatus.AWAITING_REPLY})


@dataclass(frozen=True)
class ListState:
    """One line of the table: what a list shows for a claim to which `when` applies and nothing above it."""

    name: str
    label: str | Promise
    css_class: str
    icon: str
    when: Q


LIST_STATES: tuple[ListState, ...] = (
    ListState("withdrawn", _("Withdrawn"), "is-withdrawn", "circle-slash", Q(withdrawn_at__isnull=False)),
    ListState("dismissed", _("Dismissed"), "is-dismissed", "minus", Q(check_status=CheckStatus.DISMISSED)),
    ListState("unanchored", _("Unanchored"), "is-unanchored", "unlink", Q(anchor_status="deleted")),
    ListState("lapsed", _("Needs re-check"), "is-lapsed", "refresh-cw", Q(last_version=VerdictState.LAPSED)),
    ListState("returned", _("Returned"), "is-returned", "corner-up-left", Q(last_version=VerdictState.RETURNED)),
    ListState("awaiting", _("Awaiting review"), "is-awaiting", "eye", Q(last_version=VerdictState.SUBMITTED)),
    ListState("approved", _("Approved"), "is-approved", "check-check", Q(last_version=VerdictState.APPROVED)),
    ListState(
        "progress",
        _("In progress"),
        "is-progress",
        "pen-line",
        ~Q(check_status=CheckStatus.OPEN) | Q(has_draft=True),
    ),
    ListState("unchecked", _("Unchecked"), "is-unchecked", "circle-dashed", Q()),
)
"""First match wins. `anchor_status`, `last_version` (state of the latest version that is no draft) and `has_draft` are
annotated by `claims.standing.worked_out`, which makes one SQL expression of this table."""

LIST_STATE_BY_NAME = {state.name: state for state in LIST_STATES}

UNSETTLED = ("unanchored", "lapsed", "returned", "progress", "unchecked")
"""What the lists show of a claim that a checker is not done with."""

NOT_DONE = (*UNSETTLED, "awaiting")
"""And of one that a reviewer has to decide about, too: what is open in an article."""

PRESSING_FIRST = (
    "unanchored",
    "lapsed",
    "returned",
    "awaiting",
    "progress",
    "unchecked",
    "approved",
    "dismissed",
    "withdrawn",
)
"""The order in which lists sort states: what needs a hand comes before what is settled."""


def pressing_first(field: str) -> Case:
    """The place of a list state in `PRESSING_FIRST`, as SQL."""
    ranks = [When(**{field: name}, then=Value(rank)) for rank, name in enumerate(PRESSING_FIRST)]
    return Case(*ranks, output_field=IntegerField())
