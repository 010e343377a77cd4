"""What the database refuses of a saved view."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.lists.models import SavedView


def test_a_view_without_a_name_is_refused(ines: User) -> None:
    with pytest.raises(IntegrityError, match="saved_view_has_a_name"), transaction.atomic():
        SavedView.objects.create(owner=ines, list_name="articles", name="", saved_at=timezone.now())


def test_one_name_stands_for_two_lists(ines: User) -> None:
    for list_name in ("articles", "claims"):
        SavedView.objects.create(owner=ines, list_name=list_name, name="Mine", saved_at=timezone.now())
    assert SavedView.objects.count() == 2
