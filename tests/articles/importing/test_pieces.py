"""Cutting a piece in two."""

from factcheck.articles.importing.lines import split_lines
from factcheck.articles.importing.pieces import divide
from factcheck.articles.importing.segmenting import segment


def test_both_halves_know_their_place_in_the_file() -> None:
    text = "# T\n\nA boat. **[Ada / AFP](#)**"
    pieces, markdown = segment(text, split_lines(text))
    halves = divide(text, pieces[1], 8, markdown=markdown)
    assert halves is not None
    assert [(text[half.start : half.end], half.text) for half in halves] == [
        ("A boat.", "A boat."),
        ("**[Ada / AFP](#)**", "Ada / AFP"),
    ]


def test_a_mark_around_the_cut_forbids_it() -> None:
    text = "# T\n\n**A boat. Ada / AFP**"
    pieces, markdown = segment(text, split_lines(text))
    assert divide(text, pieces[1], 8, markdown=markdown) is None
