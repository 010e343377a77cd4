"""Tells the changes of a sentence in the words that a note needs, and names the error of each.

`material_changes` gives the fewest words that differ: “3”, “illegal”, “not”. A note that repeats only these reads
badly, so a figure is told with its unit, a name and a date whole, and what is no figure, name or date with the words
around it. Words are only taken from what both sentences have on either side, so each side is told as it stands.
"""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from factcheck.corrections.states import ErrorKind
from factcheck.corrections.subjects import DIRECTION, is_link, quoted_stretches, subject_of, title_behind
from factcheck.corrections.surroundings import Surroundings
from factcheck.language.changes import Change, material_changes
from factcheck.language.kinds import Kind
from factcheck.language.vocabulary import NO_SAYING, WEAK_TIMES, months, tables

# Names as alike as this were spelled wrong; less alike, it is somebody else.
SAME_NAME = 60.0
# A quotation up to this many characters is told whole.
SHORT_QUOTATION = 160
# Words that changed places are told with their whole sentence, up to this many characters.
SHORT_SENTENCE = 240

Span = tuple[int, int]

ERRORS: dict[Kind, ErrorKind] = {
    Kind.FIGURE: ErrorKind.FIGURE,
    Kind.DATE: ErrorKind.DATE,
    Kind.QUOTATION: ErrorKind.MISQUOTED,
    Kind.ATTRIBUTION: ErrorKind.MISATTRIBUTED,
    Kind.TITLE: ErrorKind.MISIDENTIFIED,
}
# What has no words of its own in notes: the sentence before and after has to say it.
_PLAIN = frozenset({Kind.OTHER, Kind.NEGATION, Kind.HEDGE})
_STOPS = '.?!”’" '
_BETWEEN = " ,;"
# What a figure is joined to: “45-year-old”, “28-mile”.
_JOINED_TO = re.compile(r"(?<=\d)-[a-z]+(?:-old)?$")
_NOT_A_NAME = re.compile(r"\ban? $")


@dataclass(frozen=True)
class Piece:
    """One or more neighbouring changes of a sentence: what they are about, and where either side's words stand."""

    kind: Kind
    before: Span
    after: Span


@dataclass(frozen=True)
class Told:
    """A change as a note tells it. `old` and `new` are the fewest words that differ."""

    wrong: str
    right: str
    error: ErrorKind
    subject: str
    old: str
    new: str


def told_changes(was: str, now: str, *, speaks_english: bool) -> list[Told]:
    """Gives the changes from one sentence to the other, in the order of the new one; empty where only form changed.

    What is told stands in the two sentences as it is told. Only English sentences give a subject.
    """
    pieces = _pieces(was, now)
    told = []
    for at, piece in enumerate(pieces):
        left = pieces[at - 1].after[1] if at else 0
        right = pieces[at + 1].after[0] if at + 1 < len(pieces) else len(now)
        told.append(
            _told(
                Surroundings(was, now, piece.before, piece.after, left, right),
                piece.kind,
                speaks_english=speaks_english,
            )
        )
    return told


def _pieces(was: str, now: str) -> list[Piece]:
    changes = material_changes(was, now)
    pieces = [_piece(was, now, one) for one in changes]
    if len(pieces) < 2:
        return pieces
    if all(not _letters(one.old) and not _letters(one.new) for one in changes):
        return [_joined(pieces, Kind.QUOTATION)]
    if max(len(was), len(now)) <= SHORT_SENTENCE and _changed_places([(one.old, one.new) for one in changes]):
        return [Piece(Kind.OTHER, (0, len(was)), (0, len(now)))]
    joined = [pieces[0]]
    for piece in pieces[1:]:
        last, between = joined[-1], now[joined[-1].after[1] : piece.after[0]]
        if last.kind in _PLAIN and piece.kind in _PLAIN:
            joined[-1] = _joined([last, piece], Kind.OTHER)
        elif last.kind in (Kind.NAME, Kind.PLACE) and piece.kind in (Kind.NAME, Kind.PLACE) and _in_one_name(between):
            joined[-1] = _joined([last, piece], Kind.NAME)
        else:
            joined.append(piece)
    return joined


