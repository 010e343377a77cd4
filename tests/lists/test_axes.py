"""Every list is narrowed by text, person, date, publication and risk, in its address."""

import pytest

from factcheck.lists.days import DateFilter
from factcheck.lists.listings import listing_named
from factcheck.lists.people import PersonFilter
from factcheck.lists.search_boxes import WordsFilter

LISTS = ("claims", "verdicts", "articles", "sources", "corrections")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_narrowed_by_text_person_date_publication_and_risk(name: str) -> None:
    listing = listing_named(name)
    assert listing is not None
    filters = listing.filters.base_filters
    assert isinstance(filters["words"], WordsFilter)
    assert any(isinstance(one, PersonFilter) for one in filters.values())
    lookups = sorted(one.lookup_expr for one in filters.values() if isinstance(one, DateFilter))
    assert {"gte", "lte"} <= set(lookups)
    assert {"publication", "risk"} <= filters.keys()


@pytest.mark.parametrize("name", LISTS)
def test_what_a_list_is_narrowed_by_can_be_chosen_as_a_column(name: str) -> None:
    listing = listing_named(name)
    assert listing is not None
    columns = set(listing.table.base_columns)
    wanted = {"claim_count", "added_by", "added_at", "published_on"} if name == "sources" else {"publication", "risk"}
    assert wanted <= columns
