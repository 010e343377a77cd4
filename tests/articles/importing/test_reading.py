"""Whole pages, and any text at all."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.text import canonical
from factcheck.articles.importing import ROLES, ImportedArticle, ImportRefused, decode, read_articles
from tests.articles.importing.pages import PAGES, Page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_it_finds_every_element_of_an_invented_page(page: Page) -> None:
    found = [(element.role, element.text) for article in read_articles(page.text) for element in article.elements]
    assert found == list(page.elements)


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\x85", "\u2028"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_line_ends_change_nothing(page: Page, line_end: str) -> None:
    found = [
        (element.role, element.text)
        for article in read_articles(page.text.replace("\n", line_end))
        for element in article.elements
    ]
    assert found == list(page.elements)


def test_two_articles_of_one_file_are_two() -> None:
    (page,) = [page for page in PAGES if page.name == "two_articles"]
    first, second = read_articles(page.text, source_file="two.txt")
    assert first.headline == "Hill villages cut off after storm. Army sends help."
    assert second.headline == "Two climbers rescued from north face after three nights in snow"
    assert first.source_file == second.source_file == "two.txt"


# What pages are made of, so that arbitrary text has marks to stumble over.
BITS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        "\f",
        "# ",
        "## ",
        "- ",
        "* ",
        "• ",
        "1. ",
        "**",
        "*",
        "_",
        "[",
        "](",
        ")",
        "![",
        "> ",
        "---",
        "\u200b",
        "\ufeff",
    ]
    + [
        "SHARE",
        "Correction, Feb. 28, 2020:",
        "Foto: dpa",
        "(Reuters) - ",
        "Read more:",
        "© 2020 Bloomberg L.P.",
        "By Ann Lee",
        " ",
    ]
    + [
        "https://example.org/a",
        "Ann Lee",
        "A sentence that ends.",
        "the lower case goes on",
        "e\u0301",
        "İ",
        "@ann_lee",
        "“",
        "Related",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(BITS, st.text(max_size=6)), max_size=40).map("".join))


def _assert_whole(text: str, articles: list[ImportedArticle]) -> None:
    position = 0
    for article in articles:
        assert article.text == canonical(article.text)
        end = -2
        for block, element in zip(article.blocks, article.elements, strict=True):
            assert element.role in ROLES
            assert block["start"] == end + 2 < block["end"]
            assert article.text[end : block["start"]] in ("\n\n", "")
            assert article.text[block["start"] : block["end"]] == element.text
            end = block["end"]
            # In the file every visible character is in one element, and the elements are in order.
            assert element.start is not None
            assert element.end is not None
            assert position <= element.start < element.end <= len(text)
            assert not _visible(text[position : element.start])
            position = element.end
        assert end == len(article.text)
        for inline in article.inlines:
            assert 0 <= inline["start"] < inline["end"] <= len(article.text)
        assert ImportedArticle.from_json(article.to_json()) == article
    assert articles
    assert not _visible(text[position:])


def _visible(between: str) -> bool:
    return any(not character.isspace() for character in between)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_refused_or_read_whole(text: str) -> None:
    try:
        articles = read_articles(text)
    except ImportRefused as refusal:
        assert refusal.message
        return
    _assert_whole(text, articles)


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_any_bytes_are_refused_or_read_whole(data: bytes) -> None:
    try:
        text = decode(data)
        articles = read_articles(text)
    except ImportRefused as refusal:
        assert refusal.message
        return
    _assert_whole(text, articles)


def test_every_character_of_a_plain_page_is_in_its_text() -> None:
    for page in PAGES:
        if (
            "⟦" not in page.text
            and "# " not in page.text
            and "• " not in page.text
            and "\n- " not in page.text
            and "**" not in page.text
        ):
            seen = "".join(article.text for article in read_articles(page.text))
            assert "".join(seen.split()) == "".join(unicodedata.normalize("NFC", page.text).split())


HOSTILE = [
    "a",
    "- ",
    "*",
    "[",
    "](",
    "![",
    "- \n",
    "<http://",
    "**a ",
    "_a_",
    "(",
    "Foto: ",
    "1. a\n",
    "> ",
    "Ab ",
    ". A",
    "\n",
    "#",
]


@pytest.mark.parametrize("bit", HOSTILE, ids=repr)
def test_the_work_grows_with_the_length_and_not_with_its_square(bit: str) -> None:
    def steps(length: int) -> int:
        counter = _Counter()
        text = (bit * length)[:length]
        with counter:
            try:
                read_articles(text)
            except ImportRefused:
                return counter.calls + length
        return counter.calls + length

    assert steps(8_000) <= 6 * steps(2_000)


class _Counter:
    """Counts the calls Python makes while it is open: a measure of work without a clock."""

    def __init__(self) -> None:
        self.calls = 0

    def __enter__(self) -> "_Counter":

        sys.setprofile(self._count)
        return self

    def __exit__(self, *_: object) -> None:

        sys.setprofile(None)

    def _count(self, *_: object) -> None:
        self.calls += 1
