"""Asks about the background worker."""

from datetime import timedelta

from django.utils import timezone

from factcheck.chores.models import Heartbeat

BEATS_EVERY = timedelta(seconds=10)
GONE_AFTER = timedelta(seconds=45)


def a_worker_is_running() -> bool:
    """Whether a worker was alive a moment ago: one statement."""
    return Heartbeat.objects.filter(beat_at__gte=timezone.now() - GONE_AFTER).exists()
