"""Lays out bars for the server to draw as SVG, with the numbers behind them; knows nothing of what they count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Series:
    """One thing that is counted in every bar. `look` is the class of its pattern, so that it is read without colour."""

    key: str
    label: Words
    look: str


@dataclass(frozen=True)
class Part:
    """A stretch of a bar: `x` and `width` are percentages of the longest bar, as SVG takes them."""

    series: Series
    value: int
    x: str
    width: str


@dataclass(frozen=True)
class Bar:
    """One row of a chart. `parts` leaves out what is zero, `values` has a number for every series, in their order."""

    label: Words
    parts: tuple[Part, ...]
    values: tuple[int, ...]
    total: int
    note: Words


@dataclass(frozen=True)
class Chart:
    """Bars on one scale, and what they count."""

    series: tuple[Series, ...]
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        return sum(bar.total for bar in self.bars)

    @property
    def has_notes(self) -> bool:
        return any(bar.note for bar in self.bars)


Row = tuple[Words, Mapping[str, int], Words]
"""What a bar is called, its count for each key of a series, and what is said beside it."""


def stacked_bars(series: Sequence[Series], rows: Iterable[Row]) -> Chart:
    """Gives the bars of these rows, in their order; the longest takes the whole width.

    A count that no series names is refused with a KeyError: a picture that leaves something out is wrong. So is one
    below zero, with a ValueError.
    """
    rows = list(rows)
    keys = {one.key for one in series}
    for _label, counts, _note in rows:
        if unknown := counts.keys() - keys:
            raise KeyError(*sorted(unknown))
        if any(count < 0 for count in counts.values()):
            raise ValueError("a bar cannot be shorter than nothing")
    longest = max((sum(counts.values()) for _label, counts, _note in rows), default=0) or 1
    return Chart(tuple(series), tuple(_bar(series, row, longest) for row in rows))


def _bar(series: Sequence[Series], row: Row, longest: int) -> Bar:
    label, counts, note = row
    values = tuple(counts.get(one.key, 0) for one in series)
    parts, before = [], 0
    for one, value in zip(series, values, strict=True):
        if value:
            parts.append(Part(one, value, _percent(before, longest), _percent(value, longest)))
        before += value
    return Bar(label, tuple(parts), values, before, note)


def _percent(value: int, whole: int) -> str:
    return f"{value / whole * 100:.2f}%"
