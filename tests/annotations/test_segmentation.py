import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.segmentation import fold_sentence, fold_word, is_unspaced, joins, sentences, words

TEXTS = st.text(
    st.sampled_from("ab 1.,!?\n“”'’-— \u0301\u200d\xad\xa0🇺🇦👩🏽が首ไตम्") | st.characters(exclude_categories=["Cs"]),
    max_size=40,
)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


def found(text: str) -> list[str]:
    each = words(text, 0, len(text))
    return [text[start:end] for start, end in zip(each.starts, each.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burned. Nobody came!", ["It burned. ", "Nobody came!"]),
        ("It cost 3.5 million. Few paid.", ["It cost 3.5 million. ", "Few paid."]),
        ('"Gone," she said. "All gone." He left.', ['"Gone," she said. ', '"All gone." ', "He left."]),
        ("A headline\n\nA paragraph", ["A headline\n\n", "A paragraph"]),
        ("- one\n- two", ["- one\n", "- two"]),
        ("首相は辞任した。次の選挙は秋。", ["首相は辞任した。", "次の選挙は秋。"]),
        ("", []),
    ],
)
def test_a_text_is_cut_after_sentences_and_lines(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_long_line_that_was_wrapped_is_no_sentence_by_itself() -> None:
    longer = "The council of the old harbour town met again on\nMonday in the town hall."
    assert cut(longer) == [longer]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It isn't over.", ["It", "isn", "'", "t", "over", "."]),
        ("1,200 of 9-6", ["1,200", "of", "9", "-", "6"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
        ("首相は", ["首", "相", "は"]),
        ("프로젝트가 좋다", ["프로젝트가", "좋다"]),
        ("👩🏽\u200d🚒👨 🇺🇦🇺🇦", ["👩🏽\u200d🚒", "👨", "🇺🇦", "🇺🇦"]),
        ("a \xad b", ["a", "b"]),
    ],
)
def test_a_word_keeps_its_marks_and_an_emoji_its_parts(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(TEXTS)
def test_sentences_cover_the_text_and_words_cover_its_letters(text: str) -> None:
    assert "".join(cut(text)) == text
    each = words(text, 0, len(text))
    assert len(each.starts) == len(each.ends) == len(each.folded)
    edges = [edge for pair in zip(each.starts, each.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    left = "".join(text.split())
    assert "".join("".join(found(text)).split()).replace("\xad", "") == left.replace("\xad", "")


@given(TEXTS, TEXTS)
def test_a_stretch_is_cut_into_words_as_if_it_stood_alone(before: str, text: str) -> None:
    alone, within = words(text, 0, len(text)), words(before + text, len(before), len(before + text))
    assert within.folded == alone.folded
    assert within.starts == [start + len(before) for start in alone.starts]


@pytest.mark.parametrize(
    ("one", "other"),
    [("“Gone”", '"gone"'), ("don’t", "don't"), ("café", "cafe\u0301"), ("Straße", "strasse"), ("co\xadop", "coop")],
)
def test_words_fold_to_one_whatever_their_case_and_marks(one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)


def test_sentences_fold_to_one_whatever_their_spaces_and_marks() -> None:
    assert fold_sentence("“It\n burned\xa0down” – twice") == fold_sentence('"It burned down" - twice')
    assert fold_sentence("It burned.") != fold_sentence("it burned.")


def test_only_scripts_without_spaces_are_unspaced() -> None:
    assert [is_unspaced(word) for word in ("首", "が", "ต", "ក", "프로젝트", "мир", "the", "—", "🔥")] == [True] * 4 + [
        False
    ] * 5


@given(TEXTS)
def test_a_cut_that_joins_nothing_starts_on_no_mark_and_in_no_sequence(text: str) -> None:
    for offset in range(1, len(text)):
        if not joins(text, offset):
            assert not unicodedata.category(text[offset]).startswith("M")
            assert "\u200d" not in text[offset - 1 : offset + 1]
