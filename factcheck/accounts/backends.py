"""Tells who is signed in: every request asks."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import F

from factcheck.accounts.models import User
from factcheck.prepared import Parameter, Prepared

_PERSON = Prepared(
    lambda: User.objects.filter(pk=Parameter("pk", User._meta.pk)).annotate(group_name=F("groups__name"))
)


class PersonBackend(ModelBackend):
    """Signs people in by user name and password, as Django does, and gives a person with their roles at once."""

    def get_user(self, user_id: Any) -> User | None:
        """The person with `roles`, in one statement: a row for each group, or one without."""
        rows = _PERSON(pk=user_id)
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        person = rows[0]
        person.roles = person.roles_by(row.group_name for row in rows)
        return person
