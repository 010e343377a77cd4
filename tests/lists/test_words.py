"""Words are looked for inside words, short ones where words begin: alike on both databases."""

import pytest
from django.db import connection

from factcheck.articles.models import Article
from factcheck.lists.words import BEFORE_WORDS, beginnings, holding, is_short, short_words
from tests.lists.conftest import shown


def found(typed: str) -> list[str]:
    return list(Article.objects.filter(holding("title", typed)).order_by("title").values_list("title", flat=True))


@pytest.fixture
def titles(articles: None) -> None:
    figures, other = Article.objects.order_by("pk")
    Article.objects.filter(pk=figures.pk).update(title="Some 4711 (EU) boats, 3.47 percent, “UN”: 記事の確認")
    Article.objects.filter(pk=other.pk).update(title="At 147 of 1947 ports the neu-UN 5% rule holds")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("47", 1),
        ("4", 1),
        ("147", 1),
        ("947", 1),
        ("at", 1),
        ("AT", 1),
        ("s", 1),
        ("eu", 1),
        ("un", 2),
        ("5%", 1),
        ("%", 0),
        ("_4", 0),
        ("確認", 1),
        ("の", 1),
        ("oat", 1),
        ("47 boats", 1),
        ("47 ports", 0),
        ("zq", 0),
    ],
)
def test_one_letter_or_two_are_looked_for_where_a_word_begins(titles: None, typed: str, number: int) -> None:
    assert len(found(typed)) == number


@pytest.mark.django_db
@pytest.mark.parametrize("before", list(BEFORE_WORDS), ids=lambda before: f"{ord(before):x}")
def test_a_word_begins_after_each_of_these(articles: None, before: str) -> None:
    Article.objects.update(title=f"x{before}47")
    assert len(found("47")) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["\\", "'", '"', "^", "[", "(?", "$1", "%s", "a\\", "--", "؟", "é"])
def test_nothing_that_is_typed_is_an_error(articles: None, typed: str) -> None:
    assert found(typed) == []


def test_short_are_words_of_one_letter_or_two_that_are_written_with_spaces() -> None:
    assert short_words("47 boats a 記事 -5 U.") == ["47", "a", "U."]
    assert not is_short("$5")


@pytest.mark.django_db
def test_of_short_words_fewer_rows_are_counted(articles: None) -> None:
    assert shown("words=of").table.most_counted < shown("words=off").table.most_counted


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite reads every row")
def test_the_filter_is_written_as_the_index_of_beginnings_is() -> None:
    sql = str(Article.objects.filter(holding("title", "47")).query)
    assert beginnings('"articles_article"."title"') + " LIKE UPPER(% 47%)" in sql
