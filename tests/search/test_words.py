"""Folding: what people type finds what is written, whatever the script, and every word knows where it stands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.search.words import LONGEST_WORD, fold_character, is_pair, words

TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aZ éßİŁ事実ก한 ́­‌ـ٣½’-")))


def folded(text: str) -> list[str]:
    return [word.folded for word in words(text)]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("lodz", "ŁÓDŹ"),
        ("muller strasse", "Müller Straße"),
        ("istanbul", "İstanbul"),
        ("елка", "Ёлка"),
        ("احب الكتاب", "أُحِبُّ ٱلْكِتَابَ"),
        ("שלום", "שָׁלוֹם"),
        ("36", "٣٦"),
        ("s 400", "S-400"),
        ("assad s", "Assad’s"),
        ("abc", "ＡＢＣ"),
        ("softhyphen", "soft\N{SOFT HYPHEN}hyphen"),
        ("αθηνα", "Αθήνα"),
        ("οφις", "ΌΦΙΣ"),
    ],
)
def test_what_is_typed_plainly_is_what_is_written(typed: str, written: str) -> None:
    assert folded(typed) == folded(written)


def test_short_i_stays_a_letter_of_its_own() -> None:
    assert folded("мой") != folded("мои")


def test_signs_of_vowels_that_are_letters_stay() -> None:
    assert folded("हिन्दी") != folded("हन्द")
    assert folded("が") != folded("か")


def test_writing_without_spaces_is_cut_into_pairs() -> None:
    assert folded("事実確認 2020年") == ["事実", "実確", "確認", "認", "2020", "年"]
    assert is_pair("事実") and not is_pair("fact")


def test_a_fraction_is_no_figure() -> None:
    assert folded("1½") == ["1"]


@given(TEXTS)
def test_every_word_stands_where_it_says(text: str) -> None:
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        again = folded(text[word.start : word.end])
        assert again and again[0] == word.folded


@given(TEXTS)
def test_words_come_in_reading_order(text: str) -> None:
    starts = [word.start for word in words(text)]
    assert starts == sorted(set(starts))


@given(TEXTS)
def test_a_folded_word_is_letters_and_digits_alone(text: str) -> None:
    for word in words(text):
        assert word.folded
        assert len(word.folded) <= LONGEST_WORD
        assert all(unicodedata.category(character)[0] in "LNM" for character in word.folded)


@given(TEXTS)
def test_folding_a_folded_word_changes_nothing(text: str) -> None:
    for word in words(text):
        assert "".join(map(fold_character, word.folded)) == word.folded


@given(TEXTS, TEXTS)
def test_words_of_two_texts_apart_are_the_words_of_both(first: str, second: str) -> None:
    assert folded(f"{first}\n{second}") == folded(first) + folded(second)


@given(TEXTS)
def test_words_spelled_at_once_are_those_folded_one_by_one(text: str) -> None:
    for word in words(text):
        if not is_pair(word.folded):
            one_by_one = "".join(map(fold_character, text[word.start : word.end]))
            assert word.folded == one_by_one[:LONGEST_WORD]
