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
