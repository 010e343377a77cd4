"""What can be found of articles."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.articles.models import Article
from factcheck.articles.shelves import texts_of
from tests.articles.conftest import ArticleMaker


def test_an_article_is_found_by_its_title_and_its_latest_text(make_article: ArticleMaker) -> None:
    article = make_article("The harbour freezes")
    [text] = texts_of([article.pk])
    assert (text.kind, text.heading, text.key) == ("article", "The harbour freezes", article.pk)
    assert text.body == article.revisions.get().text
    assert text.address == f"/articles/{article.slug}/"


def test_many_are_read_in_one_statement(make_article: ArticleMaker) -> None:
    for _number in range(3):
        make_article()
    keys = list(Article.objects.values_list("pk", flat=True))
    with CaptureQueriesContext(connection) as statements:
        assert len(list(texts_of(keys))) == 3
    assert len(statements) == 1
