"""Quotation marks are told from apostrophes by what stands beside them, in any style."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.quotations import find_quotations, inside_marks


def inside(text: str) -> str:
    return "".join(character for character, quoted in zip(text, find_quotations(text).inside, strict=True) if quoted)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "no" twice', '"no'),
        ("He said 'no' twice", "'no"),
        ("the girls' team and the boys' team", ""),
        ("the girls' 'team'", "'team"),
        ("in the '90s it's 'tis", ""),
        ('"one", he said, "two"', '"one"two'),
        ('we left," he said', "we left,"),
        ('he said: "we left', '"we left'),
    ],
)
def test_what_stands_inside_marks_is_found(text: str, words: str) -> None:
    assert inside(text) == words


@given(st.text(alphabet="\"' ab.s-", max_size=30))
def test_no_mark_opens_and_closes(text: str) -> None:
    found = find_quotations(text)
    assert not found.opening & found.closing
    assert len(found.inside) == len(text)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("at least 36", "at least 36"),
        ("“Turkey has asked,”", "Turkey has asked,"),
        ('"Turkey has asked,"', "Turkey has asked,"),
        ("said “at least 33” died", "said ‘at least 33’ died"),
        ('said "at least 33" died', "said ‘at least 33’ died"),
        ("“No,” he said, “never.”", "‘No,’ he said, ‘never.’"),
        ("“Turkey has asked the Uni…", "Turkey has asked the Uni…"),
        ("the soldiers’ “last” day", "the soldiers’ ‘last’ day"),
        ("“", ""),
        ("", ""),
    ],
)
def test_words_between_marks_do_not_double_them(words: str, shown: str) -> None:
    assert inside_marks(words) == shown


@given(st.text(alphabet="“”\"‘’' ab.", max_size=20))
def test_no_double_mark_is_left_between_marks(words: str) -> None:
    assert not set(inside_marks(words)) & set('“”"')
