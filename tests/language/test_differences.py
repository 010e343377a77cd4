"""What changed between two short texts, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.differences import Kind, Piece, is_rewritten, words_diff

WORDS = st.sampled_from(["at", "least", "36", "33", "troops", ",", " ", "\n", "’", "é", "🇹🇷", "لا", "S-400", "3,000"])
texts = st.one_of(st.text(), st.lists(WORDS, max_size=40).map("".join))


def marked(pieces: list[Piece]) -> str:
    signs = {Kind.KEPT: "{}", Kind.DELETED: "[-{}-]", Kind.INSERTED: "{{+{}+}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces)


@given(texts, texts)
def test_the_pieces_make_both_texts(old: str, new: str) -> None:
    pieces = words_diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != Kind.INSERTED) == old
    assert "".join(piece.text for piece in pieces if piece.kind != Kind.DELETED) == new
    assert all(piece.text for piece in pieces)


@given(texts, texts)
def test_pieces_of_one_kind_never_follow_each_other_and_deleted_ones_come_first(old: str, new: str) -> None:
    kinds = [piece.kind for piece in words_diff(old, new)]
    for first, second in zip(kinds, kinds[1:], strict=False):
        assert first != second
        assert (first, second) != (Kind.INSERTED, Kind.DELETED)


@given(texts)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert words_diff(text, text) == ([Piece(Kind.KEPT, text)] if text else [])
    assert not is_rewritten(words_diff(text, text))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("at least 36 died", "at least 33 died", "at least [-36-]{+33+} died"),
        ("It was 3,000.", "It was 3,500.", "It was [-3,000-]{+3,500+}."),
        ("the S-400", "the S-300", "the [-S-400-]{+S-300+}"),
        ("one two three", "four five three", "[-one two-]{+four five+} three"),
        ("Turkey says so", "Turkey says", "Turkey says[- so-]"),
        ("", "New", "{+New+}"),
        ("don’t", "do", "[-don’t-]{+do+}"),
    ],
)
def test_words_are_replaced_whole(old: str, new: str, shown: str) -> None:
    assert marked(words_diff(old, new)) == shown


def test_a_text_with_few_words_left_was_rewritten() -> None:
    old = "The Times, quoted in Slate, has another condition."
    new = "That the sale depends on the S-400 is agreed; how it was put is not, and officials differ."
    assert is_rewritten(words_diff(old, new))
    assert not is_rewritten(words_diff(old, old + " It is given below."))
    assert not is_rewritten(words_diff("at least 36 were killed", "at least 33 were killed"))


def test_a_text_that_is_new_or_gone_is_no_rewriting() -> None:
    assert not is_rewritten(words_diff("", "New words"))
    assert not is_rewritten(words_diff("Old words", ""))
