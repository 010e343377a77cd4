"""Filters by typed words."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.lists.search_boxes import WordsFilter, WordsInFieldsFilter
from tests.examples import an_article


@pytest.fixture
def article(ines: User) -> Article:
    article = an_article(by=ines)
    Article.objects.update(title="Storm on the Coast", byline="Nell Ames")
    return article


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("", True), ("storm", True), ("coast STORM", True), ("nell storm", True), ("storm inland", False), ("%", False)],
)
def test_every_word_has_to_stand_in_one_of_the_fields(article: Article, words: str, is_found: bool) -> None:  # noqa: FBT001
    assert WordsInFieldsFilter("title", "byline").filter(Article.objects.all(), words).exists() == is_found


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("st", True),
        ("ne st", True),
        ("to", False),
        ("tor", True),
        ("am", True),
        ("me", False),
        ("s", True),
        ("t", True),
    ],
)
def test_one_letter_or_two_have_to_begin_a_word_of_a_field(article: Article, words: str, is_found: bool) -> None:  # noqa: FBT001
    assert WordsInFieldsFilter("title", "byline").filter(Article.objects.all(), words).exists() == is_found


def test_the_box_takes_200_signs() -> None:
    field = WordsFilter(label="Words", method="with_words").field
    assert field.max_length == 200
    assert (field.widget.input_type, field.widget.attrs) == ("search", {"maxlength": "200"})
