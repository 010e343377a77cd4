"""The marks of several signs in one text."""

import pytest

from factcheck.articles.models import Publication
from factcheck.corrections.signs import sign_marks, stands_above, style_of, without_sign
from factcheck.corrections.states import CorrectionType

SignStyle, NotesAt = Publication.SignStyle, Publication.NotesAt


@pytest.mark.parametrize(
    ("count", "standing", "marks"),
    [
        (0, (), []),
        (1, (), ["*"]),
        (3, (), ["*", "†", "‡"]),
        (8, (), ["*", "†", "‡", "§", "‖", "¶", "**", "††"]),
        (2, ("*",), ["†", "‡"]),
        (3, ("*", "‡"), ["†", "§", "‖"]),
    ],
)
def test_signs_are_told_apart(count: int, standing: tuple[str, ...], marks: list[str]) -> None:
    assert sign_marks(count, standing) == marks


@pytest.mark.parametrize(
    ("style", "marks"),
    [
        (SignStyle.SYMBOLS, ["†", "‡", "§"]),
        (SignStyle.ASTERISKS, ["**", "***", "****"]),
        (SignStyle.NUMBERS, ["1", "2", "3"]),
    ],
)
def test_a_publication_draws_them_its_way(style: str, marks: list[str]) -> None:
    assert sign_marks(3, ("*",), style) == marks
    assert style_of(Publication(sign_style=style)) == style
    assert style_of(None) == SignStyle.SYMBOLS


@pytest.mark.parametrize(
    ("notes_at", "above"),
    [
        (NotesAt.RETRACTIONS, {"retraction"}),
        (NotesAt.GRAVE, {"retraction", "editors_note"}),
        (NotesAt.ALL, set(CorrectionType.values)),
    ],
)
def test_notes_stand_by_their_gravity_and_a_retraction_always_above(notes_at: str, above: set[str]) -> None:
    found = {type for type in CorrectionType.values if stands_above(type, Publication(notes_at=notes_at))}
    assert found == above
    assert stands_above("retraction", None)


@pytest.mark.parametrize("written", ["*Correction: 33.", "* Correction:\n33.", "†‡ Correction: 33.", "Correction: 33."])
def test_a_note_is_the_same_with_its_sign_and_without(written: str) -> None:
    assert without_sign(written) == "Correction: 33."
