import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.folding import fold

STYLED = st.lists(
    st.sampled_from(
        [*"“”„«»‘’‹›'\"‐‑−‒–—―-.…", *"aZ5é", " ", "\n", "\u00a0", "\u202f", "\u00ad", "e\u0301", "--", "---", ". . ."]
    )
    | st.characters(),
    max_size=30,
).map("".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the “last” one", 'the "last" one'),
        ("«last» one", "„last“ one"),
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
    ],
)
def test_style_is_removed(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least 36", "at least 33"),
        ("Turkey", "turkey"),
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
        ("‘no’", "“no”"),
    ],
)
def test_what_may_say_something_else_stays(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(STYLED)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(STYLED)
def test_letters_and_digits_are_never_touched(text: str) -> None:
    def words(value: str) -> list[str]:
        return [character for character in value if character.isalnum()]

    assert words(fold(text)) == words(fold(fold(text)))
    if text.isascii():
        assert words(fold(text)) == words(text)


@given(STYLED)
def test_what_is_left_is_in_one_form(text: str) -> None:
    assert unicodedata.is_normalized("NFC", fold(text))
