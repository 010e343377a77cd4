"""Words a correction note as the house does: one table of sentences, in the date style of the publication.

The note is written for readers, in the language of the newsroom's notes; a person may change every word of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.articles.models import Publication
from factcheck.corrections.states import CorrectionType, ErrorKind, Scope
from factcheck.language.quotations import inside_marks

LABELS: dict[str, str] = {
    CorrectionType.CORRECTION: "Correction",
    CorrectionType.CLARIFICATION: "Clarification",
    CorrectionType.UPDATE: "Update",
    CorrectionType.EDITORS_NOTE: "Editor’s note",
    CorrectionType.RETRACTION: "Retraction",
}

WHERE: dict[str, str] = {
    Scope.BODY: "This {work}",
    Scope.HEADLINE: "The headline of this {work}",
    Scope.CAPTION: "A caption in this {work}",
    Scope.OTHER: "A part of this {work}",
}

# How the note goes on about one more error, by the place that it stood in.
ALSO: dict[str, str] = {
    Scope.BODY: "It also",
    Scope.HEADLINE: "Its headline also",
    Scope.CAPTION: "A caption in it also",
    Scope.OTHER: "A part of it also",
}

# For each error: what it says where both wrong and right words are known, and where the wrong ones are not.
ERRORS: dict[str, tuple[str, str]] = {
    ErrorKind.MISSPELLED: ("misspelled {right} as {wrong}.", "misspelled {right}."),
    ErrorKind.MISIDENTIFIED: ("misidentified {right} as {wrong}.", "misidentified {right}."),
    ErrorKind.FIGURE: ("misstated {subject}. It was {right}, not {wrong}.", "misstated {subject}. It was {right}."),
    ErrorKind.DATE: ("misstated {subject}. It was {right}, not {wrong}.", "misstated {subject}. It was {right}."),
    ErrorKind.MISQUOTED: (
        "misquoted {subject}. The words were “{right},” not “{wrong}.”",
        "misquoted {subject}. The words were “{right}.”",
    ),
    ErrorKind.MISATTRIBUTED: (
        "misattributed {subject} to {wrong}. It came from {right}.",
        "misattributed {subject}. It came from {right}.",
    ),
    ErrorKind.OMITTED: ("omitted {right}.", "omitted {right}."),
    ErrorKind.OTHER: (
        "misstated {subject}. It should have said “{right},” not “{wrong}.”",
        "misstated {subject}. It should have said “{right}.”",
    ),
}

SUBJECTS: dict[str, str] = {
    ErrorKind.FIGURE: "a figure",
    ErrorKind.DATE: "a date",
    ErrorKind.MISQUOTED: "a source",
    ErrorKind.MISATTRIBUTED: "a statement",
    ErrorKind.OTHER: "a fact",
}

# What is no error: the whole sentence, with the right words and without.
CHANGES: dict[str, tuple[str, str]] = {
    CorrectionType.CLARIFICATION: (
        "{where} has been updated to clarify {subject}. It now says “{right}.”",
        "{where} has been updated to clarify {subject}.",
    ),
    CorrectionType.UPDATE: (
        "{where} has been updated. It now says “{right}.”",
        "{where} has been updated.",
    ),
    CorrectionType.EDITORS_NOTE: (
        "{where} has been changed since it was published. It now says “{right}.”",
        "{where} has been changed since it was published.",
    ),
    CorrectionType.RETRACTION: ("This {work} has been retracted.", "This {work} has been retracted."),
}
UNCLEAR = "a passage"
UNKNOWN = "…"

# Months as AP writes them with a day: those of five letters and fewer in full.
_AP_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_MONTHS = (
    "January February March April May June July August September October November December".split()  # spelled out
)

# The stop of words that stand in a sentence of the note, also inside the mark that closes them: “… units.”
_LAST_STOP = re.compile(r"[.,;:]+(?=[”’\"]*$)")
# A stop where “Who did it?” has ended the sentence already.
_SECOND_STOP = re.compile(r"(?<=[?!])\.(?=”|$)|(?<=[?!]),(?=”)|(?<=[?!]”)\.(?=$)")


@dataclass(frozen=True)
class Misstated:
    """One error that a note names: its kind and place, the words, and what was misstated."""

    error_kind: str
    scope: str
    wrong: str = ""
    right: str = ""
    subject: str = ""


def house_note(
    *,
    type: str,
    error_kind: str,
    scope: str,
    wrong: str = "",
    right: str = "",
    subject: str = "",
    further: Sequence[Misstated] = (),
    dated: date,
    publication: Publication | None = None,
) -> str:
    """Gives the note: "Correction, Feb. 28, 2020: This post originally misstated the death toll. It was 33, not 36."

    `subject` says what was misstated ("the death toll"). Right words that are still missing show as an ellipsis.
    `further` errors get a sentence each: "It also misspelled Assad as Asad."
    """
    work = publication.work_noun if publication else Publication.WorkNoun.ARTICLE
    where = WHERE[scope].format(work=work)
    if type in CHANGES:
        words = {"where": where, "work": work, "right": _inside(right), "subject": subject or UNCLEAR}
        sentence = _stopped_once(CHANGES[type][0 if right else 1].format(**words))
        return f"{LABELS[type]}, {_written(dated, publication)}: {sentence}"
    sentences = [_said(f"{where} originally", Misstated(error_kind, scope, wrong, right, subject))]
    sentences += [_said(ALSO[error.scope], error) for error in further]
    return f"{LABELS[type]}, {_written(dated, publication)}: {' '.join(sentences)}"


def _said(opening: str, error: Misstated) -> str:
    said = ERRORS[error.error_kind][0 if error.wrong else 1]
    quoted = "“" in said
    words = {
        "subject": error.subject or SUBJECTS.get(error.error_kind, UNCLEAR),
        "right": (_inside(error.right) if quoted else _bare(error.right)) or UNKNOWN,
        "wrong": _inside(error.wrong) if quoted else _bare(error.wrong),
    }
    return _stopped_once(f"{opening} {said.format(**words)}")


def date_in_style(day: date, style: str) -> str:
    """The day as the publication writes it."""
    if style == Publication.DateStyle.AP:
        return f"{_AP_MONTHS[day.month - 1]} {day.day}, {day.year}"
    if style == Publication.DateStyle.LONG:
        return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
    if style == Publication.DateStyle.DAY_FIRST:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return day.isoformat()


def _written(day: date, publication: Publication | None) -> str:
    return date_in_style(day, publication.date_style if publication else Publication.DateStyle.AP)


def _bare(words: str) -> str:
    """Words without the stop that would double that of the note."""
    return _LAST_STOP.sub("", " ".join(words.split()))


def _stopped_once(sentence: str) -> str:
    """The sentence with its stops inside quotation marks, and none after a question mark or an exclamation mark."""
    sentence = _SECOND_STOP.sub("", sentence)
    return re.sub(r"(?<![?!])([”\"])([.,])", r"\2\1", sentence)


def _inside(words: str) -> str:
    """Words that stand between quotation marks: their own become single ones."""
    return inside_marks(_bare(words))
