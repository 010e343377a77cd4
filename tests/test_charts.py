"""Bars drawn by the server: nothing left out, nothing longer than the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.charts import Series, stacked_bars

SERIES = [Series("approved", "Approved", "p-solid"), Series("open", "Open", "p-dots")]


def test_the_longest_bar_takes_the_whole_width() -> None:
    chart = stacked_bars(SERIES, [("Monday", {"approved": 3, "open": 1}, ""), ("Tuesday", {"open": 1}, "")])
    monday, tuesday = chart.bars
    assert [(part.x, part.width) for part in monday.parts] == [("0.00%", "75.00%"), ("75.00%", "25.00%")]
    assert [(part.x, part.width) for part in tuesday.parts] == [("0.00%", "25.00%")]
    assert chart.total == 5


def test_the_numbers_behind_it_name_every_series() -> None:
    [bar] = stacked_bars(SERIES, [("Monday", {"open": 2}, "")]).bars
    assert bar.values == (0, 2)
    assert bar.total == 2


def test_a_chart_of_nothing_has_bars_without_parts() -> None:
    chart = stacked_bars(SERIES, [("Monday", {}, "")])
    assert chart.bars[0].parts == ()
    assert chart.total == 0


def test_it_refuses_a_count_that_no_series_names() -> None:
    with pytest.raises(KeyError, match="lapsed"):
        stacked_bars(SERIES, [("Monday", {"lapsed": 1}, "")])


def test_it_refuses_a_count_below_zero() -> None:
    with pytest.raises(ValueError, match="shorter than nothing"):
        stacked_bars(SERIES, [("Monday", {"open": -1}, "")])


@given(st.lists(st.fixed_dictionaries({"approved": st.integers(0, 10**6), "open": st.integers(0, 10**6)}), max_size=8))
def test_the_parts_of_a_bar_follow_each_other_and_stay_inside(rows: list[dict[str, int]]) -> None:
    chart = stacked_bars(SERIES, [(str(n), row, "") for n, row in enumerate(rows)])
    for bar in chart.bars:
        end = 0.0
        for part in bar.parts:
            x, width = float(part.x.rstrip("%")), float(part.width.rstrip("%"))
            assert x == pytest.approx(end, abs=0.02)
            end = x + width
        assert end <= 100.02
        assert sum(part.value for part in bar.parts) == sum(bar.values) == bar.total
