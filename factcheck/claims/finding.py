"""Looks for words that an earlier revision took away, where a person or the last text had them."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from annotations.anchoring import RevisionMapping, Status, build_mapping
from annotations.mapping import AUTO_MIN
from annotations.models import AnchorStatus
from annotations.placements import Placement
from factcheck.articles.models import Revision
from factcheck.claims.models import CitationAnchor, ClaimAnchor

# The words it had last, and those that were chosen first: what came between was carried from these.
MOST_WORDINGS = 3
A = TypeVar("A", ClaimAnchor, CitationAnchor)


def find_again(lost: dict[int, list[A]], revision: Revision) -> dict[int, Placement]:
    """Gives the places of those whose very words stand in the revision again, by the id of what had lost them.

    `lost` holds for each the anchors that it ever had on words, newest first. One statement, and one comparison of
    texts for each revision in which some had their words last.
    """
    candidates = {owner: _wordings(anchors) for owner, anchors in lost.items()}
    wanted = {anchor.revision_id for anchors in candidates.values() for anchor in anchors}
    texts = dict(Revision.objects.filter(pk__in=wanted).values_list("pk", "text")) if wanted else {}

    @cache
    def mapping(revision_id: int) -> RevisionMapping:
        return build_mapping(texts[revision_id], revision.text)

    found = {}
    for owner, anchors in candidates.items():
        for anchor in anchors:
            place = mapping(anchor.revision_id).map(*_span(anchor))
            if _is_verbatim(place, anchor, revision):
                found[owner] = place
                break
    return found


def by_owner(anchors: Iterable[A], owner: str) -> dict[int, list[A]]:
    """The anchors of each claim or citation, in the order they come."""
    owned: dict[int, list[A]] = defaultdict(list)
    for anchor in anchors:
        owned[getattr(anchor, owner)].append(anchor)
    return owned


def _wordings(anchors: list[A]) -> list[A]:
    """The newest anchor of each wording, and of too many wordings the newest and the first."""
    newest: dict[str, A] = {}
    for anchor in anchors:
        newest.setdefault(anchor.exact, anchor)
    wordings = list(newest.values())
    del wordings[MOST_WORDINGS - 1 : -1]
    return wordings


def _is_verbatim(place: Placement, anchor: ClaimAnchor | CitationAnchor, revision: Revision) -> bool:
    """Sure, and the very words: what was gone comes back as it was, or a person finds it."""
    if place.status == Status.DELETED or place.confidence < AUTO_MIN:
        return False
    return revision.text[place.start : place.end] == anchor.exact


def _span(anchor: ClaimAnchor | CitationAnchor) -> tuple[int, int]:
    span = anchor.span
    assert span is not None
    return span


def status_of(place: Placement) -> AnchorStatus:
    """The status that an anchor gets from its placement."""
    return AnchorStatus(place.status.value)