def _piece(was: str, now: str, change: Change) -> Piece:
    """A change without words that stayed; where words only went, with the commas and spaces that went with them."""
    start, end, place, last = change.old_start, change.old_end, change.start, change.end
    is_of_names = change.kind in (Kind.NAME, Kind.PLACE, Kind.OTHER)
    if is_of_names and change.old and change.new.endswith(f" {change.old}"):
        return Piece(change.kind, (start, start), (place, last - len(change.old) - 1))
    if is_of_names and change.new and change.old.endswith(f" {change.new}"):
        end, last = end - len(change.new) - 1, place
    elif change.new or not _letters(change.old):
        return Piece(change.kind, (start, end), (place, last))
    if place == len(now.rstrip()):
        place = len(now.rstrip(_STOPS))
    place = len(now[:place].rstrip())
    while start and was[start - 1] in _BETWEEN and was[start - 1] != now[max(0, place - 1) : place]:
        start -= 1
    while end < len(was) and was[end] in _BETWEEN and was[end] != now[place : place + 1]:
        end += 1
    return Piece(change.kind, (start, end), (place, place))


def _joined(pieces: list[Piece], kind: Kind) -> Piece:
    first, last = pieces[0], pieces[-1]
    return Piece(kind, (first.before[0], last.before[1]), (first.after[0], last.after[1]))


def _letters(words: str) -> str:
    return "".join(character for character in words if character.isalnum())


def _changed_places(changes: list[tuple[str, str]]) -> bool:
    """Whether a word that one change takes away is one that another brings: the dog bit the man, the man the dog."""
    sides = [({_stem(word) for word in old.split()}, {_stem(word) for word in new.split()}) for old, new in changes]
    return any(
        one != other and (went & came) - {""}
        for one, (went, _came) in enumerate(sides)
        for other, (_went, came) in enumerate(sides)
    )


def _stem(word: str) -> str:
    letters = _letters(word).lower()
    return letters.removesuffix("s") if len(letters) > 3 else ""


def _in_one_name(between: str) -> bool:
    """Whether what stands between two changes is of the name that both are of: “University” of two universities."""
    return bool(between.strip()) and len(between.split()) <= 2 and all(word[:1].isupper() for word in between.split())


def _told(around: Surroundings, kind: Kind, *, speaks_english: bool) -> Told:
    old, new = around.words
    error = _error(around, kind)
    if kind == Kind.ATTRIBUTION and error == ErrorKind.MISIDENTIFIED:
        kind = Kind.TITLE
    subject = subject_of(around.now, around.figure().after, kind, error) if speaks_english else ""
    if error == ErrorKind.MISIDENTIFIED and kind == Kind.TITLE and not subject and not _is_name(new):
        error = ErrorKind.OTHER
    widened = _widened(around, kind, error, subject)
    wrong, right = (words.strip() for words in widened.words)
    if error == ErrorKind.MISQUOTED:
        wrong, right = _whole_quotation(widened, (wrong, right))
    if error == ErrorKind.OMITTED:
        right = right.strip(" ,;")
    if error == ErrorKind.FIGURE:
        wrong, right = _JOINED_TO.sub("", wrong), _JOINED_TO.sub("", right)
    if error == ErrorKind.OTHER and speaks_english and is_link(right):
        subject = "a link"
    return Told(wrong, right, error, subject, old.strip(_BETWEEN), new.strip(_BETWEEN))


def _error(around: Surroundings, kind: Kind) -> ErrorKind:
    old, new = around.words
    if kind == Kind.QUOTATION:
        return ErrorKind.MISQUOTED if _letters(old + new) and _is_quoted(around) else _unquoted(old, new)
    if not _letters(old):
        return ErrorKind.OMITTED
    if not _letters(new):
        return ErrorKind.OTHER
    if kind == Kind.ATTRIBUTION:
        return _of_attribution(around)
    if kind == Kind.DATE and not (_tells_a_time(old) and _tells_a_time(new)):
        return ErrorKind.OTHER
    return _of_name(around, kind) if kind in (Kind.NAME, Kind.PLACE) else ERRORS.get(kind, ErrorKind.OTHER)


def _unquoted(old: str, new: str) -> ErrorKind:
    """Of marks that came or went round whole words it can be said that they did; of others only where they stand."""
    return ErrorKind.MISQUOTED if _letters(old) and _letters(old) == _letters(new) else ErrorKind.OTHER


