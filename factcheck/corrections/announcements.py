"""Asks about what readers were shown without being told, and sets it out for the pages that list it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from factcheck.corrections.models import Correction, UnannouncedChange
from factcheck.corrections.queries import covered_changes
from factcheck.corrections.states import ChangeKind, UnannouncedState
from factcheck.corrections.subjects import counted_in
from factcheck.corrections.tables import CHANGE_LOOKS
from factcheck.language.differences import Piece, is_rewritten, words_diff
from factcheck.lists.looks import StateLook

_TEXTS = tuple(f"{text}__{part}" for text in ("from_revision", "to_revision") for part in ("text", "blocks", "inlines"))


@dataclass(frozen=True)
class ListedChange:
    """A change as a page lists it: its sentence with what went and came, and the corrections that are under way."""

    change: UnannouncedChange
    look: StateLook
    pieces: Sequence[Piece]
    # So little stayed that both sentences are shown, one after the other.
    is_rewritten: bool
    under_way: Sequence[Correction]
    draft_url: str


def unannounced_for_lists() -> QuerySet[UnannouncedChange]:
    """Unannounced changes, what was published last first, with everything that a list shows; one statement a page."""
    whole = UnannouncedChange.objects.select_related(
        "article__publication", "from_revision", "to_revision__publishing__published_by", "claim", "covered_by"
    )
    whole = whole.select_related("waived_by").defer(*_TEXTS)
    return whole.order_by("-to_revision__publishing__published_at", "-to_revision", "position")


def unannounced_change_by_uid(uid: UUID) -> UnannouncedChange:
    """Gives one as the actions take it; raises Http404."""
    return get_object_or_404(unannounced_for_lists(), uid=uid)


def listed(changes: Sequence[UnannouncedChange]) -> list[ListedChange]:
    """Sets the changes out for a page; three statements more, however many there are."""
    waiting = {change.article_id for change in changes if change.state == UnannouncedState.OPEN}
    drafts = [covered for covered in covered_changes(waiting) if not covered.is_announced] if waiting else []
    known = Correction.objects.in_bulk({covered.correction for covered in drafts}) if drafts else {}
    counted = {
        change.pk: counted_in(change.after, change.right) if change.kind == ChangeKind.FIGURE else ""
        for change in changes
    }
    rows = []
    for change in changes:
        under_way = dict.fromkeys(
            covered.correction
            for covered in drafts
            if covered.article == change.article_id and covered.covers(change.wrong, change.right, counted[change.pk])
        )
        pieces = words_diff(change.before, change.after)
        rows.append(
            ListedChange(
                change=change,
                look=CHANGE_LOOKS[change.state],
                pieces=pieces,
                is_rewritten=is_rewritten(pieces),
                under_way=[known[key] for key in under_way] if change.state == UnannouncedState.OPEN else [],
                draft_url=draft_address(change),
            )
        )
    return rows


def draft_address(change: UnannouncedChange) -> str:
    """Where a correction of this change is drafted, with its texts, its sentence and its claim filled in."""
    query = f"?from={change.from_revision.number}&to={change.to_revision.number}"
    if change.new_start is not None:
        query += f"&new={change.new_start}-{change.new_end}"
    else:
        query += f"&old={change.old_start}-{change.old_end}"
    if change.claim:
        query += f"&claim={change.claim.uid}"
    return reverse("draft_correction", args=[change.article.slug]) + query
