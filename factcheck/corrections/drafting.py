"""Finds what a correction may be about: the changes between two revisions, each with its words, error and sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from factcheck.articles.models import Revision
from factcheck.corrections.states import ErrorKind, Scope
from factcheck.corrections.subjects import quoted_stretches, subject_of, title_behind
from factcheck.language.changes import Change, material_changes
from factcheck.language.kinds import Kind
from factcheck.language.sentences import sentences

# Sentences less alike than this are two sentences, one of which went and one of which came.
REWRITTEN = 40.0
# Names as alike as this were spelled wrong; less alike, it is somebody else.
SAME_NAME = 60.0
# A quotation up to this many characters is told whole.
SHORT_QUOTATION = 160

ERRORS: dict[Kind, ErrorKind] = {
    Kind.FIGURE: ErrorKind.FIGURE,
    Kind.DATE: ErrorKind.DATE,
    Kind.QUOTATION: ErrorKind.MISQUOTED,
    Kind.ATTRIBUTION: ErrorKind.MISATTRIBUTED,
    Kind.TITLE: ErrorKind.MISIDENTIFIED,
}

SCOPES: dict[str, Scope] = {
    "headline": Scope.HEADLINE,
    "alt_headline": Scope.HEADLINE,
    "caption": Scope.CAPTION,
    "image_alt": Scope.CAPTION,
    "photo_credit": Scope.CAPTION,
}

Span = tuple[int, int]


@dataclass(frozen=True)
class Candidate:
    """One change that may need a correction.

    `before` is its sentence in the old text, `after` the one in the new text, which the marker would follow. `subject`
    says what was misstated, where the sentence gives the words for it.
    """

    number: int
    wrong: str
    right: str
    error_kind: ErrorKind
    scope: Scope
    sentence: str
    before: Span | None
    after: Span | None
    subject: str = ""

    def is_in_old(self, span: Span) -> bool:
        """Whether its sentence in the old text and this span of it have characters in common."""
        return _overlap(self.before, span)

    def is_in_new(self, span: Span) -> bool:
        """Whether its sentence in the new text and this span of it have characters in common."""
        return _overlap(self.after, span)


def changes_between(old: Revision, new: Revision) -> list[Candidate]:
    """The material changes from one revision to the next, in reading order; empty where only form changed."""
    found: list[Candidate] = []
    for before, after in _pairs(old.text, new.text):
        was = old.text[slice(*before)] if before else ""
        now = new.text[slice(*after)] if after else ""
        scope = _scope(new, after) if after else _scope(old, before)
        for wrong, right, kind, subject in _changes(was, now, speaks_english=new.article.language.startswith("en")):
            found.append(Candidate(len(found) + 1, wrong, right, kind, scope, now or was, before, after, subject))
    return found


def _overlap(sentence: Span | None, span: Span) -> bool:
    return sentence is not None and sentence[0] < span[1] and span[0] < sentence[1]


def _pairs(old: str, new: str) -> Iterator[tuple[Span | None, Span | None]]:
    """The sentences that differ, the old beside the new one it became; one of them may be missing."""
    before, after = sentences(old), sentences(new)
    matcher = SequenceMatcher(
        None, [old[start:end] for start, end in before], [new[start:end] for start, end in after], autojunk=False
    )
    for tag, old_first, old_last, new_first, new_last in matcher.get_opcodes():
        if tag != "equal":
            yield from _beside(old, new, before[old_first:old_last], after[new_first:new_last])


def _beside(old: str, new: str, before: list[Span], after: list[Span]) -> Iterator[tuple[Span | None, Span | None]]:
    """Sets each old sentence beside the new one it became, the most alike first; the order of sentences stays."""
    alike = sorted(
        (-fuzz.ratio(old[slice(*left)], new[slice(*right)]), gone, came)
        for gone, left in enumerate(before)
        for came, right in enumerate(after)
    )
    became: dict[int, int] = {}
    for unlikeness, gone, came in alike:
        crosses = any((gone - other) * (came - taken) <= 0 for other, taken in became.items())
        if -unlikeness >= REWRITTEN and not crosses:
            became[gone] = came
    reached = 0
    for gone, left in enumerate(before):
        came_from = became.get(gone)
        if came_from is None:
            yield left, None
            continue
        yield from ((None, came) for came in after[reached:came_from])
        yield left, after[came_from]
        reached = came_from + 1
    yield from ((None, came) for came in after[reached:])


def _changes(was: str, now: str, *, speaks_english: bool) -> Iterator[tuple[str, str, ErrorKind, str]]:
    if not was:
        yield "", now, ErrorKind.OMITTED, ""
    elif not now:
        yield was, "", ErrorKind.OTHER, ""
    else:
        for change in material_changes(was, now):
            error = _error(change)
            span = (change.start, change.end)
            subject = subject_of(now, span, change.kind, error) if speaks_english else ""
            wrong, right = _as_told(was, now, change)
            yield wrong, right, error, subject


def _as_told(was: str, now: str, change: Change) -> tuple[str, str]:
    """The words as a note tells them: a whole title, a whole quotation where it is short; else those that changed."""
    if change.kind == Kind.TITLE and change.old and change.new:
        rest = title_behind(now[change.end :])
        if change.old + rest in was:
            return change.old + rest, change.new + rest
    if change.kind == Kind.QUOTATION:
        before, after = quoted_stretches(was), quoted_stretches(now)
        here = next((at for at, (start, end) in enumerate(after) if start <= change.start and change.end <= end), None)
        if here is not None and len(before) == len(after):
            old, new = was[slice(*before[here])], now[slice(*after[here])]
            if change.old in old and old != new and max(len(old), len(new)) <= SHORT_QUOTATION:
                return old, new
    return change.old, change.new


def _error(change: Change) -> ErrorKind:
    if not change.old.strip():
        return ErrorKind.OMITTED
    if change.kind in (Kind.NAME, Kind.PLACE):
        alike = fuzz.ratio(change.old, change.new) >= SAME_NAME
        return ErrorKind.MISSPELLED if alike else ErrorKind.MISIDENTIFIED
    return ERRORS.get(change.kind, ErrorKind.OTHER)


def _scope(revision: Revision, span: Span | None) -> Scope:
    if span is None:
        return Scope.OTHER
    for block in revision.blocks:
        if block["start"] <= span[0] < block["end"]:
            return SCOPES.get(block["role"], Scope.BODY)
    return Scope.BODY
