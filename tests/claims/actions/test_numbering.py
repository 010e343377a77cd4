"""Numbering claims."""

from pytest_django import DjangoAssertNumQueries

from factcheck.articles.models import Article
from factcheck.audit.models import Chain
from factcheck.claims.actions.numbering import take_number
from tests.examples import latest


def test_numbers_follow_each_other(article: Article) -> None:
    assert [take_number(latest(article))[0] for _again in range(3)] == [1, 2, 3]
    article.refresh_from_db()
    assert article.claim_count == 3


def test_it_gives_the_head_of_the_articles_chain(article: Article) -> None:
    _number, head = take_number(latest(article))
    chain = Chain.objects.get(name=f"article:{article.uid}")
    assert head is not None
    assert (head.pk, head.count, head.hash) == (chain.pk, chain.count, chain.head)


def test_a_revision_that_is_not_the_latest_takes_no_number(article: Article) -> None:
    revision = latest(article)
    Article.objects.update(revision_count=2)
    assert take_number(revision) == (0, None)
    article.refresh_from_db()
    assert article.claim_count == 0


def test_it_is_one_statement(article: Article, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    revision = latest(article)
    with django_assert_num_queries(1):
        take_number(revision)
