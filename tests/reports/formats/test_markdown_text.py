"""Text as Markdown: a real CommonMark parser finds the words and nothing else."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.reports.formats.markdown_text import code_points_shown, escaped, escaped_lines

PARSER = MarkdownIt("commonmark")
# Markup is tried more often than chance would.
WORDS = st.text(st.one_of(st.characters(), st.sampled_from("#*_-+=>1.)( \t\n`~[]!<>&|:/\\\u202e\u200b\xa0wwwhttp")))
LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def blocks(markdown: str) -> list[str]:
    return [token.type for token in PARSER.parse(markdown)]


def inlines(markdown: str) -> list[tuple[str, str]]:
    """The kinds and texts of everything within blocks."""
    return [
        (part.type, part.content) for token in PARSER.parse(markdown) for part in token.children or () if part.content
    ]


@given(WORDS)
@example("# Heading")
@example("heading #")
@example("1.\tone")
@example("+ item")
@example("12345) item")
@example("\t- item")
@example("    indented")
@example("<script>alert(1)</script>")
@example("[link](http://evil.example) ![x](y) <http://a.example> https://b.example")
@example("&lt;b&gt; &#42;x&#42; **bold**")
@example("1. one\n2) two\n---\n===\n```\n| a | b |")
def test_no_word_makes_markup_and_all_of_them_come_back(words: str) -> None:
    for before, expected in (
        ("", ["paragraph_open", "inline", "paragraph_close"]),
        (
            "- ",
            ["bullet_list_open", "list_item_open", *("paragraph_open", "inline", "paragraph_close")]
            + ["list_item_close", "bullet_list_close"],
        ),
        ("## ", ["heading_open", "inline", "heading_close"]),
    ):
        written = f"{before}{escaped(words)}"
        if not escaped(words):
            continue
        assert blocks(written) == expected
        found = inlines(written)
        assert {kind for kind, _content in found} <= {"text"}
        assert "".join(content for _kind, content in found) == code_points_shown(" ".join(LINE_END.split(words)))


@given(WORDS)
def test_lines_stay_lines_of_one_paragraph(words: str) -> None:
    written = escaped_lines(words)
    assert blocks(written) == ["paragraph_open", "inline", "paragraph_close"]
    (paragraph,) = (token for token in PARSER.parse(written) if token.type == "inline")
    lines = "".join("\n" if part.type == "hardbreak" else part.content for part in paragraph.children or ()).split("\n")
    assert lines == [code_points_shown(line) or "\xa0" for line in LINE_END.split(words)]


def test_what_makes_no_markup_stays_as_it_is() -> None:
    words = "Russia-backed forces, “36 soldiers” (page 4): it’s 5.5%; why? No!"
    assert escaped(words) == words
    assert escaped("2026-11-22 5.5") == "2026-11-22 5.5"
    assert escaped("see https://a.example or www.b.example, c@d.example") == (
        r"see https\://a.example or www\.b.example, c\@d.example"
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("36 \u202e33\u202c soldiers", "36 ‹U+202E›33‹U+202C› soldiers"),
        ("a\u200bb\x00", "a‹U+200B›b‹U+0000›"),
        ("می\u200cخواهم 👨\u200d👩\u200d👧", "می\u200cخواهم 👨\u200d👩\u200d👧"),
    ],
    ids=["direction", "zero width", "spelling"],
)
def test_what_is_not_seen_is_shown(words: str, shown: str) -> None:
    assert code_points_shown(words) == shown
