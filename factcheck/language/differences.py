"""What changed between two short texts, word by word: an explanation, a sentence, a quotation."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Indel

# Words with what holds them together (don't, S-400, 36,000), white space, and any other sign on its own.
_TOKENS = re.compile(r"\w+(?:[’'.,\-‑]\w+)*|\s+|[^\w\s]")
# With less than this share of its letters kept, a text was rewritten: two texts read better than one full of strokes.
_STILL_THE_SAME_TEXT = 0.5


class Kind(StrEnum):
    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(NamedTuple):
    """Characters in a row that were kept, deleted or inserted."""

    kind: Kind
    text: str


def words_diff(old: str, new: str) -> list[Piece]:
    """Gives the pieces in the order of reading; where words were replaced, the deleted come before the inserted.

    Kept and deleted pieces joined are the old text, kept and inserted ones the new text.
    """
    pieces: list[Piece] = []
    for kept, deleted, inserted in _joined(_changes(_TOKENS.findall(old), _TOKENS.findall(new))):
        for kind, text in ((Kind.KEPT, kept), (Kind.DELETED, deleted), (Kind.INSERTED, inserted)):
            if text:
                pieces.append(Piece(kind, text))
    return pieces


def is_rewritten(pieces: Sequence[Piece]) -> bool:
    """Says whether so little was kept that the texts are better shown one after the other."""
    letters = {kind: sum(len(piece.text.strip()) for piece in pieces if piece.kind == kind) for kind in Kind}
    longer = letters[Kind.KEPT] + max(letters[Kind.DELETED], letters[Kind.INSERTED])
    is_replaced = bool(letters[Kind.DELETED] and letters[Kind.INSERTED])
    return is_replaced and letters[Kind.KEPT] < _STILL_THE_SAME_TEXT * longer


class _Change(NamedTuple):
    """Tokens that both texts have, and what stands after them in one text and in the other."""

    kept: str
    deleted: str
    inserted: str


def _changes(old: list[str], new: list[str]) -> Iterator[_Change]:
    kept = deleted = inserted = ""
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            if deleted or inserted:
                yield _Change(kept, deleted, inserted)
                kept = deleted = inserted = ""
            kept += "".join(old[step.src_start : step.src_end])
        else:
            deleted += "".join(old[step.src_start : step.src_end])
            inserted += "".join(new[step.dest_start : step.dest_end])
    if kept or deleted or inserted:
        yield _Change(kept, deleted, inserted)


def _joined(changes: Iterator[_Change]) -> Iterator[_Change]:
    """Takes changes with nothing but spaces and signs between them for one: words replaced in a row read as a row."""
    last: _Change | None = None
    for change in changes:
        are_both_changes = last and (last.deleted or last.inserted) and (change.deleted or change.inserted)
        if last and are_both_changes and not any(map(str.isalnum, change.kept)):
            deleted = last.deleted + change.kept + change.deleted
            last = _Change(last.kept, deleted, last.inserted + change.kept + change.inserted)
            continue
        if last:
            yield last
        last = change
    if last:
        yield last
