"""What the database refuses of the worker's rows."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.chores.models import ChoreRun, Heartbeat


def test_they_name_what_they_are_of(db: None) -> None:
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        Heartbeat.objects.create(worker="", beat_at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        ChoreRun.objects.create(name="", begun_at=now)
    assert str(Heartbeat.objects.create(worker="one", beat_at=now)) == "one"
    assert str(ChoreRun.objects.create(name="sweep", begun_at=now)) == "sweep"
