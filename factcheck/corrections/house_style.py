"""Words a correction note as the house does: sentences of one language, in the date style of the publication.

The note is written for readers, in the language of the article; a person may change every word of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import override

from factcheck.articles.models import Publication
from factcheck.corrections.states import CorrectionType, ErrorKind
from factcheck.corrections.wordings import FALLBACK, Wording, built_in
from factcheck.language.abbreviations import STARTERS
from factcheck.language.quotations import inside_marks
from factcheck.language.vocabulary import tables

UNKNOWN = "…"

# Months as AP writes them with a day: those of five letters and fewer in full.
_AP_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_MONTHS = (
    "January February March April May June July August September October November December".split()  # spelled out
)

# Some words with a capital and a stop are a sentence of their own.
_A_SENTENCE = re.compile(r"[“\"]?[A-ZÀ-ÞА-Я]\S*(?: \S+)+[.?!][”\"]?", re.DOTALL)
# The stop of words that stand in a sentence of the note, also inside the mark that closes them: “… units.”
_LAST_STOP = re.compile(r"[.,;:]+(?=[”’\"]*$)")
# A stop where “Who did it?” has ended the sentence already.
_SECOND_STOP = re.compile(r"(?<=[?!])\.(?=”|$)|(?<=[?!]),(?=”)|(?<=[?!]”)\.(?=$)")
_STOP_BETWEEN_MARKS = re.compile(r"(‘[^’”]*)’([.,])”")
_TWO_POINTS = re.compile(r"\.\.(?=”?$)")
_ABBREVIATED = re.compile(r"(?:\b\w\.){2,}$|\b(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Sgt|Lt|Col|Jr|Sr|Inc|Co|Corp|Ltd)\.$")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?=[\s-]|$)")
_QUOTED = re.compile(r"[“\"„«]")


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
    wording: Wording | None = None,
) -> str:
    """Gives the note: "Correction, Feb. 28, 2020: This post originally misstated the death toll. It was 33, not 36."

    `subject` says what was misstated ("the death toll"). Right words that are still missing show as an ellipsis.
    `further` errors get a sentence each: "It also misspelled Assad as Asad." Without a `wording` it is that which comes
    with the house, in English.
    """
    said = wording or Wording(FALLBACK, built_in(FALLBACK, publication.date_style if publication else ""))
    noun = publication.work_noun if publication else Publication.WorkNoun.ARTICLE
    work = said[f"work.{noun}"]
    head = said[f"head.{type}"].format(date=_written(dated, publication, said.language))
    if type != CorrectionType.CORRECTION:
        words = {
            "where": said[f"where.{scope}"].format(work=work),
            "work": work,
            "wrong": _inside(wrong),
            "right": _inside(right),
            "subject": subject or said["subject.unclear"],
        }
        sentences = [_stopped_once(said[f"{type}.{_what_of(type, wrong, right)}"].format(**words))]
    else:
        opening = said[f"opening.{scope}"].format(work=work)
        sentences = [_said(said, opening, Misstated(error_kind, scope, wrong, right, subject))]
        sentences += [_said(said, said[f"also.{error.scope}"].format(work=work), error) for error in further]
    # A date that no mark parts from what follows stands on a line of its own.
    return f"{head}{' ' if head.endswith((':', '.', ',')) else chr(10)}{' '.join(sentences)}"


def _what_of(type: str, wrong: str, right: str) -> str:
    """Which words a note that tells of no error has: those that are there now, or those that were taken out."""
    if right:
        return "right"
    return "removed" if type == CorrectionType.EDITORS_NOTE and _A_SENTENCE.fullmatch(wrong.strip()) else "bare"


def _said(wording: Wording, opening: str, error: Misstated) -> str:
    said = wording[f"{error.error_kind}.{_variant(wording, error)}"]
    plain = _figure if error.error_kind == ErrorKind.FIGURE else _in_a_sentence
    told = _inside if "“" in said or "„" in said else plain if wording.language == FALLBACK else _bare
    words = {
        "subject": error.subject or wording.sentences.get(f"subject.{error.error_kind}", wording["subject.unclear"]),
        "right": told(error.right) or UNKNOWN,
        "wrong": told(error.wrong),
    }
    return _stopped_once(f"{opening} {said.format(**words)}")


def _variant(wording: Wording, error: Misstated) -> str:
    """Which sentence of its kind of error fits what is known of it."""
    own = f"{error.error_kind}.subject"
    if error.subject and own in wording.sentences and ("{wrong}" not in wording[own] or error.wrong):
        return "subject"
    right = error.right.strip()
    if error.error_kind == ErrorKind.OMITTED and not error.wrong:
        if _A_SENTENCE.fullmatch(right):
            return "sentence"
        if not any(character.isalpha() for character in right):
            return "figure" if right else "right"
        return "word" if len(right.split()) == 1 else "right"
    if error.error_kind == ErrorKind.MISQUOTED and error.wrong and _spoken(error.wrong) == _spoken(right):
        return "marked" if _QUOTED.match(right) else "unquoted" if _QUOTED.match(error.wrong.strip()) else "both"
    return "both" if error.wrong else "right"


def _spoken(words: str) -> str:
    return "".join(character for character in words if character.isalnum())


def date_in_style(day: date, style: str, language: str = FALLBACK) -> str:
    """The day as the publication writes it; in another language than English, as that language does."""
    if language != FALLBACK and style != Publication.DateStyle.ISO:
        with override(language):
            return date_format(day, "DATE_FORMAT")
    if style in (Publication.DateStyle.AP, Publication.DateStyle.NYT):
        return f"{_AP_MONTHS[day.month - 1]} {day.day}, {day.year}"
    if style == Publication.DateStyle.LONG:
        return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
    if style == Publication.DateStyle.DAY_FIRST:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return day.isoformat()


def _written(day: date, publication: Publication | None, language: str) -> str:
    return date_in_style(day, publication.date_style if publication else Publication.DateStyle.AP, language)


def _bare(words: str) -> str:
    """Words without the stop that would double that of the note; the point of an abbreviation stays."""
    line = " ".join(words.split())
    return line if _ABBREVIATED.search(line) else _LAST_STOP.sub("", line)


def _in_a_sentence(words: str) -> str:
    """Words as they stand within an English sentence: “The ministry” is “the ministry” there, a name stays one."""
    bare = _bare(words)
    first = _FIRST_WORD.match(bare)
    return f"{bare[0].lower()}{bare[1:]}" if first and first[0].lower() in _no_names() else bare


def _figure(words: str) -> str:
    """A figure as it stands within an English sentence: “Dozens” are “dozens” there."""
    bare = _bare(words)
    return f"{bare[0].lower()}{bare[1:]}" if _FIRST_WORD.match(bare) else bare


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    """Words that are capitalised only where a sentence begins."""
    common = (tables()[kind][0] for kind in ("figure", "hedge", "attribution", "negation"))
    return STARTERS.union(*common)


def _stopped_once(sentence: str) -> str:
    """The sentence with its stops inside quotation marks, and none after a question mark or an exclamation mark."""
    sentence = _SECOND_STOP.sub("", _TWO_POINTS.sub(".", sentence))
    sentence = _STOP_BETWEEN_MARKS.sub(r"\1\2’”", sentence)
    return re.sub(r"(?<![?!])([”\"])([.,])", r"\2\1", sentence)


def _inside(words: str) -> str:
    """Words that stand between quotation marks: their own become single ones."""
    return inside_marks(_bare(words))
