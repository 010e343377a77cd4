"""Whether the filters over a list narrow it."""

import pytest
from django.http import QueryDict

from factcheck.claims.filters import ClaimFilter
from factcheck.claims.models import Claim
from factcheck.lists.templatetags.narrowing import is_narrowed


@pytest.mark.parametrize(
    ("query", "set_filters"),
    [
        ("", 0),
        ("words=&state=", 0),
        ("sort=number&page=2&columns=state", 0),
        ("words=36", 1),
        ("state=approved&words=", 1),
    ],
)
def test_only_a_filter_that_is_set_narrows(query: str, set_filters: int, db: None) -> None:
    filters = ClaimFilter(QueryDict(query) or None, queryset=Claim.objects.all())
    assert is_narrowed(filters) == bool(set_filters)
