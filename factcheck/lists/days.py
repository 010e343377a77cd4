"""Filters by a day: of dates, and of times as the range of times that the day is, which an index of them serves."""

from datetime import date, datetime, time, timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone


class DateFilter(django_filters.DateFilter):
    """Dates from a day on (`lookup_expr="gte"`) or up to it (`"lte"`), both included."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}), **kwargs)


class DayFilter(DateFilter):
    """Times from a day on or up to it, both included, in the zone that is active."""

    def filter(self, qs: QuerySet[Any], value: date | None) -> QuerySet[Any]:
        if value is None:
            return qs
        if self.lookup_expr == "gte":
            return qs.filter(**{f"{self.field_name}__gte": _begins(value)})
        if value == date.max:
            return qs
        return qs.filter(**{f"{self.field_name}__lt": _begins(value + timedelta(days=1))})


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_current_timezone())
