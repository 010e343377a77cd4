"""Asks about saved views, and puts a list together from what its address says."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import django_filters
from django.db.models import CharField, Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.lists.columns import ListTable
from factcheck.lists.listings import Listing
from factcheck.lists.models import SavedView
from factcheck.lists.pages import FEWEST_READ
from factcheck.lists.words import short_words
from factcheck.prepared import Parameter, Prepared


def views_for(person: User | Parameter, list_name: str | Parameter) -> QuerySet[SavedView]:
    """The views of a list that the person keeps or others share, by name: one statement."""
    mine_or_shared = Q(owner=person) | Q(is_shared=True)
    return SavedView.objects.filter(mine_or_shared, list_name=list_name).select_related("owner")


_VIEWS = Prepared(lambda: views_for(Parameter("person", User._meta.pk), Parameter("list_name", CharField())))


def view_by_uid(uid: UUID, person: User) -> SavedView:
    """Gives a view that the person keeps or that is shared; raises Http404 for any other."""
    return get_object_or_404(SavedView.objects.select_related("owner"), Q(owner=person) | Q(is_shared=True), uid=uid)


@dataclass(frozen=True)
class ShownList:
    """A list as an address asks for it; `query` is the address without its page."""

    listing: Listing
    filter: django_filters.FilterSet
    table: ListTable
    query: str


def shown_list(listing: Listing, request: HttpRequest, parameters: QueryDict) -> ShownList:
    """Gives the list filtered, ordered and with the columns that the parameters ask for; no page of it yet."""
    filtered = listing.filters(parameters or None, queryset=listing.rows(), request=request)
    person = getattr(request, "user", None)
    filtered.reader = person if isinstance(person, User) else None
    table = listing.table(filtered.qs)
    table.person = filtered.reader
    order = [value for value in parameters.getlist(table.order_by_field) if value]
    table.order_by = order or table.order_by
    table.settle_order()
    table.whole = listing.rows()
    counted = [most for name, most in listing.filters.counted.items() if parameters.get(name, "").strip()]
    if short_words(parameters.get("words", "")):
        counted.append(FEWEST_READ)
    table.most_counted = min([table.most_counted, *counted])
    table.choose_columns(parameters.getlist("columns"))
    return ShownList(listing, filtered, table, listing.query_of(parameters))


@dataclass(frozen=True)
class ListBar:
    """What stands over a list: the views that the person may open, the one that is shown, and the query to keep."""

    listing: Listing
    query: str
    views: list[SavedView]
    person: User
    new_view_uid: UUID
    page: int = 1

    @property
    def address(self) -> str:
        """Where the list stands as it is shown, its page included: what is done to its rows leads back there."""
        parts = [part for part in (self.query, f"page={self.page}" if self.page > 1 else "") if part]
        return reverse(self.listing.name) + (f"?{'&'.join(parts)}" if parts else "")

    @property
    def may_report(self) -> bool:
        """Whether reports of what the list shows can be asked for, and by this person."""
        return self.listing.reported is not None and self.person.may("export_reviewed_report")

    @property
    def is_kept(self) -> bool:
        """Whether the person keeps a view of their own that shows just this."""
        return any(view.query == self.query and view.owner_id == self.person.pk for view in self.views)

    @property
    def removes_others(self) -> bool:
        """Whether this person removes shared views of others: of somebody who left, say."""
        return self.person.may("manage_people")

    @property
    def short_words(self) -> list[str]:
        """The words looked for that are so short that they are found only where words begin."""
        return short_words(QueryDict(self.query).get("words") or "")

    @property
    def view_shown(self) -> SavedView | None:
        return next((view for view in self.views if view.query == self.query), None)


def list_context(listing: Listing, request: HttpRequest, person: User) -> dict[str, Any]:
    """What the page of a list needs: `filter`, `table` on its page, and the `bar` over it."""
    shown = shown_list(listing, request, request.GET)
    shown.table.show_page(request.GET.get(shown.table.page_field, "1"))
    views = _VIEWS(person=person.pk, list_name=listing.name)
    bar = ListBar(listing, shown.query, views, person, uuid4(), page=shown.table.page.number)
    return {"filter": shown.filter, "table": shown.table, "bar": bar}
