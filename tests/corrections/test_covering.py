"""Whether a change found between two texts is the one that a correction owns."""

import pytest

from factcheck.corrections.covering import CoveredChange
from factcheck.corrections.states import CorrectionState


def owned(wrong: str, right: str, state: str = "issued") -> CoveredChange:
    return CoveredChange(
        article=1,
        correction=1,
        number=1,
        state=CorrectionState(state),
        from_revision=1,
        to_revision=2,
        error_kind="figure",
        scope="body",
        wrong=wrong,
        right=right,
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("36", "33"),
        ("thirty-six", "33"),
        ("36 soldiers", "33 soldiers"),
        ("At least 36", "At least 33"),
    ],
)
def test_the_same_change_is_covered_whatever_stands_round_it(wrong: str, right: str) -> None:
    assert owned("36", "33").covers(wrong, right)
    assert owned("At least 36 soldiers", "At least 33 soldiers").covers("36", "33")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("33", "36"), ("36", "34"), ("136", "133"), ("36 soldiers", "33 trucks"), ("Bashir", "Bashar"), ("", "")],
)
def test_another_change_is_not(wrong: str, right: str) -> None:
    assert not owned("36", "33").covers(wrong, right)


def test_a_note_that_does_not_repeat_the_wrong_words_covers_its_right_ones() -> None:
    note = owned("", "Bashar al-Assad’s first name")
    assert note.covers("Bashir", "Bashar")
    assert not note.covers("Vladmir", "Vladimir")


def test_what_came_is_covered_by_what_was_omitted_and_what_went_by_what_was_wrong() -> None:
    assert owned("", "Nobody was hurt at the port.").covers("", "Nobody was hurt at the port")
    assert owned("Nobody was hurt.", "").covers("Nobody was hurt", "")
    assert not owned("Nobody was hurt.", "").covers("", "Two people were hurt")


def test_a_correction_of_no_words_covers_nothing() -> None:
    assert not owned("", "").covers("36", "33")
    assert not owned("", "").covers("36", "")


def test_readers_are_told_once_it_is_issued() -> None:
    assert owned("36", "33", "issued").is_announced
    assert not owned("36", "33", "submitted").is_announced
