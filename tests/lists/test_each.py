"""A column of many rows in one text."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.lists.each import Each

pytestmark = pytest.mark.django_db


def test_every_value_stands_in_it_once(articles: object, ines: User) -> None:
    Article.objects.update(language="en")
    assert Article.objects.aggregate(found=Each("language")) == {"found": "en"}
    first = Article.objects.earliest("pk")
    Article.objects.filter(pk=first.pk).update(language="cs")
    found = Article.objects.aggregate(found=Each("language"))["found"]
    assert sorted(found.split(",")) == ["cs", "en"]


def test_of_no_rows_there_is_nothing() -> None:
    assert Article.objects.aggregate(found=Each("language")) == {"found": None}
