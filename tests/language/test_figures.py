"""A figure has one form, whatever way it is written."""

from decimal import Decimal

import pytest

from factcheck.language.figures import read_figures, value_of, written
from factcheck.language.folding import fold


@pytest.mark.parametrize(
    ("figure", "form"),
    [
        ("counts 12,000", "counts 12000"),
        ("counts 1,20", "counts 1,20"),
        ("counts 1.500", "counts 1.500"),
        ("counts .5", "counts 0.5"),
        ("counts 7.0", "counts 7"),
        ("counts 007", "counts 007"),
        ("counts half a million", "counts 500000"),
        ("counts 3 1/2", "counts 3.5"),
        ("counts three and a half", "counts 3.5"),
        ("counts 3⅓", "counts 3⅓"),
        ("counts two-thirds", "counts ⅔"),
        ("on 9/11/2001", "on 9 / 11 / 2001"),
        ("the twenty-first", "the 21st"),
        ("the hundredth", "the 100th"),
        ("the 2st", "the 2st"),
        ("at minus five", "at -5"),
        ("to 5m people", "to 5000000 people"),
        ("is 5m tall", "is 5 m tall"),
    ],
)
def test_a_figure_is_read(figure: str, form: str) -> None:
    assert fold(figure) == form


def test_values_are_written_in_the_way_of_the_language() -> None:
    assert written(Decimal("3.50"), "en") == "3.5"
    assert written(Decimal("3.50"), "de") == "3,5"
    assert value_of("3,5", "de") == Decimal("3.5")
    assert value_of("3,5", "en") is None


def test_nothing_makes_nothing() -> None:
    assert read_figures([], "en") == []
