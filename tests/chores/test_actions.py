"""The worker's heart, and the chores that are due."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.chores import register
from factcheck.chores.actions import beat, do_due_chores, stop_beating
from factcheck.chores.models import ChoreRun, Heartbeat
from factcheck.chores.register import Chore, offer


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done, of two chores: one that fails and one that does not."""
    monkeypatch.setattr(register, "_CHORES", {})
    done = list[str]()

    def fail() -> None:
        done.append("fail")
        raise OSError("the disk is full")

    offer(Chore("fail", timedelta(hours=1), fail))
    offer(Chore("sweep", timedelta(days=1), lambda: done.append("sweep")))
    return done


def test_a_chore_is_done_when_it_is_due_and_not_before(db: None, done: list[str]) -> None:
    assert do_due_chores() == ["sweep"]
    assert do_due_chores() == []
    ChoreRun.objects.filter(name="sweep").update(begun_at=timezone.now() - timedelta(days=1, minutes=1))
    assert do_due_chores() == ["sweep"]
    assert done == ["fail", "sweep", "sweep"]


def test_one_that_fails_is_logged_and_keeps_no_other_from_being_done(
    db: None, done: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    do_due_chores()
    assert "The chore fail failed" in caplog.text
    assert "the disk is full" in caplog.text
    assert done == ["fail", "sweep"]


def test_a_worker_beats_under_its_name_and_stops(db: None) -> None:
    Heartbeat.objects.create(worker="of yesterday", beat_at=timezone.now() - timedelta(days=2))
    beat(worker="one")
    first = Heartbeat.objects.get()
    beat(worker="one")
    assert Heartbeat.objects.get().beat_at > first.beat_at
    stop_beating(worker="one")
    assert not Heartbeat.objects.exists()
