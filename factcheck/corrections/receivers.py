"""Records the corrections that a new article already carries, and takes markers along to later revisions."""

from typing import Any

from django.dispatch import receiver

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.articles.signals import revision_added
from factcheck.corrections.actions import record_imported_correction
from factcheck.corrections.carrying import carry_markers
from factcheck.corrections.notes import parse_note


@receiver(revision_added, dispatch_uid="corrections.record_notes_of_first_revision")
def record_notes_of_first_revision(*, revision: Revision, previous: Revision | None, by: User, **kwargs: Any) -> None:
    """Makes an issued record of every correction note in a first revision, tied to the sign that stands in the text."""
    if previous is not None:
        return
    markers = {
        inline["note"]: (inline["start"], inline["end"])
        for inline in revision.inlines
        if inline["kind"] == "correction_marker" and "note" in inline
    }
    for index, block in enumerate(revision.blocks):
        if block["role"] != "correction_note":
            continue
        note = revision.text[block["start"] : block["end"]]
        parsed = parse_note(note)
        if parsed:
            record_imported_correction(revision=revision, note=note, parsed=parsed, marker=markers.get(index), by=by)


@receiver(revision_added, dispatch_uid="corrections.carry_markers_to_new_revision")
def carry_markers_to_new_revision(*, revision: Revision, previous: Revision | None, **kwargs: Any) -> None:
    """Takes the markers of corrections along to every revision but the first."""
    if previous is not None:
        carry_markers(revision=revision, previous=previous)
