"""Characters come in one form, each with its place in the original."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.characters import clean, mark_class


@given(st.text(alphabet=st.characters(blacklist_characters="«»‹›")))
def test_each_character_says_where_it_came_from(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.text) == len(cleaned.starts) == len(cleaned.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(cleaned.starts, cleaned.ends, strict=True))


@given(st.text())
def test_decomposed_text_reads_as_composed(text: str) -> None:
    assert clean(unicodedata.normalize("NFD", text)).text == clean(text).text


def test_soft_hyphens_go_and_styles_become_one() -> None:
    assert clean("co\u00adop “a” ‘b’ 5−3").text == "coop \"a\" 'b' 5-3"


def test_the_spaces_inside_guillemets_are_part_of_them() -> None:
    assert clean("« Non », dit-il, »Nein« sagt er").text == '"Non", dit-il, "Nein" sagt er'


def test_marks_are_found_and_letters_are_not() -> None:
    assert "\u0301" in mark_class() or "\u0300-" in mark_class()
    assert "a" not in mark_class()
