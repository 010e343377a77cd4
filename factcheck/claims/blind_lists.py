"""Keeps a list from telling a finding by its order or by what it is narrowed to, to who is to check the claim blind."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from factcheck.claims.second_checks import claims_blind_to
from factcheck.lists.filtering import ListFilter


@dataclass(frozen=True)
class Telling:
    """What a list says of findings: `filters` that ask for one, `orders` that follow one; `claim`: the field of it."""

    claim: str
    filters: tuple[str, ...]
    orders: tuple[str, ...] = ()

    def is_asked(self, data: Any) -> bool:
        # An address may name several orders, and the last of them need not be the first that counts.
        asked = data.getlist("sort") if data else []
        orders = {order.lstrip("-") for orders in asked for order in orders.split(",")}
        return bool(orders & set(self.orders)) or any(data.get(name) for name in self.filters)

    def kept_back(self, rows: "QuerySet[Any]", asked: ListFilter) -> "QuerySet[Any]":
        """Gives the rows without those on claims that who looks is to check blind, where the list would tell.

        One statement where it would; a row that is found under “Inaccurate” says what was found, whatever is in it.
        """
        if asked.reader is None or not self.is_asked(asked.data):
            return rows
        blind = claims_blind_to(asked.reader)
        return rows.exclude(**{f"{self.claim}__in": blind}) if blind else rows
