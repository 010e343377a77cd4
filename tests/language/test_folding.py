"""Folding takes away what is immaterial and nothing else, from any text at all."""

import sys
import unicodedata
from types import FrameType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.language.folding import fold, tokens_of

PIECES = [
    *"“”„‟«»‘’‹›'\"‐‑−‒–—―-.…,;:!?()[]/%$€°º½⅓",
    *"aZ5é0",
    " ",
    "\n",
    "\u00a0",
    "\u202f",
    "\u00ad",
    "e\u0301",
    "--",
    "---",
    ". . .",
    "A",
    "The ",
    "twenty",
    "-three",
    " million",
    "1,500",
    "12 000",
    "1.500",
    "3.5",
    " p.m.",
    "7:30",
    "15 h 30",
    " km",
    " percent",
    "U.S.",
    "J. R. ",
    "vice president",
    "S-400",
    "second",
    " and a half",
    "two-thirds",
    "Mio.",
    "der ",
    " dollars",
    "EUR ",
    "World War II",
    "pre- and ",
    "re-cover",
    "ten fold",
    "12 year old",
    "'90s",
    "\u0338",
    "ß",
    "İ",
]
STYLED = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the “last” one", 'the "last" one'),
        ("«last» one", "„last“ one"),
        ("‘no’", "“no”"),
        ("Turkey’s", "Turkey's"),
        ("at\nleast  36", "at least 36"),
        ("36\u00a0dead", "36 dead"),
        ("5\u202f000", "5 000"),
        ("co\u00adoperate", "cooperate"),
        ("caf\u00e9", "cafe\u0301"),
        ("so—no", "so--no"),
        ("won 3–1", "won 3-1"),
        ("at −5 degrees", "at -5 degrees"),
        ("wait …", "wait ..."),
        ("wait . . . now", "wait ... now"),
        (" words ", "words"),
        ("at least 36", "at least thirty-six"),
        ("He left, she stayed", "He left; she stayed"),
    ],
)
def test_style_is_removed(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least 36", "at least 33"),
        ("a Turkey", "a turkey"),
        ("the girl's", "the girls'"),
        ("the “last” one", "the “last one”"),
        ("at least 36", "at least 3 6"),
        ("man-eating", "man eating"),
        ("man-eating", "man—eating"),
        ("re-cover", "recover"),
        ("10-5", "10--5"),
        ("5°", "-5°"),
        ("5′", "5″"),
        ("m³", "m3"),
        ("1,5", "1.5"),
        ("He left. She", "He left She"),
        ("“thirty-six”", "“36”"),
        ("“He left—she”", "“He left–she”"),
        ("Has he left?", "Has he left"),
        ("12, 300 men", "12 300 men"),
        ("five day-old chicks", "five-day-old chicks"),
        ("at 7:30", "at 7:30 p.m."),
        ("12:30", "12:30 p.m."),
        ("5 mW", "5 MW"),
        ("version 3.10", "version 3.1"),
    ],
)
def test_what_may_say_something_else_stays(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@settings(max_examples=400, deadline=None)
@given(STYLED)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(STYLED)
def test_what_is_left_is_in_one_form(text: str) -> None:
    assert unicodedata.is_normalized("NFC", fold(text))


@given(STYLED)
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    tokens = tokens_of(text)
    assert all(0 <= token.start < token.end <= len(text) and token.text for token in tokens)


@given(st.text(alphabet="abcdefg hij", max_size=40))
def test_plain_small_words_are_left_alone(text: str) -> None:
    assume(not {"a", "b", "c"} & set(text.split()))
    assert fold(text) == " ".join(text.split())


WORST = [
    "a" * 10_000,
    "1 000 " * 1_600,
    "'" * 10_000,
    "\" '" * 3_000,
    "-" * 10_000,
    ". " * 5_000,
    "one hundred and " * 600,
    "U." * 5_000,
    "e\u0301" * 5_000,
    "\u0301" * 10_000,
    "1" * 10_000,
    "« " * 5_000,
    "1/2 " * 2_500,
    "word " * 2_000,
    "a." * 5_000,
    "vice " * 2_000,
    "1.000" * 2_000,
    "a-" * 5_000,
    " " * 10_000,
    "million " * 1_200,
    "a'" * 5_000,
]


@pytest.mark.parametrize("text", WORST, ids=lambda text: ascii(text[:8]))
def test_twice_the_text_costs_twice_the_calls(text: str) -> None:
    """Counted in calls, not by a clock; what a pattern does inside is shown by this test ending at all."""
    half, whole = calls_of(text[:5_000]), calls_of(text[:10_000])
    assert whole <= 2.5 * half + 500
    assert fold(fold(text)) == fold(text)


def calls_of(text: str) -> int:
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        fold(text)
    finally:
        sys.setprofile(before)
    return calls
