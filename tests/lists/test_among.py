"""A key is looked for among those of a query, alone or beside an OR, alike on both databases."""

import pytest
from django.db.models import Q

from factcheck.articles.models import Article, Publication
from factcheck.lists.among import Among


@pytest.mark.django_db
def test_it_finds_the_rows_whose_key_is_among_them(articles: None) -> None:
    calm = Article.objects.filter(title="=Calm")
    assert list(Article.objects.filter(Among("pk", calm))) == list(calm)
    assert set(Article.objects.filter(Q(Among("pk", calm)) | ~Q(title="=Calm"))) == set(Article.objects.all())
    assert not Article.objects.filter(Among("pk", Article.objects.filter(title="no such"))).exists()


@pytest.mark.django_db
def test_what_has_no_key_is_not_among_them(articles: None) -> None:
    Article.objects.update(publication=None)
    assert not Article.objects.filter(Among("publication", Publication.objects.all())).exists()


@pytest.mark.django_db
def test_of_rows_in_an_order_only_the_first_are_taken(articles: None) -> None:
    first = Article.objects.order_by("-title")[:1]
    assert [article.title for article in Article.objects.filter(Among("pk", first))] == ["Storm on the coast"]


@pytest.mark.django_db
def test_nothing_is_among_no_rows(articles: None) -> None:
    nothing = Among("pk", Article.objects.none())
    assert not Article.objects.filter(nothing).exists()
    assert Article.objects.filter(Q(nothing) | Q(title="=Calm")).count() == 1
    assert Article.objects.exclude(nothing).count() == 2
