"""Markdown."""

import pytest

from factcheck.articles.importing.lines import split_lines
from factcheck.articles.importing.markdown import is_markdown, plain


@pytest.mark.parametrize(
    "text",
    [
        "# Title",
        "see [this](https://example.org)",
        "**bold** words",
        "Title\n=====",
        "![alt](a.jpg)",
        "- a\n- b\n\n*all in italics*",
    ],
)
def test_marks_that_nothing_else_looks_like_make_a_file_markdown(text: str) -> None:
    assert is_markdown(split_lines(text))


@pytest.mark.parametrize(
    "text",
    [
        "in the country.* Then",
        "* Correction: it was two.",
        "#hashtag",
        "a ** b",
        "- one\n- two",
        "[sic] he said (twice)",
    ],
)
def test_what_stands_in_plain_text_too_does_not(text: str) -> None:
    assert not is_markdown(split_lines(text))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a **bold** word", "a bold word"),
        ("***both***", "both"),
        ("an *italic* and _another_", "an italic and another"),
        ("snake_case_name and 2*3*4", "snake_case_name and 234"),
        ("in the country.* Then", "in the country.* Then"),
        (r"2 \* 3", "2 * 3"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("![a picture](a.jpg)", "a picture"),
        ("[a [b] c](https://example.org/x_(y))", "a [b] c"),
        ("[not a link] (really)", "[not a link] (really)"),
        ("<b>text</b> <script>alert(1)</script>", "<b>text</b> <script>alert(1)</script>"),
        ("**open", "**open"),
    ],
)
def test_a_reader_sees_the_words_without_the_marks(source: str, text: str) -> None:
    assert plain(source)[0] == text


def test_links_keep_targets_that_can_be_followed_and_lose_others() -> None:
    _, inlines = plain("[a](https://e.org) [b](#) [c](javascript:alert) [d](mailto:x@e.org)")
    assert [(inline["start"], inline["end"], inline.get("href")) for inline in inlines] == [
        (0, 1, "https://e.org"),
        (2, 3, None),
        (4, 5, None),
        (6, 7, "mailto:x@e.org"),
    ]


def test_inlines_are_offsets_in_what_is_seen() -> None:
    text, inlines = plain("a **b [c](https://e.org)** *d*")
    assert [(inline["kind"], text[inline["start"] : inline["end"]]) for inline in inlines] == [
        ("strong", "b c"),
        ("link", "c"),
        ("emphasis", "d"),
    ]


def test_a_mark_between_a_letter_and_its_accent_is_text() -> None:
    assert plain("e*\u0301a*") == ("e*\u0301a*", [])
