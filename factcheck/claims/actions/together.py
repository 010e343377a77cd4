"""What is done to many claims at once: written in one statement, and found again by whoever takes it back."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Field, QuerySet, Value, When
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.audit.models import Event

# The toast that offers to undo goes long before.
UNDONE_WITHIN = timedelta(days=1)


def by_claim(values: Mapping[int, Any], field: "Field[Any, Any]") -> Any:
    """What a column is set to in one UPDATE: one value for all, or a CASE over the claims (by primary key)."""
    if len(set(values.values())) == 1:
        return next(iter(values.values()))
    whens = [When(pk=pk, then=Value(value, output_field=field)) for pk, value in values.items()]
    return Case(*whens, output_field=field)


def done_together(by: User, verbs: Sequence[str], together: UUID) -> "QuerySet[Event]":
    """The events of one deed on many claims, by the person who did it, a day ago at most."""
    since = timezone.now() - UNDONE_WITHIN
    return Event.objects.filter(
        person=by, at__gte=since, kind="claim", verb__in=verbs, details__contains=f'"together":"{together}"'
    )