def _of_attribution(around: Surroundings) -> ErrorKind:
    """Another speaker, where the words stand beside the verb of saying; else another title, or other words."""
    old, new = around.words
    saying = tables()["attribution"][0] - NO_SAYING
    words = [word.lower().strip(",.") for word in f"{old} {new}".split()]
    if any(word in saying for word in words):
        return ErrorKind.OTHER
    if all(word in tables()["title"][0] for word in words):
        return ErrorKind.MISIDENTIFIED
    ahead, behind = around.ahead.lower().split()[-1:], around.behind.lower().split()[:1]
    if any(word in saying or word in {"to", "by", "the"} for word in [*ahead, *behind]) or not around.ahead.strip():
        return ErrorKind.MISATTRIBUTED
    return _of_name(around, Kind.NAME)


def _of_name(around: Surroundings, kind: Kind) -> ErrorKind:
    old, new = around.words
    if _NOT_A_NAME.search(around.ahead) or re.match(r"an? ", old) or re.match(r"an? ", new):
        return ErrorKind.OTHER
    if not (_is_name(old) and _is_name(new)):
        is_direction = DIRECTION.search(old.lower()) and DIRECTION.search(new.lower())
        return ErrorKind.MISIDENTIFIED if is_direction else ErrorKind.OTHER
    places = tables()["place"][0]
    if old.lower() in places and new.lower() in places and not _is_derived(old, new):
        return ErrorKind.MISIDENTIFIED
    if kind == Kind.PLACE and _is_derived(old, new):
        return ErrorKind.OTHER
    if re.findall(r"\d+", old) != re.findall(r"\d+", new):
        return ErrorKind.MISIDENTIFIED
    return ErrorKind.MISSPELLED if fuzz.ratio(old, new) >= SAME_NAME else ErrorKind.MISIDENTIFIED


def _is_derived(old: str, new: str) -> bool:
    """Whether one is the other with an ending of its kind: Rwanda, Rwandan."""
    shorter, longer = sorted((old, new), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :] in {"n", "i", "an", "ian", "ese", "ish", "ns", "is"}


def _is_name(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split())


def _tells_a_time(words: str) -> bool:
    known = (tables()["date"][0] | months()) - WEAK_TIMES
    return any(character.isdecimal() for character in words) or any(
        word.strip(".,") in known for word in words.lower().split()
    )


def _is_quoted(around: Surroundings) -> bool:
    """Whether both sides' words stand inside quotation marks, and the marks around them stayed."""
    return bool(_stretch(around.was, around.before) and _stretch(around.now, around.after))


def _stretch(sentence: str, span: Span) -> Span | None:
    return next((one for one in quoted_stretches(sentence) if one[0] <= span[0] and span[1] <= one[1]), None)


def _whole_quotation(around: Surroundings, told: tuple[str, str]) -> tuple[str, str]:
    """Both quotations whole where they are short; else the words that changed, with some around them."""
    before, after = _stretch(around.was, around.before), _stretch(around.now, around.after)
    if before and after:
        old, new = around.was[slice(*before)], around.now[slice(*after)]
        if old != new and max(len(old), len(new)) <= SHORT_QUOTATION:
            return old, new
    return told


def _widened(around: Surroundings, kind: Kind, error: ErrorKind, subject: str) -> Surroundings:
    whole = around.whole_words()
    match error:
        case ErrorKind.FIGURE:
            return whole.figure()
        case ErrorKind.DATE:
            return whole.date()
        case ErrorKind.OTHER:
            return whole if is_link(whole.words[1]) else whole.context()
        case ErrorKind.MISATTRIBUTED:
            return whole.name().titled().determined()
        case ErrorKind.MISSPELLED:
            return whole if subject else whole.name()
        case ErrorKind.MISIDENTIFIED if kind == Kind.TITLE and subject:
            return _whole_title(whole)
        case ErrorKind.MISIDENTIFIED if kind == Kind.PLACE:
            return whole.place()
        case ErrorKind.MISIDENTIFIED:
            return whole.name().determined()
        case ErrorKind.MISQUOTED if not _is_quoted(around):
            return whole
        case ErrorKind.MISQUOTED:
            return whole if _is_short(around) else whole.context()
    return around


def _is_short(around: Surroundings) -> bool:
    return all(words != "" for words in around.words)


def _whole_title(around: Surroundings) -> Surroundings:
    """“Foreign Minister” and “Defense Minister”, of which only the first word changed; “Sen.” with its point."""
    behind = title_behind(around.behind)
    stop = 1 if not behind and around.behind.startswith(".") and around.words[1][-1:].isalpha() else 0
    return around.wider(behind=len(behind) + stop)
