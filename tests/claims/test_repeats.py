"""Finding where the same words stand again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.repeats import nearest, repeats


def found(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [place for place, _end in repeats(text, start, start + len(words))]


def test_it_finds_the_other_places_in_order() -> None:
    assert found("36 dead. Then 36 more, in all 36.", "36") == [14, 30]


@pytest.mark.parametrize(
    "text", ["36 and 360", "36 and 1,360", "36 and 36.5", "36 and 136", "36 and 36,000", "36 and A36b"]
)
def test_a_figure_is_not_found_in_another(text: str) -> None:
    assert found(text, "36") == []


def test_a_stop_or_a_comma_after_a_figure_is_no_part_of_it() -> None:
    assert found("36 and 36. And 36, too", "36") == [7, 15]


def test_words_are_whole() -> None:
    assert found("aid raid aid aide", "aid") == [9]
    assert found("ثلاثة و ثلاثةون ثلاثة", "ثلاثة") == [16]


def test_a_letter_with_another_accent_is_another_word() -> None:
    assert found("cafe cafe\u0301 cafe", "cafe") == [11]


def test_an_emoji_is_not_found_inside_a_family() -> None:
    assert found("👩 👩\u200d👧 👩", "👩") == [6]


def test_quotation_marks_may_be_the_ends() -> None:
    assert found("“no” and “no”", "“no”") == [9]


def test_a_place_that_is_taken_is_left_out() -> None:
    assert repeats("36 or 36 or 36", 0, 2, [(6, 8)]) == [(12, 14)]


@given(st.text(alphabet="a 1.,", max_size=40), st.data())
def test_every_place_holds_the_words_and_none_overlaps(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    last = 0
    for place, place_end in repeats(text, start, end):
        assert text[place:place_end] == text[start:end]
        assert place >= last
        assert place_end <= start or end <= place
        last = place_end


def test_the_nearest_place_is_taken() -> None:
    assert nearest("36 or 36 or 36", "36", 7) == (6, 8)
    assert nearest("36 or 36", "36", 0) == (0, 2)
    assert nearest("aaa", "aa", 1) == (1, 3)


def test_words_that_are_not_there_have_no_place() -> None:
    assert nearest("36", "33", 0) is None
    assert nearest("36", "", 0) is None
