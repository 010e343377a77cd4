"""Two revisions told in rows: what stayed, moved, came, went, and what of it is material."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles.comparing import Comparison, Row, stretches_of, word_differences
from factcheck.articles.models import Revision
from tests.articles.conftest import blocks_of

HEADLINE = "Strike kills 36"
FIRST = "At least 36 soldiers were killed on Thursday. The province lies in the north, he said."
SECOND = "Nearly a million people fled, officials said. They went to the border with what they could carry."
LAST = "The last words “are here” and stay."


def a_text(*paragraphs: str) -> Revision:
    """A revision that is not saved."""
    text = "\n\n".join(paragraphs)
    return Revision(text=text, blocks=blocks_of(text, "headline", "paragraph"))


def compared(*paragraphs: str) -> list[Row]:
    """The rows from the four paragraphs to these."""
    return Comparison(a_text(HEADLINE, FIRST, SECOND, LAST), a_text(*paragraphs)).rows


def told(row: Row) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in row.merged]


def test_the_same_text_has_nothing_to_tell() -> None:
    rows = compared(HEADLINE, FIRST, SECOND, LAST)
    assert [row.is_same for row in rows] == [True] * 4


def test_a_figure_is_marked_in_its_place() -> None:
    row = compared("Strike kills 33", FIRST, SECOND, LAST)[0]
    assert told(row) == [("same", "Strike kills "), ("del", "36"), ("ins", "33")]
    assert [(change.kind, change.old, change.new) for change in row.changes] == [("figure", "36", "33")]
    assert (row.is_headline, row.has_figures, row.is_trivial) == (True, True, False)


def test_signs_alone_are_trivial() -> None:
    row = compared(HEADLINE, FIRST, SECOND, LAST.replace("“", '"').replace("”", '"'))[3]
    assert row.is_trivial
    assert {piece.kind for piece in row.merged} == {"same", "immaterial", "immaterial-del"}


def test_a_paragraph_that_moved_is_told_once_and_as_moved() -> None:
    rows = compared(HEADLINE, SECOND, FIRST, LAST)
    assert sorted((row.moved, row.is_same) for row in rows) == [(False, True)] * 3 + [(True, False)]
    assert all(piece.kind == "same" for row in rows for piece in row.merged)


def test_a_paragraph_that_went_stands_where_it_stood() -> None:
    rows = compared(HEADLINE, FIRST, LAST)
    assert [row.new_span is None for row in rows] == [False, False, True, False]
    assert told(rows[2]) == [("del", SECOND)]


def test_a_new_paragraph_has_no_old_side() -> None:
    rows = compared(HEADLINE, FIRST, SECOND, LAST, "Twelve boats came in at dawn.")
    assert (rows[4].old, told(rows[4])) == ([], [("ins", "Twelve boats came in at dawn.")])


def test_a_sentence_of_a_cut_paragraph_that_stands_elsewhere_moved() -> None:
    rows = compared(HEADLINE, FIRST + " Nearly a million people fled, officials said.", LAST)
    gone = next(row for row in rows if row.new_span is None)
    assert ("moved", "Nearly a million people fled, officials said.") in [
        (piece.kind, piece.text.strip()) for piece in gone.merged
    ]


@pytest.mark.parametrize(
    ("text", "asks"),
    [((HEADLINE, FIRST), False), (("Harbours freeze", "Ships lie still in the ice of a long winter."), True)],
)
def test_another_text_has_almost_nothing_in_common(text: tuple[str, ...], *, asks: bool) -> None:
    comparison = Comparison(a_text(HEADLINE, FIRST, SECOND, LAST), a_text(*text))
    assert comparison.has_almost_nothing_in_common is asks


def test_rows_that_are_the_same_are_told_together() -> None:
    stretches = stretches_of(compared(HEADLINE, FIRST, SECOND.replace("Nearly", "About"), LAST))
    assert [(stretch.is_same, len(stretch.rows)) for stretch in stretches] == [(True, 2), (False, 1), (True, 1)]
    assert stretches[0].label == "Headline, Paragraph"


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_differences_hold_both_texts(old: str, new: str) -> None:
    pairs = list(word_differences(old, new))
    assert "".join(gone for gone, _came in pairs) == old
    assert "".join(came for _gone, came in pairs) == new


words = st.sampled_from(["boats", "36", "33", "came", "not", "“here”", "Thursday", "in", ","])
paragraphs = st.lists(st.lists(words, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=6)


@given(paragraphs, paragraphs)
def test_every_word_of_the_new_text_is_in_one_row(before: list[str], after: list[str]) -> None:
    comparison = Comparison(a_text(*before), a_text(*after))
    shown = [row for row in comparison.rows if row.new_span]
    assert ["".join(piece.text for piece in row.new) for row in shown] == after
    old = sorted(chain.from_iterable([["".join(p.text for p in row.old)] for row in comparison.rows if row.old_span]))
    assert old == sorted(before)
