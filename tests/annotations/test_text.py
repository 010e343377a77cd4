"""Canonical text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from annotations.text import canonical


def test_every_line_end_becomes_a_line_feed() -> None:
    assert canonical("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"


def test_letters_and_their_accents_are_one_character() -> None:
    assert canonical("e\u0301") == "\u00e9"


def test_no_space_ends_a_line_and_no_blank_line_surrounds_the_text() -> None:
    assert canonical("\n \n a \u00a0\n\nb\t\n\n") == " a\n\nb"


@given(st.text())
def test_canonical_text_is_its_own_canonical_form(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(line != line.rstrip() for line in once.split("\n"))
