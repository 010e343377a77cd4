"""What a revision changed in the words that an approval is bound to, and why it lapses, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.models import AnchorStatus
from factcheck.articles.models import Revision
from factcheck.claims.models import Citation, CitationAnchor, ClaimAnchor
from factcheck.language.changes import Change, material_changes
from factcheck.language.folding import fold

# Carried to words or to a place that nobody has looked at yet.
WAITING = frozenset({AnchorStatus.MOVED, AnchorStatus.CHANGED})
# A reason names so many changes, and counts the others.
MOST_CHANGES = 3
LONGEST_WORDS = 120


@dataclass(frozen=True)
class Difference:
    """Whether words changed materially, why in a sentence, and the changes themselves."""

    is_material: bool = False
    reason: str = ""
    changes: tuple[Change, ...] = ()


SAME = Difference()


def last_known(anchors: Iterable[ClaimAnchor], revision: Revision) -> dict[int, ClaimAnchor]:
    """Gives, by claim, where a person last knew its words before this revision, each with its revision; two statements.

    `anchors` are those of the claims in the revision. What was carried on and confirmed by nobody is passed over.
    """
    earlier = ClaimAnchor.objects.filter(
        claim=OuterRef("claim"), closed_at__isnull=True, start__isnull=False, revision__number__lt=revision.number
    ).exclude(status__in=WAITING)
    newest = Subquery(earlier.order_by("-revision__number", "-pk").values("pk")[:1])
    here = ClaimAnchor.objects.filter(pk__in=[anchor.pk for anchor in anchors]).annotate(known=newest)
    return with_revisions(ClaimAnchor.objects.filter(pk__in=here.values("known")))


def with_revisions(anchors: Iterable[ClaimAnchor]) -> dict[int, ClaimAnchor]:
    """The anchors by claim; every text is read once, however many stand in it."""
    by_claim = {anchor.claim_id: anchor for anchor in anchors}
    texts = Revision.objects.in_bulk({anchor.revision_id for anchor in by_claim.values()})
    for anchor in by_claim.values():
        anchor.revision = texts[anchor.revision_id]
    return by_claim


def words_changed(before: ClaimAnchor, after: ClaimAnchor) -> Difference:
    """What became of the claimed words and their sentence; `revision` is at hand on both anchors.

    Material exactly where the fingerprint of an approval on them changes.
    """
    sentence_before, sentence_after = before.sentence, after.sentence
    if before.exact == after.exact and sentence_before == sentence_after:
        return SAME
    changes = _changes(sentence_before, sentence_after)
    if changes:
        return Difference(True, _in_revision(_told(changes), after.revision), changes)
    if fold(before.exact) == fold(after.exact):
        return SAME
    told = _("words “%(before)s” → “%(after)s”") % {"before": _short(before.exact), "after": _short(after.exact)}
    return Difference(True, _in_revision(told, after.revision), tuple(material_changes(before.exact, after.exact)))


@lru_cache(maxsize=1024)
def _changes(before: str, after: str) -> tuple[Change, ...]:
    """The material changes of a sentence: many claims stand in one, and it is compared once for all of them."""
    return tuple(material_changes(before, after))


def words_lost(before: ClaimAnchor, sentence_now: str, revision: Revision) -> Difference:
    """Words that are gone; `sentence_now` is what became of their sentence, empty where that was cut too."""
    if not sentence_now:
        return Difference(True, _in_revision(_("its sentence was cut"), revision))
    told = _("its words “%(words)s” were cut from their sentence") % {"words": _short(before.exact)}
    return Difference(True, _in_revision(told, revision), _changes(before.sentence, sentence_now))


def cited_words_changed(citation: Citation, after: CitationAnchor, revision: Revision) -> Difference:
    """What became of the words that a citation quotes from another article here."""
    title = _short(revision.article.title)
    if after.span is None:
        told = _("the cited passage was cut in revision %(number)s of “%(title)s”")
    elif fold(citation.quotation) == fold(after.exact):
        return SAME
    else:
        told = _("the cited passage changed in revision %(number)s of “%(title)s”: %(changes)s")
    changes = tuple(material_changes(citation.quotation, after.exact)) if after.span else ()
    return Difference(True, told % {"number": revision.number, "title": title, "changes": _told(changes)}, changes)


def _told(changes: tuple[Change, ...]) -> str:
    """The changes in a few words: 36 → 33; “not” added."""
    told = [_told_one(change) for change in changes[:MOST_CHANGES]]
    more = len(changes) - len(told)
    if more:
        told.append(ngettext("%(number)d more change", "%(number)d more changes", more) % {"number": more})
    return "; ".join(told)


def _told_one(change: Change) -> str:
    old, new = _short(change.old), _short(change.new)
    if old and new:
        return f"{old} → {new}"
    return _("“%(words)s” added") % {"words": new} if new else _("“%(words)s” cut") % {"words": old}


def _in_revision(told: str, revision: Revision) -> str:
    return _("%(changed)s in revision %(number)s") % {"changed": told, "number": revision.number}


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"
