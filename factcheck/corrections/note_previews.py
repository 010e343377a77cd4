"""Shows what a wording makes of notes: of example words, and of the last corrections that were really made."""

from collections.abc import Iterator
from datetime import date

from factcheck.articles.models import Publication
from factcheck.corrections.house_style import Misstated, house_note
from factcheck.corrections.models import Correction
from factcheck.corrections.states import NEVER_ISSUED, CorrectionType, ErrorKind, Origin, Scope
from factcheck.corrections.wordings import Wording

_DAY = date(2020, 2, 28)
_MOST = 5

# What stands for the words of a newsroom: kind, place, wrong, right, subject.
_EXAMPLES = (
    (ErrorKind.MISSPELLED, Scope.BODY, "Bashir", "Bashar", ""),
    (ErrorKind.MISIDENTIFIED, Scope.CAPTION, "Jane Roe", "Jane Doe", ""),
    (ErrorKind.FIGURE, Scope.BODY, "36", "33", ""),
    (ErrorKind.DATE, Scope.HEADLINE, "Friday", "Thursday", ""),
    (ErrorKind.MISQUOTED, Scope.BODY, "We will go.", "We may go.", "Jane Doe"),
    (ErrorKind.MISATTRIBUTED, Scope.BODY, "Jane Roe", "Jane Doe", ""),
    (ErrorKind.OMITTED, Scope.BODY, "", "Jane Doe", ""),
    (ErrorKind.OTHER, Scope.BODY, "north", "south", ""),
)


def example_notes(publication: Publication | None, wording: Wording) -> Iterator[tuple[str, str]]:
    """A note for each kind of error and each type, and one of two errors, as (what it is, note)."""
    for kind, scope, wrong, right, subject in _EXAMPLES:
        note = house_note(
            type=CorrectionType.CORRECTION,
            error_kind=kind,
            scope=scope,
            wrong=wrong,
            right=right,
            subject=subject,
            further=[Misstated(ErrorKind.DATE, Scope.BODY, "", "Thursday")] if kind == ErrorKind.FIGURE else [],
            dated=_DAY,
            publication=publication,
            wording=wording,
        )
        yield str(kind.label), note
    for type_ in CorrectionType:
        if type_ != CorrectionType.CORRECTION:
            note = house_note(
                type=type_,
                error_kind=ErrorKind.OTHER,
                scope=Scope.BODY,
                right="33",
                dated=_DAY,
                publication=publication,
                wording=wording,
            )
            yield str(type_.label), note


def notes_reworded(publication: Publication | None, wording: Wording) -> list[tuple[Correction, str]]:
    """The last corrections made here, each with the note that this wording would give it; two statements."""
    made = Correction.objects.filter(origin=Origin.DESK, dated__isnull=False).exclude(state__in=NEVER_ISSUED)
    if publication:
        made = made.filter(article__publication=publication)
    made = made.select_related("article__publication").prefetch_related("further_changes").order_by("-issued_at")
    return [(one, _reworded(one, wording)) for one in made[:_MOST]]


def _reworded(correction: Correction, wording: Wording) -> str:
    assert correction.dated is not None, "those without a date are left out"
    return house_note(
        type=correction.type,
        error_kind=correction.error_kind,
        scope=correction.scope,
        wrong=correction.wrong,
        right=correction.right,
        subject=correction.subject,
        further=[
            Misstated(one.error_kind, one.scope, one.wrong, one.right, one.subject)
            for one in correction.further_changes.all()
        ],
        dated=correction.dated,
        publication=correction.article.publication,
        wording=wording,
    )
