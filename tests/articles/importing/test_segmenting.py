"""Lines to pieces."""

from factcheck.articles.importing.lines import split_lines
from factcheck.articles.importing.segmenting import segment


def _texts(text: str) -> list[tuple[str, str]]:
    pieces, _ = segment(text, split_lines(text))
    return [(piece.mark, piece.text) for piece in pieces]


def test_bullets_are_marks_and_a_single_dash_is_text() -> None:
    assert _texts("• one\n• two") == [("list", "one"), ("list", "two")]
    assert _texts("- With assistance by Ada Moreno") == [("", "- With assistance by Ada Moreno")]


def test_numbers_in_a_row_are_a_list_and_a_day_is_none() -> None:
    assert _texts("1. first\n2. second") == [("list", "first"), ("list", "second")]
    assert _texts("1. Mai in Altenau") == [("", "1. Mai in Altenau")]


def test_all_marks_of_markdown_are_read() -> None:
    text = "# One #\n\nTwo\n---\n\n* three\n+ four\n  goes on\n\n> five\n\n![six](a.jpg)"
    assert _texts(text) == [
        ("heading", "One"),
        ("heading", "Two"),
        ("list", "three"),
        ("list", "four goes on"),
        ("quote", "five"),
        ("image", "six"),
    ]


def test_a_divider_belongs_to_the_piece_above_it() -> None:
    text = "***\nA line.\n\n---\n\nAnother."
    pieces, _ = segment(text, split_lines(text))
    assert [(piece.start, text[piece.end - 3 : piece.end]) for piece in pieces] == [(0, "---"), (18, "er.")]


def test_a_picture_without_words_is_added_to_its_neighbour() -> None:
    text = "# Title\n\n![](a.jpg)\n\nText."
    pieces, _ = segment(text, split_lines(text))
    assert [piece.text for piece in pieces] == ["Title", "Text."]
    assert text[pieces[0].start : pieces[0].end].endswith("(a.jpg)")


def test_nothing_but_marks_is_text() -> None:
    assert _texts("![](a.jpg)") == [("image", "![](a.jpg)")]


def test_without_blank_lines_every_line_is_its_own_group() -> None:
    pieces, _ = segment("A.\nB.\nC.\nD.\nE.\nF.", split_lines("A.\nB.\nC.\nD.\nE.\nF."))
    assert len({piece.group for piece in pieces}) == 6
