"""What strangers type, as plain text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.public.plain import plain


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  It was 33.  ", "It was 33."),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\u202eIt was 33\u202c", "It was 33"),
        ("\u2066a\u2069\x07b\x1b[31m", "ab[31m"),
        ("שלום \u200fעולם", "שלום \u200fעולם"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("re\u0301sume\u0301", "résumé"),
    ],
    ids=["spaces", "line ends", "override", "isolates and controls", "a mark of direction stays", "markup", "NFC"],
)
def test_it_is_what_was_meant(typed: str, read: str) -> None:
    assert plain(typed) == read


@given(st.text())
def test_nothing_in_it_turns_what_stands_around_it(typed: str) -> None:
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not {unicodedata.bidirectional(character) for character in plain(typed)} & turning


@given(st.text())
def test_reading_it_again_changes_nothing(typed: str) -> None:
    assert plain(plain(typed)) == plain(typed)
