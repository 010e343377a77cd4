"""Lines and their places."""

import pytest

from factcheck.articles.importing.lines import MAX_LINES, is_rule, split_lines
from factcheck.articles.importing.refusal import ImportRefused


def test_lines_know_their_place_and_group() -> None:
    lines = split_lines("  a b \r\nc\n\n\td")
    assert [(line.start, line.end, line.content, line.indent) for line in lines] == [
        (2, 5, "a b", 2),
        (8, 9, "c", 0),
        (12, 13, "d", 1),
    ]
    assert lines[0].group == lines[1].group < lines[2].group


def test_a_page_break_is_remembered() -> None:
    assert [line.after_page_break for line in split_lines("a\fb\nc")] == [False, True, False]


@pytest.mark.parametrize("content", ["---", "* * *", "• • •", "\u200b", "======"])
def test_dividers_are_rules(content: str) -> None:
    assert is_rule(content)


@pytest.mark.parametrize("content", ["-a", "1", "* * * a"])
def test_anything_with_a_word_is_no_rule(content: str) -> None:
    assert not is_rule(content)


def test_a_file_of_too_many_lines_is_refused_with_the_limit() -> None:
    with pytest.raises(ImportRefused, match="20,000"):
        split_lines("a\n" * (MAX_LINES + 1))
