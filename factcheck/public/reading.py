"""The text as readers see it: without site furniture and marks, each sign of a correction leading to its note."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from annotations.marks import Sign
from annotations.rendering import FURNITURE, TAGS, render_text
from factcheck.articles.models import Publication, Revision
from factcheck.articles.states import PublicationState
from factcheck.corrections.models import Correction
from factcheck.corrections.signs import MARKS, sign_marks, stands_above, style_of, without_sign
from factcheck.corrections.states import CorrectionState

# The headline is the heading of a reader's page.
READERS_TAGS = {**TAGS, "headline": "h1", "section_heading": "h2"}
SEPARATOR = "\n\n"


@dataclass(frozen=True)
class Note:
    """A correction above or below a text: its id, and the sign that leads to it, where one stands in the text."""

    correction: Correction
    id: str
    sign: str = ""
    sign_id: str = ""

    @property
    def words(self) -> str:
        """What the note says, without the sign that an imported one begins with."""
        return self.correction.note.lstrip("".join(MARKS) + " \n")


@dataclass(frozen=True)
class Cut:
    """A text of which whole blocks were left out, with what stands beside it at its new places."""

    text: str
    blocks: list[dict[str, Any]]
    inlines: list[dict[str, Any]]
    # (start, end) in the whole text -> how far the block has moved.
    moved: dict[tuple[int, int], int]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a span of the whole text stands in this one; None where it began or ended in what was left out."""
        first, last = self._moved(start), self._moved(end - 1)
        return None if first is None or last is None else (start + first, end + last)

    def _moved(self, offset: int) -> int | None:
        return next((by for (start, end), by in self.moved.items() if start <= offset < end), None)


def leave_out(revision: Revision, left_out: Collection[int]) -> Cut:
    """Gives the text without the blocks of these numbers. What stood on them is gone with them."""
    cut = Cut("", [], [], {})
    parts: list[str] = []
    at = 0
    for index, block in enumerate(revision.blocks):
        if index in left_out:
            continue
        start, end = block["start"], block["end"]
        parts.append(revision.text[start:end])
        cut.blocks.append({**block, "start": at, "end": at + end - start})
        cut.moved[start, end] = at - start
        at += end - start + len(SEPARATOR)
    for inline in revision.inlines:
        place = cut.place(inline["start"], inline["end"])
        if place:
            cut.inlines.append({**inline, "start": place[0], "end": place[1]})
    return Cut(SEPARATOR.join(parts), cut.blocks, cut.inlines, cut.moved)


@dataclass(frozen=True)
class Reading:
    """What readers are given of a text, before it is written as HTML or anything else: words, signs and notes.

    `markers` are the signs that stand in the text, as inlines; `signs` those that are drawn into it. `notes` stand in
    the order of their signs, those without one behind.
    """

    cut: Cut
    markers: list[dict[str, Any]]
    signs: list[Sign]
    notes: tuple[Note, ...]
    publication: Publication | None
    # Why the article was taken back, where it was: whatever is made of the text leads with it.
    retraction: str = ""

    @property
    def inlines(self) -> list[dict[str, Any]]:
        """Links, emphasis and the signs that stand in the text; those that lead to no note are words like others."""
        return [*(inline for inline in self.cut.inlines if inline["kind"] != "correction_marker"), *self.markers]

    @property
    def notes_above(self) -> list[Note]:
        """The notes that stand above the text, by their gravity."""
        return [note for note in self.notes if stands_above(note.correction.type, self.publication)]

    @property
    def notes_below(self) -> list[Note]:
        """The notes at the foot of the text."""
        return [note for note in self.notes if not stands_above(note.correction.type, self.publication)]

    @property
    def html(self) -> SafeString:
        """The text as a page shows it."""
        return render_text(self.cut.text, self.cut.blocks, self.inlines, signs=self.signs, tags=READERS_TAGS)


def readers_text(revision: Revision, corrections: Sequence[Correction]) -> Reading:
    """Gives what readers see of a revision, with the notes of its corrections: first those with a sign, as they come.

    A recorded note that stands in an imported text is shown with all others, not in both places, and one that is no
    record stays in the text as an editor's note. Corrections come with their `markers` in this revision.
    """
    recorded = {without_sign(correction.note) for correction in corrections}
    blocks = list(enumerate(revision.blocks))
    notes_in_text = {index for index, block in blocks if block["role"] == "correction_note"}
    in_notes = {i for i in notes_in_text if without_sign(_words(revision, i)) in recorded}
    cut = leave_out(revision, in_notes | {i for i, block in blocks if block["role"] in FURNITURE})
    for block in cut.blocks:
        block["role"] = block["role"].replace("correction_note", "editors_note")
    publication = revision.article.publication
    notes, markers, signs = _signed(corrections, cut, style_of(publication))
    with_sign = {note.correction.pk for note in notes}
    notes += [Note(one, f"correction-{one.number}") for one in corrections if one.pk not in with_sign]
    is_retracted = revision.article.publication_state == PublicationState.RETRACTED
    retraction = revision.article.retraction_reason if is_retracted else ""
    return Reading(cut, markers, signs, tuple(notes), publication, retraction)


def _words(revision: Revision, index: int) -> str:
    block = revision.blocks[index]
    return revision.text[block["start"] : block["end"]]


def _signed(
    corrections: Sequence[Correction], cut: Cut, style: str
) -> tuple[list[Note], list[dict[str, Any]], list[Sign]]:
    """The notes that a sign leads to, the signs that stand in the text, and those that are drawn into it."""
    signed = sorted(_places(corrections, cut), key=lambda found: (found[0], found[1].number))
    standing = [sign for _place, _correction, sign in signed if sign]
    drawn = iter(sign_marks(len(signed) - len(standing), standing, style))
    notes: list[Note] = []
    markers: list[dict[str, Any]] = []
    signs: list[Sign] = []
    for (start, end), correction, sign in signed:
        if sign:
            # The renderer numbers the signs that stand in the text as they come.
            markers.append({"kind": "correction_marker", "start": start, "end": end})
            notes.append(Note(correction, f"note-{len(markers)}", sign, f"sign-{len(markers)}"))
            continue
        note_id, mark = f"correction-{correction.number}", next(drawn)
        label = _("%(sign)s Correction, note %(number)d") % {"sign": mark, "number": len(notes) + 1}
        signs.append(Sign(at=end, number=correction.number, sign=mark, label=label, href=f"#{note_id}"))
        notes.append(Note(correction, note_id, mark, f"correction-sign-{correction.number}"))
    return notes, markers, signs


def _places(corrections: Sequence[Correction], cut: Cut) -> Iterator[tuple[tuple[int, int], Correction, str]]:
    """Where each marker stands in what readers see, with its sign if that is part of the text.

    A sign of our own is drawn as long as its correction holds; one that stands in the text cannot go.
    """
    for correction in corrections:
        for anchor in correction.markers:  # type: ignore[attr-defined]
            place = cut.place(anchor.start, anchor.end)
            if place and (anchor.stands_in_text or correction.state == CorrectionState.ISSUED):
                yield place, correction, anchor.exact if anchor.stands_in_text else ""
