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


def test_what_a_list_would_pass_over_is_named(db: None) -> None:
    assert ARTICLES.refused_in("") == []
    assert ARTICLES.refused_in("words=storm&sort=title&columns=desk&page=2&state=") == []
    assert ARTICLES.refused_in("state=glad&word=storm&since=tomorrow&words=storm") == ["since", "state", "word"]


def test_what_a_list_is_narrowed_by_is_said_in_words(db: None) -> None:
    assert ARTICLES.in_words("") == ""
    assert ARTICLES.in_words("words=a++b&state=published&since=2020-02-28&unannounced=on&sort=title&columns=desk") == (
        "Words in the headline: “a b”, Dated from: 28 Feb 2020, For readers: Published, Changed without a correction"
    )
    assert ARTICLES.in_words("publication=none") == "Publication: None named"
