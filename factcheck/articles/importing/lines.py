"""The lines of a file, with their places in it."""

from dataclasses import dataclass

from annotations.text import LINE_END
from factcheck.articles.importing.decoding import has_visible
from factcheck.articles.importing.refusal import ImportRefused

# A hundred times a long article. It keeps a file of a million dashes from becoming a million blocks.
MAX_LINES = 20_000


@dataclass(frozen=True)
class Line:
    """A line that is not blank: its content without the space around it, and where that stands in the file."""

    start: int
    end: int
    content: str
    indent: int
    # Lines of one group have no blank line between them.
    group: int
    after_page_break: bool


def split_lines(text: str) -> list[Line]:
    """The lines a reader would see something in, in order; refuses more than MAX_LINES."""
    lines: list[Line] = []
    group, page_break, position = 0, False, 0
    ends = [(match.start(), match.end(), match.group()) for match in LINE_END.finditer(text)]
    for stop, after, mark in [*ends, (len(text), len(text), "")]:
        raw = text[position:stop]
        content = raw.strip()
        if content:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            lines.append(Line(start, start + len(content), content, indent, group, page_break))
            page_break = False
            if len(lines) > MAX_LINES:
                raise ImportRefused(f"The text has more than {MAX_LINES:,} lines; import it in parts.")
        # A page break may cut a line in two; only an empty line between ends a group.
        elif mark != "\f" and position and text[position - 1] != "\f":
            group += 1
        page_break = page_break or mark == "\f"
        position = after
    return lines


def is_rule(content: str) -> bool:
    """Whether the line only divides: dashes, stars, dots, or nothing that can be seen."""
    return all(character in "-*_=~•·#+.—–|\\>" or character.isspace() for character in content) or not has_visible(
        content
    )
