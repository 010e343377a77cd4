"""The marks of several signs in one text."""

import pytest

from factcheck.corrections.signs import sign_marks, without_sign


@pytest.mark.parametrize(
    ("count", "standing", "marks"),
    [
        (0, (), []),
        (1, (), ["*"]),
        (3, (), ["*", "†", "‡"]),
        (4, (), ["1", "2", "3", "4"]),
        (2, ("*",), ["†", "‡"]),
        (3, ("*",), ["1", "2", "3"]),
    ],
)
def test_signs_are_told_apart(count: int, standing: tuple[str, ...], marks: list[str]) -> None:
    assert sign_marks(count, standing) == marks


@pytest.mark.parametrize("written", ["*Correction: 33.", "* Correction:\n33.", "†‡ Correction: 33.", "Correction: 33."])
def test_a_note_is_the_same_with_its_sign_and_without(written: str) -> None:
    assert without_sign(written) == "Correction: 33."
