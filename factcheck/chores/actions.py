"""Beats the worker's heart, and does the chores that are due."""

import logging
from datetime import timedelta

from django.utils import timezone

from factcheck.chores.models import ChoreRun, Heartbeat
from factcheck.chores.register import Chore, chores

log = logging.getLogger(__name__)
FORGOTTEN_AFTER = timedelta(days=1)


def beat(*, worker: str) -> None:
    """Says that the worker is alive, and forgets those that have not been for a day."""
    Heartbeat.objects.update_or_create(worker=worker, defaults={"beat_at": timezone.now()})
    Heartbeat.objects.filter(beat_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()


def stop_beating(*, worker: str) -> None:
    """Says that the worker has stopped."""
    Heartbeat.objects.filter(worker=worker).delete()


def do_due_chores() -> list[str]:
    """Does every chore that is due and that no other worker has begun; gives their names.

    One that fails is logged and tried again when it is next due: it must not keep the others from being done.
    """
    done = []
    for chore in chores():
        if _begin(chore):
            try:
                chore.do()
            except Exception:
                log.exception("The chore %s failed; it is tried again in %s.", chore.name, chore.every)
            else:
                done.append(chore.name)
    return done


def _begin(chore: Chore) -> bool:
    """Whether the chore was due and is now this worker's to do."""
    now = timezone.now()
    _run, is_new = ChoreRun.objects.get_or_create(name=chore.name, defaults={"begun_at": now})
    due = ChoreRun.objects.filter(name=chore.name, begun_at__lte=now - chore.every)
    return is_new or bool(due.update(begun_at=now))
