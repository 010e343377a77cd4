"""What is done to many rows of a list at once: written in one statement, and found again by whoever takes it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Case, Field, Model, QuerySet, Value, When
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.errors import RuleViolation

Row = TypeVar("Row", bound=Model)

# The toast that offers to undo goes long before.
UNDONE_WITHIN = timedelta(days=1)


class NothingToUndo(RuleViolation):
    """Somebody went on from there: what was done stands, and is changed by a deed of its own."""


@dataclass(frozen=True)
class Undone(Generic[Row]):
    """The rows that are as they were, and those that somebody changed since, which stay as they are."""

    rows: list[Row]
    left: list[Row]


def by_row(values: Mapping[int, Any], field: "Field[Any, Any]") -> Any:
    """What a column is set to in one UPDATE: one value for all, or a CASE over the rows (by primary key)."""
    if len(set(values.values())) == 1:
        return next(iter(values.values()))
    whens = [When(pk=pk, then=Value(value, output_field=field)) for pk, value in values.items()]
    return Case(*whens, output_field=field)


def done_together(by: User, kind: str, verbs: Sequence[str], together: UUID) -> "QuerySet[Event]":
    """The events of one deed on many things of a kind, by the person who did it, a day ago at most."""
    since = timezone.now() - UNDONE_WITHIN
    return Event.objects.filter(
        person=by, at__gte=since, kind=kind, verb__in=verbs, details__contains=f'"together":"{together}"'
    )
