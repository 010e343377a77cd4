"""Whether a worker is running."""

from datetime import timedelta

from django.utils import timezone

from factcheck.chores.actions import beat
from factcheck.chores.models import Heartbeat
from factcheck.chores.queries import a_worker_is_running


def test_a_worker_runs_while_its_heart_beats(db: None) -> None:
    assert not a_worker_is_running()
    beat(worker="one")
    assert a_worker_is_running()
    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(minutes=1))
    assert not a_worker_is_running()
