"""Number words are read in seven languages, and what is none is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.numerals import language_of_number, numerals_of, power_of, read_number, word_value


@pytest.mark.parametrize(
    ("language", "phrase", "value", "taken"),
    [
        ("en", "two hundred and fifty-one men", 251, 5),
        ("en", "a million people", 10**6, 2),
        ("en", "a man", 0, 0),
        ("en", "hundred men", 0, 0),
        ("en", "nineteen forty-four", 19, 1),
        ("en", "two and three", 2, 1),
        ("en", "one million two hundred thousand and five", 1_200_005, 7),
        ("de", "sechsunddreißig", 36, 1),
        ("de", "zweitausenddreihundert", 2300, 1),
        ("de", "eine Million dreihunderttausend", 1_300_000, 3),
        ("fr", "quatre-vingt-dix-sept", 97, 4),
        ("fr", "deux mille trois cents", 2300, 4),
        ("es", "dos mil millones", 2 * 10**9, 3),
        ("es", "treinta y un", 31, 3),
        ("it", "duemilatrecento", 2300, 1),
        ("it", "ventitré", 23, 1),
        ("pt", "cento e vinte e três", 123, 5),
        ("tr", "bin beş yüz", 1500, 3),
    ],
)
def test_a_phrase_counts(language: str, phrase: str, value: int, taken: int) -> None:
    assert read_number(phrase.replace("-", " ").split(), language) == (value, taken)


@given(st.lists(st.sampled_from("one twenty hundred thousand million and a ten house".split()), max_size=30))
def test_no_more_words_are_taken_than_there_are(words: list[str]) -> None:
    value, taken = read_number(words, "en")
    assert 0 <= taken <= len(words) and value >= 0


def test_a_word_of_one_language_is_read_in_a_sentence_too_short_to_show_it() -> None:
    assert language_of_number(["treinta"], "en") == "es"
    assert language_of_number(["once"], "en") == "en"


def test_scales_multiply() -> None:
    assert [power_of(word, "en") for word in ("million", "bn", "millones", "goats")] == [6, 9, 6, None]
    assert power_of("billionen", "de") == 12


def test_single_words_count() -> None:
    assert word_value("zwölftausend", "de") == 12_000
    assert word_value("tausend", "de") is None
    assert "hundred" in numerals_of("en").hundreds
