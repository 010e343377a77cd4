"""The new text of a known article: what stayed keeps its role, the rest is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles.importing import ImportRefused, read_articles
from factcheck.articles.importing.revising import KnownText, read_revision
from tests.articles.conftest import blocks_of
from tests.tools import ROOT

TEXT = "Storm\n\nBy Ann Smith\n\nThe storm came at night.\n\nBoats lay in the harbour, and the mayor counted them."
ROLES = ("headline", "kicker", "standfirst", "caption")
KNOWN = KnownText(
    TEXT, blocks_of(TEXT, *ROLES), [{"kind": "link", "start": 24, "end": 29, "href": "https://example.org/"}]
)


def roles_of(text: str) -> list[str]:
    return [element.role for element in read_revision(text, KNOWN).article.elements]


def test_blocks_that_stayed_keep_their_roles_though_no_importer_would_guess_them() -> None:
    assert roles_of(TEXT) == list(ROLES)


def test_they_keep_them_when_they_move() -> None:
    first, second, third, fourth = TEXT.split("\n\n")
    assert roles_of("\n\n".join([first, fourth, second, third])) == ["headline", "caption", "kicker", "standfirst"]


def test_a_rewritten_block_keeps_its_role() -> None:
    assert roles_of(TEXT.replace("counted them", "counted 36 of them"))[3] == "caption"


def test_only_new_blocks_are_guessed() -> None:
    read = read_revision(TEXT + "\n\nTwelve ferries were ordered to the coast by noon.", KNOWN)
    assert read.guessed == {4}
    assert read.article.elements[4].role == "paragraph"


def test_links_of_a_block_that_stayed_are_kept() -> None:
    read = read_revision("New headline here\n\n" + TEXT, KNOWN)
    (link,) = read.article.inlines
    assert read.article.text[link["start"] : link["end"]] == TEXT[24:29]


def test_line_ends_and_spaces_of_the_clipboard_do_not_count() -> None:
    assert read_revision(TEXT.replace("\n", "\r\n") + "  \r\n\r\n", KNOWN).article.text == TEXT


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(ImportRefused):
        read_revision("Storm\x00", KNOWN)
    with pytest.raises(ImportRefused):
        read_revision("  \n ", KNOWN)


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures" / "articles").glob("*.txt")), ids=lambda path: path.name[:3])
def test_an_imported_article_comes_back_as_it_was(path) -> None:  # type: ignore[no-untyped-def]
    for article in read_articles(path.read_text(encoding="utf-8")):
        known = KnownText(article.text, article.blocks, article.inlines)
        read = read_revision(article.text, known)
        assert (read.article.text, read.article.blocks) == (article.text, article.blocks)
        assert read.article.inlines == article.inlines
        assert read.guessed == frozenset()


@given(st.lists(st.sampled_from([*TEXT.split("\n\n"), "36 boats", "One more: a line."]), min_size=1, max_size=8))
def test_no_word_is_left_out(paragraphs: list[str]) -> None:
    read = read_revision("\n\n".join(paragraphs), KNOWN)
    assert read.article.text.split() == " ".join(paragraphs).split()
