"""What an editor puts right before an import is saved: no word is ever lost by it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles.actions import check_blocks
from factcheck.articles.importing import ImportRefused, read_articles
from factcheck.articles.importing.editing import (
    DraftArticle,
    DraftHasChanged,
    begin_article,
    draft_article,
    from_json,
    join_articles,
    merge_block,
    shape_of,
    split_block,
    to_json,
    with_roles,
)
from factcheck.errors import Unusable

TEXT = """The harbour freezes

Ships lie still on Monday, the port master said, and nobody knows for how long.

See [the register](https://example.org/ships) for **all** 14 of them, it is kept by hand.*

* Correction, March 3, 2020: This article originally misspelled the name of the port.
"""


@pytest.fixture
def articles() -> list[DraftArticle]:
    return [draft_article(article) for article in read_articles(TEXT, source_file="harbour.md")]


def words(articles: list[DraftArticle]) -> str:
    """Every visible character, in order."""
    return "".join("".join(article.text.split()) for article in articles)


def linked(article: DraftArticle) -> list[str]:
    return [article.text[inline["start"] : inline["end"]] for inline in article.inlines if inline["kind"] == "link"]


def test_a_draft_is_stored_as_json_and_comes_back(articles: list[DraftArticle]) -> None:
    assert from_json(json.loads(json.dumps(to_json(articles)))) == articles


def test_a_new_role_keeps_the_words_and_recognises_the_marker(articles: list[DraftArticle]) -> None:
    (article,) = articles
    last = len(article.elements) - 1
    assert [inline["note"] for inline in article.inlines if inline["kind"] == "correction_marker"] == [last]
    changed = with_roles(article, {last: "paragraph"})
    assert changed.text == article.text
    assert not [inline for inline in changed.inlines if inline["kind"] == "correction_marker"]


def test_a_title_that_was_the_headline_follows_it_to_another_block(articles: list[DraftArticle]) -> None:
    (article,) = articles
    changed = with_roles(article, {0: "kicker", 1: "headline"})
    assert changed.title.startswith("Ships lie still")
    assert changed.title_is_headline


def test_a_title_somebody_gave_stays(articles: list[DraftArticle]) -> None:
    given_title = DraftArticle(articles[0].elements, title="Frozen")
    assert with_roles(given_title, {0: "kicker", 1: "headline"}).title == "Frozen"
    assert not given_title.title_is_headline


def test_a_role_that_does_not_exist_is_refused(articles: list[DraftArticle]) -> None:
    with pytest.raises(Unusable, match="limerick"):
        with_roles(articles[0], {0: "limerick"})


def test_merging_joins_words_and_keeps_links(articles: list[DraftArticle]) -> None:
    (article,) = merge_block(articles, 0, 2)
    assert "for how long. See the register for all 14" in article.text
    assert linked(article) == ["the register"]


def test_splitting_keeps_the_role_and_the_link_on_its_side(articles: list[DraftArticle]) -> None:
    (article,) = split_block(articles, 0, 2, " for all 14 ")
    assert article.elements[2].text == "See the register"
    assert article.elements[3].text.startswith("for all 14 of them")
    assert article.elements[2].role == article.elements[3].role
    assert linked(article) == ["the register"]


def test_a_link_that_crosses_the_cut_is_on_both_sides(articles: list[DraftArticle]) -> None:
    assert linked(split_block(articles, 0, 2, "register for")[0]) == ["the", "register"]


@pytest.mark.parametrize("second_begins", ["", "   ", "nowhere in it", "See the register", "S"])
def test_splitting_before_words_that_do_not_go_on_is_refused(articles: list[DraftArticle], second_begins: str) -> None:
    with pytest.raises(Unusable, match="does not go on with"):
        split_block(articles, 0, 2, second_begins)


def test_an_article_that_begins_here_is_read_for_its_own_facts(articles: list[DraftArticle]) -> None:
    given_facts = DraftArticle(
        articles[0].elements, title=articles[0].title, publication="Slate", published="2020-03-01"
    )
    first, second = begin_article([given_facts], 0, 2)
    assert (first.title, first.publication, first.published) == ("The harbour freezes", "Slate", "2020-03-01")
    assert (second.title, second.publication, second.published) == ("", "", "")
    assert second.elements[0].text.startswith("See the register")


def test_joining_again_gives_the_article_back(articles: list[DraftArticle]) -> None:
    assert join_articles(begin_article(articles, 0, 2), 1) == articles


def test_the_upper_article_keeps_its_facts_and_takes_those_it_has_not() -> None:
    first = draft_article(read_articles("Bread grows dear\n\nA loaf costs 4 dollars now, bakers said on Monday.")[0])
    second = DraftArticle(first.elements, title="Other", publication="Slate")
    joined = join_articles([first, second], 1)[0]
    assert (joined.title, joined.publication) == ("Bread grows dear", "Slate")


@pytest.mark.parametrize(
    ("deed", "numbers"),
    [(begin_article, (0, 99)), (begin_article, (7, 0)), (merge_block, (0, 99)), (join_articles, (5,))],
)
def test_a_block_that_is_not_there_any_more_is_said(articles: list[DraftArticle], deed: Any, numbers: Any) -> None:
    with pytest.raises(DraftHasChanged):
        deed(articles, *numbers)


@pytest.mark.parametrize(("deed", "numbers"), [(begin_article, (0, 0)), (merge_block, (0, 0)), (join_articles, (0,))])
def test_nothing_is_above_the_first(articles: list[DraftArticle], deed: Any, numbers: Any) -> None:
    with pytest.raises(Unusable):
        deed(articles, *numbers)


def test_the_shape_changes_with_the_blocks_and_not_with_the_roles(articles: list[DraftArticle]) -> None:
    assert shape_of([with_roles(articles[0], {1: "caption"})]) == shape_of(articles)
    assert shape_of(merge_block(articles, 0, 2)) != shape_of(articles)
    assert shape_of(begin_article(articles, 0, 2)) != shape_of(articles)


def test_a_working_title_is_cut_between_words() -> None:
    (read,) = read_articles("the " + "harbour froze again and " * 20 + "that was all.")
    article = DraftArticle(read.elements)
    assert len(article.working_title) <= 80
    assert article.working_title.endswith("…")
    assert article.text.startswith(article.working_title[:-1])


@given(
    st.text(),
    st.lists(
        st.tuples(st.sampled_from(["begin", "join", "merge", "split"]), st.integers(0, 5), st.integers(0, 9)),
        max_size=8,
    ),
)
def test_no_word_is_lost_whatever_is_put_right(text: str, deeds: list[tuple[str, int, int]]) -> None:
    """Arbitrary texts, arbitrary deeds: the words stay in order, and blocks cover what is saved."""
    try:
        articles = [draft_article(article) for article in read_articles(text)]
    except ImportRefused:
        return
    before = words(articles)
    for deed, number, block in deeds:
        try:
            if deed == "begin":
                articles = begin_article(articles, number, block)
            elif deed == "join":
                articles = join_articles(articles, number)
            elif deed == "merge":
                articles = merge_block(articles, number, block)
            else:
                element = (
                    articles[number].elements[block]
                    if number < len(articles) and block < len(articles[number].elements)
                    else None
                )
                articles = split_block(
                    articles, number, block, element.text[len(element.text) // 2 :] if element else ""
                )
        except (Unusable, DraftHasChanged):
            continue
    assert words(articles) == before
    for article in articles:
        check_blocks(article.text, article.blocks)
