"""The register of lists: what each shows, filters and is called, told by the feature that has it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import Promise

from factcheck.accounts.models import User
from factcheck.lists.columns import ListTable
from factcheck.lists.filtering import ListFilter


@dataclass(frozen=True)
class Reported:
    """What the reports page, which stands above, reports of what a list shows, and how it is called there.

    `claims` and `articles` lead from a row to what is told: the names of fields. With `claims` only those claims are
    told; with `articles` an article is reported even where it has no such claim.
    """

    link: str | Promise
    scope: str | Promise
    claims: tuple[str, ...] = ()
    articles: str = ""


@dataclass(frozen=True)
class Listing:
    """A list of the desk. `name` is the name of its URL too; `rows` gives all of them, in one statement a page.

    `searched` are the columns, with their tables, in which its filter looks for words. `reported` is None where
    there are no reports of what the list shows.
    """

    name: str
    label: str | Promise
    table: type[ListTable]
    filters: type[ListFilter]
    rows: Callable[[], QuerySet[Any]]
    searched: tuple[tuple[str, str], ...] = ()
    reported: Reported | None = None

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

    def rows_of(self, query: str, by: User | None) -> QuerySet[Any]:
        """Gives the rows, of all pages, that the list shows this person at this query of its address."""
        filtered = self._filtered(query)
        filtered.reader = by
        return filtered.qs

    def refused_in(self, query: str) -> list[str]:
        """Gives the names of a query that the list does not know, or whose value it cannot read and would pass over."""
        filtered = self._filtered(query)
        own = {self.table._meta.order_by_field, "columns", "page"}
        known = {*self.filters.base_filters, *own}
        return sorted((set(QueryDict(query)) - known) | set(filtered.errors))

    def in_words(self, query: str) -> str:
        """Says what the list is narrowed by: `State: Unchecked, Words of the claim: “Thursday”`; empty for nothing."""
        form = self._filtered(query).form
        given = form.cleaned_data if form.is_valid() else {}
        return ", ".join(said_of(form.fields[name], value) for name, value in given.items() if value not in _NOTHING)

    def _filtered(self, query: str) -> ListFilter:
        return self.filters(QueryDict(query) or None, queryset=self.rows())


_NOTHING = (None, "", False)


def said_of(field: forms.Field, value: Any) -> str:
    """Gives what stands in a field of a filter in words, with its label: `Dated from: 28 Feb 2020`."""
    if value is True:
        return str(field.label)
    if isinstance(value, date):
        words = date_format(value, "j M Y")
    elif isinstance(value, Model):
        words = str(value)
    elif isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        words = next((str(label) for key, label in choices if str(key) == str(value)), str(value))
    else:
        words = f"“{' '.join(str(value).split())}”"
    return f"{field.label}: {words}"


_LISTINGS: dict[str, Listing] = {}


def offer(listing: Listing) -> None:
    """Lets a list be downloaded and its views be saved; once, when the apps start."""
    _LISTINGS[listing.name] = listing


def listing_named(name: str) -> Listing | None:
    """The list of this name, or None."""
    return _LISTINGS.get(name)


def registered() -> list[Listing]:
    return list(_LISTINGS.values())
