import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import sentence_alignment
from annotations.sentence_alignment import Gap, Pair, align_sentences, in_order, narrowed, runs, unique_on_both_sides

DAM = "The dam broke at dawn after a week of rain."
RENTS = "Rents rose by nine percent in June, said the union."
BANK = "The central bank left its rate where it was."
SHORT = "Nobody knows."
LINES = st.lists(st.sampled_from([DAM, RENTS, BANK, SHORT, "Yes.", "", DAM + " Twice."]), max_size=12)


def test_the_heaviest_order_wins_over_the_longest() -> None:
    pairs = [Pair(0, 2), Pair(1, 0), Pair(2, 1)]
    assert in_order(pairs, [10, 2, 3]) == [Pair(0, 2)]
    assert in_order(pairs, [4, 2, 3]) == [Pair(1, 0), Pair(2, 1)]


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_no_order_is_heavier_than_the_one_found(places: list[int], weights: list[int]) -> None:
    pairs = [Pair(old, new) for old, new in enumerate(places)]
    found = in_order(pairs, weights)
    assert found == sorted(found)
    assert [pair.new for pair in found] == sorted(pair.new for pair in found)
    heaviest = [0] * 8
    for old, new in enumerate(places):
        heaviest[old] = weights[old] + max((heaviest[other] for other in range(old) if places[other] < new), default=0)
    assert sum(weights[pair.old] for pair in found) == max(heaviest)


def test_sentences_that_stand_once_on_either_side_are_paired() -> None:
    assert unique_on_both_sides([DAM, BANK, DAM, RENTS], [RENTS, BANK, SHORT]) == [Pair(1, 1), Pair(3, 0)]


def test_the_lightest_sentence_out_of_order_has_moved() -> None:
    kept, moved = align_sentences([DAM, RENTS, BANK], [BANK, DAM, RENTS])
    assert kept == [Pair(0, 1), Pair(1, 2)]
    assert moved == [[Pair(2, 0)]]


def test_repeated_sentences_follow_those_beside_them() -> None:
    kept, moved = align_sentences([SHORT, DAM, SHORT, RENTS], [DAM, SHORT, RENTS])
    assert kept == [Pair(1, 0), Pair(2, 1), Pair(3, 2)]
    assert not moved


def test_a_long_sentence_edited_in_its_place_has_not_moved_to_its_copy() -> None:
    long = "The dam in the upper valley broke at dawn on Monday after a week of heavy rain."
    old, new = [RENTS, long, BANK, DAM], [RENTS, long.replace("Monday", "Sunday"), BANK, DAM, long]
    assert align_sentences(old, new) == ([Pair(0, 0), Pair(2, 2), Pair(3, 3)], [])
    assert align_sentences(old, [RENTS, BANK, DAM, long])[1] == [[Pair(1, 3)]]


def test_a_short_sentence_by_itself_neither_moves_nor_holds_a_gap_apart() -> None:
    kept, moved = align_sentences([DAM, "A.", SHORT, "B.", RENTS], [SHORT, DAM, "C.", "D.", RENTS])
    assert kept == [Pair(0, 1), Pair(4, 4)]
    assert not moved


@given(LINES, LINES)
def test_pairs_have_the_same_words_and_keep_their_order(old: list[str], new: list[str]) -> None:
    kept, moved = align_sentences(old, new)
    every = [*kept, *(pair for run in moved for pair in run)]
    assert all(old[pair.old] == new[pair.new] for pair in every)
    assert len({pair.old for pair in every}) == len({pair.new for pair in every}) == len(every)
    assert [pair.new for pair in kept] == sorted(pair.new for pair in kept)


def test_runs_are_cut_where_either_side_jumps() -> None:
    assert runs([Pair(0, 3), Pair(1, 4), Pair(2, 6)]) == [[Pair(0, 3), Pair(1, 4)], [Pair(2, 6)]]


def test_a_gap_is_cut_around_the_new_version_of_a_sentence() -> None:
    note = "Correction: an earlier version said that rents rose by nine percent."
    new = [note, RENTS.replace("nine", "ten")]
    assert narrowed(Gap(0, 1, 0, 2), [RENTS], new) == [Gap(0, 0, 0, 1), Gap(0, 1, 1, 2), Gap(1, 1, 2, 2)]


def test_sentences_that_were_merged_stay_together() -> None:
    old = [DAM, "Nobody was hurt.", BANK]
    new = [DAM[:-1] + ", and nobody was hurt."]
    assert Gap(0, 2, 0, 1) in narrowed(Gap(0, 3, 0, 1), old, new)


@given(LINES, LINES)
def test_a_narrowed_gap_leaves_nothing_out(old: list[str], new: list[str]) -> None:
    gaps = narrowed(Gap(0, len(old), 0, len(new)), old, new)
    assert [row for gap in gaps for row in range(gap.old, gap.old_end)] == list(range(len(old)))
    assert [column for gap in gaps for column in range(gap.new, gap.new_end)] == list(range(len(new)))


def test_a_gap_too_large_for_one_table_is_left_to_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = [DAM, DAM, RENTS, RENTS], [RENTS, RENTS, DAM, DAM, DAM]
    assert align_sentences(old, new)[0]
    monkeypatch.setattr(sentence_alignment, "LARGEST_TABLE", 10)
    assert align_sentences(old, new) == ([], [])
    assert narrowed(Gap(0, 4, 0, 5), old, new) == [Gap(0, 4, 0, 5)]
