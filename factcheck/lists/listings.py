"""The register of lists: what each shows, filters and is called, told by the feature that has it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise

from factcheck.lists.columns import ListTable


@dataclass(frozen=True)
class Listing:
    """A list of the desk. `name` is the name of its URL too; `rows` gives all of them, in one statement a page.

    `searched` are the columns, with their tables, in which its filters look for letters.
    `has_reports` says that the reports page, which stands above, takes what the list shows by its address.
    """

    name: str
    label: str | Promise
    table: type[ListTable]
    filters: type[django_filters.FilterSet]
    rows: Callable[[], QuerySet[Any]]
    searched: tuple[tuple[str, str], ...] = ()
    has_reports: bool = False

    def query_of(self, parameters: QueryDict) -> str:
        """Gives of an address's parameters those that narrow, order or choose columns, as a query without a page.

        What asks for the order or the columns that the list opens with anyway says nothing and is left out, so that
        two addresses that show the same have the same query.
        """
        order = self.table._meta.order_by_field
        opens_with = {order: list(self.table._meta.order_by), "columns": self.table.columns_at_first()}
        kept = QueryDict(mutable=True)
        for key in sorted({*self.filters.base_filters, *opens_with} & set(parameters)):
            values = [value for value in parameters.getlist(key) if value]
            if values and values != opens_with.get(key):
                kept.setlist(key, values)
        return kept.urlencode()


_LISTINGS: dict[str, Listing] = {}


def offer(listing: Listing) -> None:
    """Lets a list be downloaded and its views be saved; once, when the apps start."""
    _LISTINGS[listing.name] = listing


def listing_named(name: str) -> Listing | None:
    """The list of this name, or None."""
    return _LISTINGS.get(name)


def registered() -> list[Listing]:
    return list(_LISTINGS.values())
