"""Claimed words in a sentence that says the same in other signs."""

import pytest

from factcheck.claims.rewording import same_words


def found(old: str, words: str, new: str) -> str | None:
    start = old.index(words)
    span = same_words(old, start, start + len(words), new)
    return new[span[0] : span[1]] if span else None


@pytest.mark.parametrize(
    ("old", "words", "new", "now"),
    [
        ("At least 36 soldiers died.", "At least 36", "At least thirty-six soldiers died.", "At least thirty-six"),
        ("At least 36 soldiers died.", "36", "At least thirty-six soldiers died.", "thirty-six"),
        ("He said “yes” to all.", "“yes”", 'He said "yes" to all.', '"yes"'),
        ("It rose 5% in May.", "5%", "It rose 5 percent in May.", "5 percent"),
        ("They fled, officials said.", "officials said.", "They fled officials said.", "officials said."),
    ],
)
def test_they_are_counted_in_the_new_sentence(old: str, words: str, new: str, now: str) -> None:
    assert found(old, words, new) == now


@pytest.mark.parametrize(
    ("old", "words", "new"),
    [
        ("At least 36 soldiers died.", "36", "At least 33 soldiers died."),
        ("At least 36 soldiers died.", "36", "At least 36 soldiers were wounded."),
    ],
)
def test_a_sentence_that_says_otherwise_has_none(old: str, words: str, new: str) -> None:
    assert found(old, words, new) is None
