"""A filter by a person."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User


class PersonFilter(django_filters.ModelChoiceFilter):
    """One of all people, by their user name; who has left may have done something, too."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=_people, to_field_name="username", empty_label=_("Everybody"), **kwargs)


def _people(request: object) -> QuerySet[User]:
    return User.objects.order_by("name", "username")
