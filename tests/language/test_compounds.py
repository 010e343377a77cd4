"""A compound has one form, and a hyphen that says something stays."""

import pytest

from factcheck.language.compounds import close_compounds, join_open_compounds
from factcheck.language.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("some peace-keepers", "some peacekeepers"),
        ("the Vice President", "the Vice-President"),
        ("the cease fire", "the ceasefire"),
        ("a MiG 29", "a MiG29"),
        ("an anti war march", "an antiwar march"),
        ("was re-elected", "was reelected"),
        ("a 12-year-old", "a 12 year old"),
        ("in World War II", "in World War Two"),
        ("rose ten-fold", "rose tenfold"),
        ("by Wi-Fi", "by WiFi"),
    ],
)
def test_a_compound_has_one_form(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("to re-cover", "to recover"),
        ("to re-sign", "to resign"),
        ("un-ionized gas", "unionized gas"),
        ("a man-eating fish", "a man eating fish"),
        ("the pre-war years", "the war years"),
        ("maybe", "may be"),
        ("Jean-Luc", "Jean Luc"),
        ("20-odd men", "20 odd men"),
        ("the US 36", "the US36"),
    ],
)
def test_a_hyphen_that_says_something_stays(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_nothing_makes_nothing() -> None:
    assert join_open_compounds([]) == []
    assert close_compounds([], "en") == []
