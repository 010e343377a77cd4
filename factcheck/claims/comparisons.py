"""What two versions of a verdict differ in: rating, explanation, dates, citations, and the words they stand on."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import prefetch_related_objects

from factcheck.claims.models import Citation, ClaimAnchor, Verdict
from factcheck.claims.states import DECIDED_VERSIONS
from factcheck.language.differences import Kind, Piece, is_rewritten, words_diff


@dataclass(frozen=True)
class Prose:
    """A text before and after: its pieces, and whether it is better shown as two texts."""

    older: str
    newer: str
    pieces: Sequence[Piece]
    is_rewritten: bool

    @property
    def changed(self) -> bool:
        return any(piece.kind != Kind.KEPT for piece in self.pieces)

    @property
    def quotes_somebody(self) -> bool:
        """Whether either text has quotation marks of its own: they are shown without a second pair."""
        return "“" in self.older + self.newer


class Fate(StrEnum):
    """What became of a citation from one version to the next."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class CitationChange:
    """A citation of either version or of both; of one that changed also how its quotation and its note did."""

    fate: Fate
    older: Citation | None
    newer: Citation | None
    quotation: Prose
    note: Prose

    @property
    def citation(self) -> Citation:
        citation = self.newer or self.older
        assert citation is not None
        return citation


@dataclass(frozen=True)
class Stand:
    """The words that a version stands on, in their sentence."""

    before: str
    words: str
    after: str
    revision: int

    @property
    def sentence(self) -> str:
        return self.before + self.words + self.after


@dataclass(frozen=True)
class Comparison:
    """Two versions of one claim's verdict, the older one first."""

    older: Verdict
    newer: Verdict
    explanation: Prose
    citations: Sequence[CitationChange]
    older_stand: Stand | None
    newer_stand: Stand | None
    sentence: Prose

    @property
    def rating_changed(self) -> bool:
        return self.older.rating_id != self.newer.rating_id

    @property
    def dates_changed(self) -> bool:
        return (self.older.as_of, self.older.review_by) != (self.newer.as_of, self.newer.review_by)

    @property
    def words_changed(self) -> bool:
        """Whether the versions stand on other words, or on the same ones in another sentence."""
        if self.older_stand is None or self.newer_stand is None:
            return self.older_stand is not self.newer_stand
        return self.sentence.changed or self.older_stand.words != self.newer_stand.words

    @property
    def citations_changed(self) -> bool:
        return any(change.fate != Fate.KEPT for change in self.citations)

    @property
    def nothing_changed(self) -> bool:
        return not (
            self.rating_changed
            or self.dates_changed
            or self.words_changed
            or self.citations_changed
            or self.explanation.changed
        )


def compare(one: Verdict, other: Verdict, *, current: ClaimAnchor | None) -> Comparison:
    """Gives the comparison of two versions; `current` is where the claim stands now, for a draft.

    Fetch ratings and citations with the versions. Two statements more: the words they stand on, and their texts.
    """
    older, newer = sorted((one, other), key=lambda version: version.version)
    prefetch_related_objects([older, newer], "anchor__revision")
    older_stand, newer_stand = (_stand(version.anchor or current) for version in (older, newer))
    return Comparison(
        older=older,
        newer=newer,
        explanation=prose(older.explanation, newer.explanation),
        citations=_citation_changes(list(older.citations.all()), list(newer.citations.all())),
        older_stand=older_stand,
        newer_stand=newer_stand,
        sentence=prose(
            older_stand.sentence if older_stand else "",
            newer_stand.sentence if newer_stand else "",
        ),
    )


def last_approved(versions: Sequence[Verdict], before: Verdict | None = None) -> Verdict | None:
    """Gives, of versions newest first, the last that was approved, whatever became of the approval since.

    With `before`, of those that came before that version.
    """
    return next(
        (
            version
            for version in versions
            if version.state in DECIDED_VERSIONS and (before is None or version.version < before.version)
        ),
        None,
    )


def prose(older: str, newer: str) -> Prose:
    """Gives how a text changed, word by word."""
    pieces = words_diff(older, newer)
    return Prose(older, newer, pieces, is_rewritten(pieces))


def _stand(anchor: ClaimAnchor | None) -> Stand | None:
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    text = anchor.revision.text
    start, end = anchor.sentence_start or 0, anchor.sentence_end or 0
    return Stand(text[start : anchor.start], anchor.exact, text[anchor.end : end], anchor.revision.number)


def _citation_changes(older: list[Citation], newer: list[Citation]) -> list[CitationChange]:
    """Pairs what says the same, then what cites the same source, in the order of the newer version."""
    left = list(older)
    pairs: dict[int, Citation] = {}
    for same in (_same, _same_place, _same_source):
        for citation in newer:
            partner = next((one for one in left if same(one, citation)), None)
            if citation.pk not in pairs and partner:
                pairs[citation.pk] = partner
                left.remove(partner)
    changes = [_change(pairs.get(citation.pk), citation) for citation in newer]
    return changes + [_change(citation, None) for citation in left]


def _change(older: Citation | None, newer: Citation | None) -> CitationChange:
    if older is None:
        fate = Fate.ADDED
    elif newer is None:
        fate = Fate.REMOVED
    else:
        fate = Fate.KEPT if _same(older, newer) else Fate.CHANGED
    return CitationChange(
        fate,
        older,
        newer,
        prose(older.quotation if older else "", newer.quotation if newer else ""),
        prose(older.note if older else "", newer.note if newer else ""),
    )


def _same(one: Citation, other: Citation) -> bool:
    return _same_place(one, other) and one.quotation == other.quotation and one.note == other.note


def _same_place(one: Citation, other: Citation) -> bool:
    said = (one.stance, one.locator_kind, one.locator)
    return _same_source(one, other) and said == (other.stance, other.locator_kind, other.locator)


def _same_source(one: Citation, other: Citation) -> bool:
    return one.source_id == other.source_id
