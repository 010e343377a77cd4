"""What a revision did to the claims, with the words before and after, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from django.db.models import QuerySet
from django.utils.translation import ngettext

from annotations.anchoring import RevisionMapping, build_mapping
from annotations.models import AnchorStatus
from factcheck.articles.comparing import Piece, merged_pieces
from factcheck.articles.models import Revision
from factcheck.claims.carrying import Carried
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.claims.staleness import SAME, WAITING, Difference, last_known, with_revisions, words_changed
from factcheck.claims.states import Resolution, VerdictState
from factcheck.language.changes import material_changes

PARTS = ("unchanged", "moved", "changed", "deleted", "settled", "new")


@dataclass
class Effect:
    """A claim before and after: `before` is where a person last knew it, or where it stood in another revision."""

    claim: Claim
    now: ClaimAnchor
    before: ClaimAnchor | None = None
    change: Difference = SAME
    verdict: Verdict | None = None
    # Where its words may stand, for a person to judge.
    suggestion: str = ""

    @property
    def part(self) -> str:
        """The part of the banner that counts it."""
        if self.now.span is None:
            return "deleted"
        if self.now.status in (AnchorStatus.MARKED, AnchorStatus.REATTACHED):
            return "settled" if self.before else "new"
        return "changed" if self.change.is_material else str(self.now.status)

    @cached_property
    def words(self) -> list[Piece]:
        """The claimed words, with what they were where they changed."""
        if self.before is None or self.now.span is None:
            return [Piece(self.now.exact, "same")]
        return list(_merged(self.before.exact, self.now.exact))

    @property
    def quotes_somebody(self) -> bool:
        """Whether the claimed words have quotation marks of their own: they are shown without a second pair."""
        return any("“" in piece.text for piece in self.words)

    @property
    def sentence_before(self) -> list[tuple[Piece, bool]]:
        """The sentence as a person last knew it, with what changed since; each piece says whether it is claimed."""
        if self.before is None:
            return []
        now = self.now.sentence if self.now.span is not None else self.before.sentence
        return _claimed(_side(self.before.sentence, now, ("same", "del", "immaterial-del")), self.before)

    @property
    def sentence_now(self) -> list[tuple[Piece, bool]]:
        """The sentence as it stands, with what is new in it; each piece says whether it is claimed."""
        if self.before is None or self.now.span is None:
            return []
        return _claimed(_side(self.before.sentence, self.now.sentence, ("same", "ins", "immaterial")), self.now)

    @property
    def is_waiting(self) -> bool:
        """Whether a person has to confirm it, attach it or withdraw it."""
        return self.now.span is None or self.now.status in WAITING

    @property
    def may_be_confirmed(self) -> bool:
        return self.now.status in WAITING

    @property
    def is_lapsed(self) -> bool:
        return self.verdict is not None and self.verdict.state == VerdictState.LAPSED

    @property
    def proposal(self) -> Resolution | None:
        """What became of the words, as far as the revision tells; a person sets it."""
        if self.claim.resolution:
            return None
        if self.now.span is None:
            return Resolution.CUT
        return Resolution.CHANGED if self.change.is_material else None


def _side(before: str, now: str, kinds: tuple[str, ...]) -> list[Piece]:
    """One side of what changed in a sentence."""
    return [piece for piece in _merged(before, now) if piece.kind in kinds]


@lru_cache(maxsize=1024)
def _merged(before: str, now: str) -> tuple[Piece, ...]:
    """Both sides in one: many claims stand in a sentence, and it is compared once for all of them."""
    return tuple(merged_pieces(before, now, material_changes(before, now)))


def _claimed(pieces: Iterable[Piece], anchor: ClaimAnchor) -> list[tuple[Piece, bool]]:
    """The pieces of an anchor's sentence, cut where its claimed words begin and end."""
    start = (anchor.start or 0) - (anchor.sentence_start or 0)
    end = start + len(anchor.exact)
    cut, at = [], 0
    for piece in pieces:
        for first, last in ((0, start), (start, end), (end, at + len(piece.text))):
            words = piece.text[max(0, first - at) : max(0, last - at)]
            if words:
                cut.append((Piece(words, piece.kind), first == start))
        at += len(piece.text)
    return cut


