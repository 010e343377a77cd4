"""A filter by a person."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from factcheck.lists.filtering import OfferFilter


class PersonFilter(OfferFilter):
    """One of all people, by their user name; who has left may have done something, too."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(_people, to_field_name="username", empty_label=_("Everybody"), **kwargs)


def _people() -> QuerySet[User]:
    return User.objects.only("name", "username").order_by("name", "username")
