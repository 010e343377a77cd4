"""Names are found however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.names import fold_name


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Łukasz  Kowalski-Nowák", "lukasz kowalski nowak"),
        ("Søren O’Brien", "soren obrien"),
        ("İbrahim Kalın", "ibrahim kalin"),
        ("STRASSE, Straße", "strasse strasse"),
        ("Михаил Метцель", "михаил метцель"),
        ("مُحَمَّد", "محمد"),
        ("  --  ", ""),
    ],
)
def test_accents_case_and_punctuation_do_not_count(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@given(st.text())
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)
