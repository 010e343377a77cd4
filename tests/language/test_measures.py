"""What figures count has one form, and different measures stay different."""

import pytest

from factcheck.language.folding import fold
from factcheck.language.measures import read_measures


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("was 7 per cent", "was 7%"),
        ("was 5 dollars", "was $5.00"),
        ("was EUR 5", "was 5 €"),
        ("was US$5", "was 5 U.S. dollars"),
        ("was 5-10 dollars", "was $5-10"),
        ("was 20-kilometer", "was 20 km"),
        ("was 5 degrees Celsius", "was 5°C"),
        ("was 3 sq km", "was 3 km²"),
    ],
)
def test_ways_to_write_a_measure_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("was 7 percent", "was 7 percentage points"),
        ("was $5", "was €5"),
        ("was 5 mW", "was 5 MW"),
        ("was 5 tons", "was 5 tonnes"),
        ("was 5 m²", "was 5 m³"),
        ("two-hour meetings", "two hour meetings"),
    ],
)
def test_different_measures_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_nothing_makes_nothing() -> None:
    assert read_measures([], "en") == []
