"""The axes of a correction (design, section 6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from factcheck.language.kinds import Kind


class CorrectionType(models.TextChoices):
    CORRECTION = "correction", _("Correction")
    CLARIFICATION = "clarification", _("Clarification")
    UPDATE = "update", _("Update")
    EDITORS_NOTE = "editors_note", _("Editor’s note")
    RETRACTION = "retraction", _("Retraction")


class ErrorKind(models.TextChoices):
    MISSPELLED = "misspelled", _("Misspelled")
    MISIDENTIFIED = "misidentified", _("Misidentified")
    FIGURE = "figure", _("Figure misstated")
    DATE = "date", _("Date misstated")
    MISQUOTED = "misquoted", _("Misquoted")
    MISATTRIBUTED = "misattributed", _("Misattributed")
    OMITTED = "omitted", _("Omitted")
    OTHER = "other", _("Other")


class Scope(models.TextChoices):
    BODY = "body", _("Body")
    HEADLINE = "headline", _("Headline")
    CAPTION = "caption", _("Caption")
    OTHER = "other", _("Other")


class FoundThrough(models.TextChoices):
    READER = "reader", _("A reader")
    SUBJECT = "subject", _("Somebody it is about")
    SOURCE = "source", _("A source")
    AUTHOR = "author", _("Its author")
    COLLEAGUE = "colleague", _("A colleague")
    CHECK = "check", _("A check after publication")
    PUBLICATION = "publication", _("Another publication")
    OTHER = "other", _("Somebody else")


class Origin(models.TextChoices):
    DESK = "desk", _("Made here")
    IMPORTED = "imported", _("Imported")


class CorrectionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    ISSUED = "issued", _("Issued")
    RETURNED = "returned", _("Returned")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SUPERSEDED = "superseded", _("Superseded")
    DISCARDED = "discarded", _("Discarded")


class ChangeKind(models.TextChoices):
    """What a change of words is about, as `language.kinds` names it."""

    FIGURE = Kind.FIGURE.value, _("Figure")
    DATE = Kind.DATE.value, _("Date")
    NAME = Kind.NAME.value, _("Name")
    PLACE = Kind.PLACE.value, _("Place")
    QUOTATION = Kind.QUOTATION.value, _("Quotation")
    TITLE = Kind.TITLE.value, _("Title or role")
    ATTRIBUTION = Kind.ATTRIBUTION.value, _("Attribution")
    NEGATION = Kind.NEGATION.value, _("Negation")
    HEDGE = Kind.HEDGE.value, _("Hedge")
    OTHER = Kind.OTHER.value, _("Other words")


class UnannouncedState(models.TextChoices):
    OPEN = "open", _("Unannounced")
    COVERED = "covered", _("Covered")
    WAIVED = "waived", _("Waived")


ALWAYS_TOLD = frozenset({Kind.FIGURE, Kind.DATE, Kind.NAME, Kind.PLACE, Kind.QUOTATION})
"""The kinds of change that readers are told of wherever they are; others, where the sentence holds a checked claim."""


CORRECTION_TRANSITIONS: dict[CorrectionState, frozenset[CorrectionState]] = {
    CorrectionState.DRAFT: frozenset({CorrectionState.SUBMITTED, CorrectionState.DISCARDED}),
    CorrectionState.SUBMITTED: frozenset({CorrectionState.ISSUED, CorrectionState.RETURNED}),
    CorrectionState.RETURNED: frozenset({CorrectionState.SUBMITTED, CorrectionState.DISCARDED}),
    CorrectionState.ISSUED: frozenset({CorrectionState.WITHDRAWN, CorrectionState.SUPERSEDED}),
    CorrectionState.WITHDRAWN: frozenset(),
    CorrectionState.SUPERSEDED: frozenset(),
    CorrectionState.DISCARDED: frozenset({CorrectionState.DRAFT, CorrectionState.RETURNED}),
}
"""State -> the states it can pass to. What was issued stays, withdrawn or superseded, linked; what never was may be
discarded by its author, and keeps its number. Who discarded it may undo that at once (`actions.discarding`)."""

CHANGEABLE = frozenset({CorrectionState.DRAFT, CorrectionState.RETURNED})
"""The states in which its author changes a correction, and another person may take it over."""

NEVER_ISSUED = frozenset(
    {CorrectionState.DRAFT, CorrectionState.SUBMITTED, CorrectionState.RETURNED, CorrectionState.DISCARDED}
)
"""The states that ask for no issuer."""

IN_PUBLIC = frozenset({CorrectionState.ISSUED, CorrectionState.WITHDRAWN, CorrectionState.SUPERSEDED})
"""The states that readers see: what was issued is never removed."""

OWNING = frozenset({CorrectionState.DRAFT, CorrectionState.SUBMITTED, CorrectionState.RETURNED, CorrectionState.ISSUED})
"""The states in which a correction owns what it names, or is about to."""


def states_before(state: CorrectionState) -> list[CorrectionState]:
    """The states that can pass to this one, for the compare-and-swap."""
    return [before for before, following in CORRECTION_TRANSITIONS.items() if state in following]
