"""`manage.py work`."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.chores.management.commands.work import keep
from factcheck.chores.models import ChoreRun, Heartbeat
from factcheck.reports.actions.background import start_export, take_up_lost_exports
from factcheck.reports.models import ExportJob
from factcheck.reports.selections import selection_of
from factcheck.reports.writing import Asked
from tests.examples import a_claim, an_article
from tests.tools import ROOT


@pytest.fixture
def signals_as_before() -> Iterator[None]:
    """The worker answers signals itself; the test run does so again afterwards."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.django_db(transaction=True)
def test_it_writes_what_waits_and_does_the_chores(
    amara: User, ines: User, signals_as_before: None, settings: object, tmp_path: object
) -> None:
    settings.EXPORT_ROOT = tmp_path  # type: ignore[attr-defined]
    a_claim(by=ines, article=an_article(by=ines), words="At least 36")
    start_export(by=amara, asked=Asked(selection_of(QueryDict()), "csv"))
    call_command("work", batch=True, startup_delay=False, verbosity=0)
    job = ExportJob.objects.get()
    assert (job.state, job.rows_done, job.path.stat().st_size) == ("done", 1, job.size)
    assert ChoreRun.objects.filter(name="delete_expired_exports").exists()
    assert not Heartbeat.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_it_beats_until_it_is_stopped() -> None:
    stopped = threading.Event()
    keeper = threading.Thread(target=keep, args=("one", stopped))
    keeper.start()
    stopped.set()
    keeper.join(timeout=20)
    assert not keeper.is_alive()
    assert not Heartbeat.objects.filter(worker="one").exists()


@pytest.fixture
def start_worker(tmp_path: Path) -> Iterator[Callable[[], "subprocess.Popen[bytes]"]]:
    """Starts a worker as `make run` does: a process of its own, on the database of the tests."""
    name = str(connection.settings_dict["NAME"])
    url = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    env = {**os.environ, "DATABASE_URL": url, "DEBUG": "1", "EXPORT_ROOT": str(tmp_path)}
    env["DJANGO_SETTINGS_MODULE"] = "factcheck.settings"
    started = []

    def start() -> "subprocess.Popen[bytes]":
        work = [sys.executable, "manage.py", "work", "--verbosity", "0", "--no-startup-delay"]
        started.append(subprocess.Popen(work, cwd=ROOT, env=env))
        return started[-1]

    yield start
    for worker in started:
        worker.kill()
        worker.wait()


def wait_for(state: str, seconds: int = 60) -> ExportJob:
    """Waits until the export is in the state."""
    until = monotonic() + seconds
    while (job := ExportJob.objects.get()).state != state:
        assert monotonic() < until, f"it is {job.state} still: {job.failure}"
        sleep(0.01)
    return job


@pytest.mark.django_db(transaction=True)
def test_an_export_whose_worker_is_killed_is_written_by_the_next(
    amara: User, ines: User, settings: Any, tmp_path: Path, start_worker: Callable[[], "subprocess.Popen[bytes]"]
) -> None:
    """A PDF, which takes long enough to be killed while it is set."""
    settings.EXPORT_ROOT = tmp_path
    a_claim(by=ines, article=an_article(by=ines), words="At least 36")
    start_export(by=amara, asked=Asked(selection_of(QueryDict()), "pdf"))
    first = start_worker()
    wait_for("running")
    first.kill()
    first.wait()
    assert ExportJob.objects.get().state == "running"
    assert take_up_lost_exports() == 0
    ExportJob.objects.update(told_at=timezone.now() - timedelta(minutes=2))
    assert take_up_lost_exports() == 1
    start_worker()
    job = wait_for("done")
    assert (job.lost_times, job.path.read_bytes()[:5]) == (1, b"%PDF-")
    assert [path.name for path in tmp_path.glob("*-*")] == [str(job.uid)]


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_twice_to_stop_puts_back_what_it_writes(
    amara: User, ines: User, settings: Any, tmp_path: Path, start_worker: Callable[[], "subprocess.Popen[bytes]"]
) -> None:
    """What Ctrl+C in `make run` does: the terminal tells it, and then the script."""
    settings.EXPORT_ROOT = tmp_path
    a_claim(by=ines, article=an_article(by=ines), words="At least 36")
    start_export(by=amara, asked=Asked(selection_of(QueryDict()), "pdf"))
    worker = start_worker()
    wait_for("running")
    worker.send_signal(signal.SIGINT)
    sleep(0.05)
    worker.send_signal(signal.SIGTERM)
    worker.wait(timeout=60)
    job = ExportJob.objects.get()
    assert (job.state, job.lost_times, list(tmp_path.glob("*.part"))) == ("queued", 0, [])
