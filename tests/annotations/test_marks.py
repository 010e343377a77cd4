from hypothesis import given
from hypothesis import strategies as st

from annotations.marks import LANES, Mark, lanes

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=12)


def marks_of(spans: list[tuple[int, int]]) -> list[Mark]:
    return [Mark(n, start, start + length, "is-unchecked", "") for n, (start, length) in enumerate(spans)]


def overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


@given(SPANS)
def test_overlapping_marks_have_different_lanes(spans: list[tuple[int, int]]) -> None:
    marks = marks_of(spans)
    found = lanes(marks)
    for one in marks:
        for other in marks:
            if one.number < other.number and overlap(one, other) and found[one.number]:
                assert found[one.number] != found[other.number]


@given(SPANS)
def test_a_mark_goes_without_a_line_only_where_every_lane_is_taken_by_shorter_ones(
    spans: list[tuple[int, int]],
) -> None:
    marks = marks_of(spans)
    found = lanes(marks)
    for mark in marks:
        shorter = [
            other for other in marks if overlap(mark, other) and other.end - other.start <= mark.end - mark.start
        ]
        in_the_way = {found[other.number] for other in shorter if other is not mark}
        expected = set(range(1, (found[mark.number] or LANES + 1)))
        assert expected <= in_the_way


def test_touching_marks_share_a_lane() -> None:
    assert lanes(marks_of([(0, 5), (5, 5)])) == [1, 1]
