"""Records the corrections that a text carries, takes markers along, and finds what was published unannounced."""

from typing import Any

from django.dispatch import receiver

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.articles.signals import revision_added, revision_published
from factcheck.corrections.actions import record_imported_correction
from factcheck.corrections.actions.announcing import record_unannounced
from factcheck.corrections.carrying import carry_markers
from factcheck.corrections.models import Correction
from factcheck.corrections.notes import parse_note
from factcheck.corrections.signs import without_sign
from factcheck.corrections.states import CorrectionState
from factcheck.corrections.unannounced import changes_to_tell
from factcheck.language.folding import fold


@receiver(revision_added, dispatch_uid="corrections.record_notes_of_revision")
def record_notes_of_revision(*, revision: Revision, by: User, **kwargs: Any) -> None:
    """Makes an issued record of every correction note that the article did not have, tied to its sign in the text.

    In a first revision that is every note; in a later one, what the publisher's corrected text brought along. A note
    that was written here and came back with the text is a record already.
    """
    notes = [(index, block) for index, block in enumerate(revision.blocks) if block["role"] == "correction_note"]
    if not notes:
        return
    written = Correction.objects.filter(article=revision.article).exclude(state=CorrectionState.DISCARDED)
    recorded = {_said(note) for note in written.values_list("note", flat=True)}
    markers = {
        inline["note"]: (inline["start"], inline["end"])
        for inline in revision.inlines
        if inline["kind"] == "correction_marker" and "note" in inline
    }
    for index, block in notes:
        note = revision.text[block["start"] : block["end"]]
        parsed = parse_note(note)
        if parsed and _said(note) not in recorded:
            record_imported_correction(revision=revision, note=note, parsed=parsed, marker=markers.get(index), by=by)
            recorded.add(_said(note))


def _said(note: str) -> str:
    """What a note says, whatever its sign, quotation marks and spaces: a material change makes another correction."""
    return fold(without_sign(note))


@receiver(revision_added, dispatch_uid="corrections.carry_markers_to_new_revision")
def carry_markers_to_new_revision(*, revision: Revision, previous: Revision | None, **kwargs: Any) -> None:
    """Takes the markers of corrections along to every revision but the first."""
    if previous is not None:
        carry_markers(revision=revision, previous=previous)


@receiver(revision_published, dispatch_uid="corrections.find_unannounced_changes")
def find_unannounced_changes(*, revision: Revision, seen: Revision | None, by: User, **kwargs: Any) -> None:
    """Notes what readers are shown otherwise than before without a correction that says so."""
    if seen is not None:
        record_unannounced(by=by, seen=seen, revision=revision, found=changes_to_tell(seen, revision))
