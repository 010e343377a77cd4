"""Whether two lines are one sentence that a page break or a narrow column cut in two."""

from factcheck.articles.importing.bylines import is_byline
from factcheck.articles.importing.dates import is_date_line
from factcheck.articles.importing.lines import Line
from factcheck.articles.importing.markers import begins_with_label, is_furniture
from factcheck.articles.importing.vocabulary import LABEL

CLOSING_QUOTES = "\"'”’»“)"
OPENING_QUOTES = "\"'“‘«„("
SENTENCE_ENDS = ".!?…:;。！？؟।"
# Plain text is wrapped at 72 or 80 columns; e-mail at fewer.
WRAPPED_AT_LEAST, WRAPPED_AT_MOST, RAGGED = 40, 100, 30


def continues(before: Line, after: Line) -> bool:
    """Whether the second line goes on with the sentence of the first.

    The first ends in a small letter (or a comma) and the second begins with one: no heading, caption or paragraph does
    that to the next. Scripts without small letters give no such sign, there only a page break in a long line counts.
    """
    if is_furniture(before.content) or is_furniture(after.content):
        return False
    end = before.content.rstrip(CLOSING_QUOTES)[-1:]
    begin = after.content.lstrip(OPENING_QUOTES)[:1]
    if not end or not begin or len(before.content.split(maxsplit=3)) < 3:
        return False
    if (end.islower() or end == ",") and begin.islower():
        return not _opens_element(after.content)
    caseless = begin.isalpha() and not begin.isupper() and not begin.islower()
    return (
        after.after_page_break
        and end not in SENTENCE_ENDS
        and len(before.content) > 40
        and (begin.islower() or caseless)
    )


def _opens_element(content: str) -> bool:
    """Whether a line that begins with a small letter is one of its own all the same: "di Ada Neri", "foto: Ansa"."""
    return is_byline(content) or is_date_line(content) or any(begins_with_label(role, content) for role in LABEL)


def is_wrapped(group: list[Line]) -> bool:
    """Whether lines without a blank one between them are one paragraph broken at a column."""
    lengths = [len(line.content) for line in group[:-1]]
    return (
        len(group) >= 3
        and min(lengths) >= WRAPPED_AT_LEAST
        and max(lengths) <= WRAPPED_AT_MOST
        and max(lengths) - min(lengths) <= RAGGED
        and any(continues(before, after) for before, after in zip(group, group[1:], strict=False))
    )
