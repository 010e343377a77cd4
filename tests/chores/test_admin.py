"""What of background work stands in the admin: nothing."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult


def test_tasks_are_not_in_the_admin() -> None:
    assert not admin.site.is_registered(DBTaskResult)