def effects_of(revision: Revision) -> list[Effect]:
    """What the revision did to each claim that is not withdrawn: those without words first, then in reading order.

    Compared with where a person last knew its words. Four statements, whatever the number of claims.
    """
    anchors = list(_current(revision))
    return _effects(anchors, last_known(anchors, revision), revision)


def effects_between(old: Revision, new: Revision) -> list[Effect]:
    """What became of each claim from one revision to another. Four statements, whatever the number of claims."""
    before = ClaimAnchor.objects.filter(revision=old, closed_at__isnull=True, start__isnull=False)
    return _effects(list(_current(new)), with_revisions(before), new)


def effects_to_come(carried: Iterable[Carried]) -> list[Effect]:
    """What a revision that is not saved yet would do."""
    return [
        Effect(claim=each.after.claim, now=each.after, before=each.before, change=each.change)
        for each in carried
        if each.after.claim.withdrawn_at is None
    ]


def parts_of(effects: Sequence[Effect]) -> list[tuple[str, int, str]]:
    """The parts that occur, each with its number and in words: ("moved", 3, "3 moved")."""
    counted = [(part, sum(effect.part == part for effect in effects)) for part in PARTS]
    return [(part, number, _in_words(part, number)) for part, number in counted if number]


def _in_words(part: str, number: int) -> str:
    words = {
        "unchanged": ngettext("%(number)d unchanged", "%(number)d unchanged", number),
        "moved": ngettext("%(number)d moved", "%(number)d moved", number),
        "changed": ngettext("%(number)d changed", "%(number)d changed", number),
        "deleted": ngettext("%(number)d unanchored", "%(number)d unanchored", number),
        "settled": ngettext("%(number)d settled by hand", "%(number)d settled by hand", number),
        "new": ngettext("%(number)d marked here", "%(number)d marked here", number),
    }
    return words[part] % {"number": number}


def _current(revision: Revision) -> "QuerySet[ClaimAnchor]":
    anchors = ClaimAnchor.objects.filter(
        revision=revision, closed_at__isnull=True, claim__withdrawn_at__isnull=True
    ).select_related("claim", "claim__resolution_revision")
    return anchors.order_by("start", "-end", "claim__number")


def _effects(anchors: Sequence[ClaimAnchor], earlier: dict[int, ClaimAnchor], revision: Revision) -> list[Effect]:
    verdicts: dict[int, Verdict] = {}
    decided = Verdict.objects.filter(claim__in=[anchor.claim_id for anchor in anchors]).exclude(state="draft")
    decided = decided.select_related("rating", "approved_by", "anchor__revision").order_by("version")
    for verdict in decided.defer(*(f"anchor__revision__{name}" for name in ("text", "blocks", "inlines"))):
        verdicts[verdict.claim_id] = verdict
    effects = []
    for anchor in anchors:
        before = earlier.get(anchor.claim_id)
        anchor.revision, anchor.claim.article = revision, revision.article
        change = words_changed(before, anchor) if before is not None and anchor.span is not None else SAME
        effects.append(Effect(anchor.claim, anchor, before, change, verdicts.get(anchor.claim_id)))
    effects.sort(key=lambda effect: (effect.now.start is not None, effect.now.start or 0, effect.claim.number))
    return effects


def suggest_words(effects: Iterable[Effect], revision: Revision) -> None:
    """Gives each claim without words the `suggestion` of the engine, where it has one that is not sure enough."""

    @cache
    def mapping(number: int) -> RevisionMapping:
        return build_mapping(texts[number], revision.text)

    lost = [effect for effect in effects if effect.now.span is None and effect.before is not None]
    texts = {effect.before.revision_id: effect.before.revision.text for effect in lost if effect.before}
    for effect in lost:
        before = effect.before
        if before is not None and before.span is not None:
            place = mapping(before.revision_id).map(*before.span)
            span = place.suggestion or (place.start, place.end)
            effect.suggestion = revision.text[span[0] : span[1]] if span[0] is not None else ""
