"""What the database itself refuses in a source."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from factcheck.accounts.models import User
from factcheck.sources.actions import source_for_article
from factcheck.sources.models import Source
from tests.examples import a_page, an_article


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("source_has_a_name", {"name": ""}),
        ("source_kind_is_known", {"kind": "rumour"}),
        ("source_of_kind_article_is_an_article_here", {"kind": "article"}),
        ("source_address_is_http", {"url": "javascript:alert(1)"}),
        ("source_archive_is_http", {"archived_url": "ftp://example.org"}),
        ("source_reliability_is_known", {"reliability": "G"}),
        ("source_rank_is_known", {"rank": "first"}),
    ],
)
def test_a_source_is_refused(name: str, columns: dict[str, Any], ines: User) -> None:
    source = a_page(by=ines)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(**columns)


def test_an_article_that_is_a_source_keeps_its_kind(ines: User) -> None:
    source = source_for_article(article=an_article(by=ines), by=ines)
    with pytest.raises(IntegrityError, match="source_of_kind_article"), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(kind="web_page")


def test_an_article_is_one_source(ines: User) -> None:
    source = source_for_article(article=an_article(by=ines), by=ines)
    other = a_page(by=ines)
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.filter(pk=other.pk).update(kind="article", article=source.article)


def test_a_source_is_found_by_its_natural_key(ines: User) -> None:
    source = a_page(by=ines)
    assert Source.objects.get_by_natural_key(*source.natural_key()) == source
    assert str(source) == "Casualty figures"
    assert source.get_absolute_url().endswith(f"{source.uid}/")
