"""Filters by typed words."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.lists.search_boxes import WordsFilter, WordsInFieldsFilter
from factcheck.sources.models import Source
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


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("storm", True), ("st", True), ("tor", True), ("to", False), ("moved storm", True), ("storm inland", False)],
)
def test_a_field_of_a_related_row_is_looked_for_there(article: Article, words: str, is_found: bool) -> None:  # noqa: FBT001
    other = an_article(by=article.imported_by, paragraphs=("Other words.",))
    Source.objects.bulk_create(
        Source(kind="article", name="It moved", article=one, added_by=one.imported_by, added_at=one.imported_at)
        for one in (article, other)
    )
    Article.objects.filter(pk=other.pk).update(title="Calm inland")
    found = WordsInFieldsFilter("name", "article__title").filter(Source.objects.all(), words)
    assert [source.article for source in found] == ([article] if is_found else [])


def test_what_has_no_related_row_is_found_by_its_own_words(article: Article) -> None:
    Source.objects.create(kind="document", name="Storm", added_by=article.imported_by, added_at=article.imported_at)
    found = WordsInFieldsFilter("name", "article__title").filter(Source.objects.all(), "storm")
    assert [source.name for source in found] == ["Storm"]


def test_the_box_takes_200_signs() -> None:
    field = WordsFilter(label="Words", method="with_words").field
    assert field.max_length == 200
    assert (field.widget.input_type, field.widget.attrs) == ("search", {"maxlength": "200"})
