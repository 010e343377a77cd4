from annotations.gap_alignment import Kind
from annotations.moved_blocks import leftover, moved_blocks
from annotations.segmentation import words


def moved(old: str, new: str, claimed: tuple[tuple[int, int], ...] = ()) -> list[list[tuple[str, str, Kind]]]:
    """The stretches of each passage that moved, as they are written."""
    rows, columns = words(old, 0, len(old)), words(new, 0, len(new))
    return [
        [
            (
                old[rows.starts[run.old] : rows.ends[run.old + run.length - 1]],
                new[columns.starts[run.new] : columns.ends[run.new + run.length - 1]],
                run.kind,
            )
            for run in passage
        ]
        for passage in moved_blocks(leftover(old, rows, [0], claimed), leftover(new, columns, [0], []))
    ]


def test_an_edited_sentence_takes_the_rest_of_itself_along() -> None:
    old = "It rained. The dam in the upper valley broke at dawn on Monday."
    new = "Nothing else. The dam in the upper valley broke at noon on Monday. Nobody came."
    assert moved(old, new) == [
        [
            ("The dam in the upper valley broke at", "The dam in the upper valley broke at", Kind.EQUAL),
            ("dawn", "noon", Kind.REPLACED),
            ("on Monday.", "on Monday.", Kind.EQUAL),
        ]
    ]


def test_a_phrase_alone_does_not_move() -> None:
    assert not moved("It was one of the best.", "He is one of the others.")


def test_a_phrase_in_another_sentence_moves_without_it() -> None:
    old = "Nobody had expected that the board of the harbour company would sell its cranes and sheds to foreigners."
    new = "After a year in court the board of the harbour company apologised to hundreds of former dock workers."
    assert moved(old, new) == [[("the board of the harbour company", "the board of the harbour company", Kind.EQUAL)]]


def test_a_short_sentence_moves_if_nearly_all_of_it_does() -> None:
    old = "There are no known concerns about this plan. It rained."
    assert moved(old, "It snowed all day. There are no known doubts about this plan.")
    assert not moved(old, "About this plan I have heard that there are no known ways to make the harbour company pay.")


def test_words_on_either_side_of_what_was_left_out_are_no_passage() -> None:
    old, new = (
        "the broken dam in the upper mountain valley",
        "nothing else: the broken dam in the upper mountain valley",
    )
    rows, columns = words(old, 0, len(old)), words(new, 0, len(new))
    left = leftover(new, columns, [0], [])
    assert list(moved_blocks(leftover(old, rows, [0], []), left))
    left = leftover(new, columns, [0], [])
    assert not list(moved_blocks(leftover(old, rows, [0, 2, 4, 6], []), left))


def test_what_is_claimed_stays_where_it_is() -> None:
    sentence = "The dam in the upper valley broke at dawn."
    assert moved(sentence, sentence)
    assert not moved(sentence, sentence, claimed=((0, 10),))


def test_the_heaviest_passage_comes_first() -> None:
    short, long = "Nobody in the harbour was hurt.", "The dam in the upper valley broke at dawn after a week of rain."
    passages = moved(f"{short} {long}", f"{long} Then. {short}")
    assert [passage[0][0] for passage in passages] == [long, short]
