import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import gap_alignment
from annotations.gap_alignment import Kind, align_words, weight
from annotations.segmentation import words

TEXTS = st.lists(
    st.sampled_from("the fire fires, killed 36 33 . people \n\n 首 相 government goverment x".split(" "))
).map(" ".join)


def aligned(old: str, new: str) -> list[tuple[str, str, Kind]]:
    """The stretches that correspond, as they are written."""
    rows, columns = words(old, 0, len(old)), words(new, 0, len(new))
    return [
        (
            old[rows.starts[run.old] : rows.ends[run.old + run.length - 1]],
            new[columns.starts[run.new] : columns.ends[run.new + run.length - 1]],
            run.kind,
        )
        for run in align_words(old, new, rows, columns)
    ]


def test_equal_words_are_runs_whatever_their_case() -> None:
    assert aligned("The fire burned", "the fire burned") == [("The fire burned", "the fire burned", Kind.EQUAL)]


def test_a_figure_in_the_place_of_another_is_paired_with_it() -> None:
    assert ("36", "33", Kind.FIGURE) in aligned("The fire killed 36 people", "The fire killed 33 people")


def test_a_figure_far_from_any_other_is_not_paired() -> None:
    old = "Two errors stopped it after 36 attempts"
    new = "the old list holds one more of these strange entries, 1 struct"
    assert Kind.FIGURE not in [kind for *_, kind in aligned(old, new)]


def test_a_word_nearly_the_same_is_respelled_and_another_is_replaced() -> None:
    assert ("goverment", "government", Kind.RESPELLED) in aligned("the goverment fell", "the government fell")
    assert ("house", "market", Kind.REPLACED) in aligned("the house fell", "the market fell")


def test_an_insertion_slides_to_the_edge_of_a_sentence() -> None:
    found = aligned("It rained. The dam broke.", "It rained. The mayor left. The dam broke.")
    assert found[0][0] == "It rained."
    assert found[1][1] == "The dam broke."


def test_common_words_between_large_differences_are_dropped() -> None:
    old = "yesterday the government refused categorically of course and everybody complained bitterly"
    new = "tomorrow the orchestra performs symphonies of great length and musicians rehearse quietly"
    assert not [found for found in aligned(old, new) if found[2] is Kind.EQUAL]


def test_a_full_stop_after_many_new_words_is_not_the_old_one() -> None:
    old = "It allows us to follow the best practices."
    new = "It allows us to follow the best practices, to adjust to what we learn, and to tighten the loops."
    assert aligned(old, new)[-1][0] == "It allows us to follow the best practices"


def test_rare_words_weigh_more_than_short_ones() -> None:
    assert weight("government") > weight("首") > weight("the") > weight(",")


def assert_in_order(old: str, new: str) -> None:
    rows, columns = words(old, 0, len(old)), words(new, 0, len(new))
    row = column = 0
    for run in align_words(old, new, rows, columns):
        assert run.length > 0
        assert run.old >= row and run.new >= column
        row, column = run.old + run.length, run.new + run.length
        if run.kind is Kind.EQUAL:
            assert rows.folded[run.old : row] == columns.folded[run.new : column]
    assert row <= len(rows.folded) and column <= len(columns.folded)


@given(TEXTS, TEXTS)
def test_runs_keep_their_order_and_share_no_word(old: str, new: str) -> None:
    assert_in_order(old, new)


@given(TEXTS, TEXTS)
def test_a_gap_too_large_for_one_table_is_cut_at_words_that_occur_once(old: str, new: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gap_alignment, "LARGEST_TABLE", 20)
        assert_in_order(old, new)


def test_a_large_gap_still_finds_what_surrounds_its_rare_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gap_alignment, "LARGEST_TABLE", 20)
    found = aligned("one two three harbour five six", "eight nine ten harbour twelve four")
    assert ("harbour", "harbour", Kind.EQUAL) in found
