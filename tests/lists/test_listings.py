"""The query of a list: what narrows, orders and chooses, and nothing else."""

import pytest
from django.http import QueryDict

from factcheck.articles.listings import ARTICLES
from factcheck.lists.listings import listing_named


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("", ""),
        ("page=3", ""),
        ("words=storm&page=3", "words=storm"),
        ("words=&state=", ""),
        ("sort=-imported_at", ""),
        ("sort=title&words=storm", "sort=title&words=storm"),
        ("words=storm&sort=title", "sort=title&words=storm"),
        ("columns=publication&columns=claim_count", "columns=publication&columns=claim_count"),
        ("next=https://example.org", ""),
    ],
)
def test_it_keeps_what_makes_a_difference(address: str, query: str) -> None:
    assert ARTICLES.query_of(QueryDict(address)) == query


def test_asking_for_the_columns_that_it_opens_with_says_nothing() -> None:
    everything = "&".join(f"columns={name}" for name in ARTICLES.table.columns_at_first())
    assert ARTICLES.query_of(QueryDict(everything)) == ""


def test_a_list_that_offered_itself_is_found_by_its_name() -> None:
    assert listing_named("articles") is ARTICLES
    assert listing_named("nothing") is None
