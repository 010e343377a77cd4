"""A time of day has one form where it says which half of the day it means."""

import pytest

from factcheck.language.folding import fold
from factcheck.language.times import read_times


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at 3 p.m.", "at 15:00"),
        ("at 7.30pm", "at 19:30"),
        ("at 9:00 a.m.", "at 9 AM"),
        ("at 9 a.m.", "at 09:00"),
        ("at 0730 GMT", "at 7:30 GMT"),
        ("um 15 Uhr in der Stadt", "um 15.00 Uhr in der Stadt"),
        ("à 15h30 dans la gare", "à 15 h 30 dans la gare"),
    ],
)
def test_one_time_has_one_form(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at 7:30", "at 7:30 a.m."),
        ("at 12:30", "at 12:30 p.m."),
        ("at 3 p.m.", "at 3 a.m."),
        ("at 13 p.m.", "at 1 p.m."),
    ],
)
def test_what_leaves_the_half_open_stays_as_it_stands(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_nothing_makes_nothing() -> None:
    assert read_times([], "en") == []
