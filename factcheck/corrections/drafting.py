"""Finds what a correction may be about: the changes between two revisions, each with its words, error and sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from factcheck.articles.models import Revision
from factcheck.corrections.states import ErrorKind, Scope
from factcheck.corrections.telling import Told, told_changes
from factcheck.language.sentences import sentences

# Sentences less alike than this are two sentences, one of which went and one of which came.
REWRITTEN = 40.0
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
    says what was misstated, where the sentence gives the words for it. `wrong` and `right` are told as a note does;
    `old` and `new` are the fewest words that differ.
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
    old: str = ""
    new: str = ""

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
        for told in _told(was, now, speaks_english=new.article.language.startswith("en")):
            found.append(_candidate(len(found) + 1, told, scope, now or was, before, after))
    return found


def _candidate(
    number: int, told: Told, scope: Scope, sentence: str, before: Span | None, after: Span | None
) -> Candidate:
    return Candidate(
        number=number,
        wrong=told.wrong,
        right=told.right,
        error_kind=told.error,
        scope=scope,
        sentence=sentence,
        before=before,
        after=after,
        subject=told.subject,
        old=told.old,
        new=told.new,
    )


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


def _told(was: str, now: str, *, speaks_english: bool) -> list[Told]:
    if not was:
        return [Told("", now, ErrorKind.OMITTED, "", "", now)]
    if not now:
        return [Told(was, "", ErrorKind.OTHER, "", was, "")]
    return told_changes(was, now, speaks_english=speaks_english)


def _scope(revision: Revision, span: Span | None) -> Scope:
    if span is None:
        return Scope.OTHER
    for block in revision.blocks:
        if block["start"] <= span[0] < block["end"]:
            return SCOPES.get(block["role"], Scope.BODY)
    return Scope.BODY
