"""`manage.py work`."""

import signal
import threading
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.http import QueryDict

from factcheck.accounts.models import User
from factcheck.chores.management.commands.work import keep
from factcheck.chores.models import ChoreRun, Heartbeat
from factcheck.reports.actions.background import start_export
from factcheck.reports.models import ExportJob
from factcheck.reports.selections import selection_of
from factcheck.reports.writing import Asked
from tests.examples import a_claim, an_article


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
