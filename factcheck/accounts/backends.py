"""Tells who is signed in: every request asks."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import F

from factcheck.accounts.models import User


class PersonBackend(ModelBackend):
    """Signs people in by user name and password, as Django does, and gives a person with their roles at once."""

    def get_user(self, user_id: Any) -> User | None:
        """The person with `roles`, in one statement: a row for each group, or one without."""
        rows = list(User.objects.filter(pk=user_id).annotate(group_name=F("groups__name")))
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        person = rows[0]
        person.roles = person.roles_by(row.group_name for row in rows)
        return person
