"""Finds what readers are shown without being told: the changes from one published text to the next that matter."""

from collections import Counter
from collections.abc import Iterator

from rapidfuzz import fuzz

from annotations.rendering import FURNITURE
from factcheck.articles.models import Revision
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.claims.states import VerdictState
from factcheck.corrections.actions.announcing import ShownChange
from factcheck.corrections.drafting import Span, changes_between
from factcheck.corrections.states import ALWAYS_TOLD, ChangeKind
from factcheck.language.changes import material_changes
from factcheck.language.folding import fold
from factcheck.language.kinds import Kind
from factcheck.language.sentences import sentences

# What stands in these is not the article's word: it comes and goes with the site, or is the announcement itself.
NOT_THE_ARTICLE = FURNITURE | {"correction_note", "related_article", "read_more"}
# A sentence that went and one that came elsewhere, as alike as this, are one that moved and changed.
MOVED_AND_CHANGED = 75.0


def changes_to_tell(seen: Revision, shown: Revision) -> list[ShownChange]:
    """Gives what a reader of the first text finds changed in the second and should be told of, in reading order.

    That is every material change of a sentence that holds a checked claim, and of a figure, name, date or quotation
    anywhere. What is new altogether was not shown before; a sentence that moved says what it said.
    One statement; fetch `article` with the second text.
    """
    checked = _checked_claims(seen)
    found: list[ShownChange] = []
    for before, after in sorted(_sentences_that_changed(seen, shown), key=lambda pair: pair[0]):
        if _role_at(seen, before[0]) in NOT_THE_ARTICLE:
            continue
        was = seen.text[slice(*before)]
        now = shown.text[slice(*after)] if after else ""
        here = [anchor for anchor in checked if anchor.span and _overlap(before, anchor.span)]
        for kind, wrong, right in _changes(was, now):
            if here or kind in ALWAYS_TOLD:
                claim = _claim_of(here, wrong)
                found.append(ShownChange(wrong, right, ChangeKind(kind.value), before, after, was, now, claim))
    return found


def _sentences_that_changed(seen: Revision, shown: Revision) -> list[tuple[Span, Span | None]]:
    """The sentences that are not what they were, each with what it became; those that only moved are left out."""
    pairs = dict.fromkeys((change.before, change.after) for change in changes_between(seen, shown))
    if not pairs:
        return []
    said, says = _counted(seen.text), _counted(shown.text)
    changed: list[tuple[Span, Span | None]] = []
    gone: list[Span] = []
    came: list[Span] = []
    for before, after in pairs:
        # What the other text says as often is there still, wherever: it neither went nor came.
        went = before is not None and _lacks(says, said, seen.text[slice(*before)])
        is_new = after is not None and _lacks(said, says, shown.text[slice(*after)])
        if before is not None and after is not None and went and is_new:
            changed.append((before, after))
        elif before is not None and went:
            gone.append(before)
        elif after is not None and is_new:
            came.append(after)
    for before in gone:
        became = _elsewhere(seen.text[slice(*before)], came, shown.text)
        if became is not None:
            came.remove(became)
        changed.append((before, became))
    return changed


def _counted(text: str) -> Counter[str]:
    return Counter(fold(text[slice(*span)]) for span in sentences(text))


def _lacks(one: Counter[str], other: Counter[str], sentence: str) -> bool:
    """Whether the one text says the sentence less often than the other."""
    return one[fold(sentence)] < other[fold(sentence)]


def _elsewhere(words: str, came: list[Span], text: str) -> Span | None:
    """The sentence that came elsewhere and is this one with other words, if one is that much alike."""
    alike = max(came, key=lambda span: fuzz.ratio(words, text[slice(*span)]), default=None)
    return alike if alike and fuzz.ratio(words, text[slice(*alike)]) >= MOVED_AND_CHANGED else None


def _changes(was: str, now: str) -> Iterator[tuple[Kind, str, str]]:
    """Each change with its kind and words; a sentence that was cut is one, named after what it takes away."""
    changes = material_changes(was, now)
    if now:
        yield from ((change.kind, change.old, change.new) for change in changes)
    elif changes:
        yield changes[0].kind, was, ""


def _checked_claims(seen: Revision) -> list[ClaimAnchor]:
    """Where the claims stand in the text whose verdict was submitted once: somebody answered for these words."""
    anchors = ClaimAnchor.objects.filter(
        revision=seen, closed_at__isnull=True, start__isnull=False, claim__withdrawn_at__isnull=True
    )
    submitted = Verdict.objects.exclude(state=VerdictState.DRAFT)
    return list(anchors.filter(claim__in=submitted.values("claim")).select_related("claim").order_by("start", "pk"))


def _claim_of(here: list[ClaimAnchor], wrong: str) -> Claim | None:
    """Of the claims in the sentence the one whose words changed, else the first."""
    holding = (anchor for anchor in here if wrong and fold(wrong) in fold(anchor.exact))
    anchor = next(holding, here[0] if here else None)
    return anchor.claim if anchor else None


def _role_at(revision: Revision, offset: int) -> str:
    return next((block["role"] for block in revision.blocks if block["start"] <= offset < block["end"]), "")


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
