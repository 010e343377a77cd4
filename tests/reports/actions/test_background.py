"""Exports that a worker writes."""

import hashlib
import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from time import sleep
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.errors import NotAllowed, Unusable
from factcheck.reports.actions import background
from factcheck.reports.actions.background import (
    AlreadyOver,
    NoFile,
    asked_by,
    cancel_export,
    delete_expired_exports,
    file_of_export,
    start_export,
    take_up_lost_exports,
    write_export,
)
from factcheck.reports.models import ExportJob
from factcheck.reports.selections import Selection
from factcheck.reports.writing import Asked
from tests.examples import a_claim, an_article

EVERYTHING = Asked(Selection(state="unchecked"), "csv", ("slug", "quotation"))


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.EXPORT_ROOT = tmp_path / "exports"
    return settings.EXPORT_ROOT


@pytest.fixture
def claims(ines: User) -> None:
    for number in range(3):
        article = an_article(by=ines, paragraphs=(f"No. {number}", "At least 36."))
        a_claim(by=ines, article=article, words="At least 36")


@pytest.fixture
def job(amara: User, claims: None) -> ExportJob:
    return start_export(by=amara, asked=EVERYTHING)


def written(job: ExportJob) -> ExportJob:
    write_export.call(str(job.uid))
    job.refresh_from_db()
    return job


def test_starting_one_leaves_it_to_a_worker_and_sent_twice_it_is_one(amara: User, claims: None) -> None:
    uid = uuid4()
    job = start_export(by=amara, asked=EVERYTHING, uid=uid)
    assert start_export(by=amara, asked=EVERYTHING, uid=uid) == job
    assert (job.state, job.rows_total, job.scope) == ("queued", 3, "Every article; claims that are: Unchecked.")
    assert asked_by(job) == EVERYTHING
    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs["args"] == [str(uid)]
    assert not Event.objects.filter(verb="exported").exists()


def test_who_may_not_and_what_is_nothing_is_refused_at_once(amara: User, ines: User, claims: None) -> None:
    with pytest.raises(NotAllowed, match="exported by an admin"):
        start_export(by=ines, asked=EVERYTHING)
    with pytest.raises(Unusable, match="nothing to export"):
        start_export(by=amara, asked=Asked(Selection(risk="legal"), "csv"))
    assert not ExportJob.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_worker_writes_the_file_and_records_who_what_rows_and_hash(amara: User, job: ExportJob) -> None:
    job = written(job)
    assert (job.state, job.rows_done, job.of_any_article) == ("done", 3, True)
    with file_of_export(by=amara, job=job) as file:
        content = file.read()
    assert len(content.splitlines()) == 4
    assert (job.sha256, job.size) == (hashlib.sha256(content).hexdigest(), len(content))
    event = Event.objects.get(verb="exported")
    details = json.loads(event.details)
    assert (event.person, details["rows"], details["sha256"]) == (amara, 3, job.sha256)
    assert job.path.stat().st_mode & 0o077 == 0


@pytest.mark.django_db(transaction=True)
def test_one_that_is_cancelled_while_it_is_written_leaves_no_file(
    amara: User, job: ExportJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "SECONDS_BETWEEN", 0.0)
    tell = background._tell

    def cancel_after_two(running: ExportJob, claims: int) -> int:
        if claims == 2:
            cancel_export(by=amara, job=job)
        return tell(running, claims)

    monkeypatch.setattr(background, "_tell", cancel_after_two)
    job = written(job)
    assert (job.state, job.rows_done) == ("cancelled", 1)
    assert not list(job.path.parent.iterdir())
    assert not Event.objects.filter(verb="exported").exists()
    with pytest.raises(AlreadyOver):
        cancel_export(by=amara, job=job)


def test_one_that_was_cancelled_before_is_left_alone(amara: User, jonas: User, job: ExportJob) -> None:
    with pytest.raises(NotAllowed, match="Amara Lindqvist’s"):
        cancel_export(by=jonas, job=job)
    cancel_export(by=amara, job=job)
    assert written(job).state == "cancelled"


def test_a_role_that_was_lost_meanwhile_ends_it_with_the_reason(amara: User, job: ExportJob) -> None:
    amara.groups.clear()
    job = written(job)
    assert job.state == "failed"
    assert "exported by an admin" in job.failure


def test_a_folder_that_cannot_be_written_to_is_told_and_logged(job: ExportJob, folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    with pytest.raises(FileExistsError):
        write_export.call(str(job.uid))
    job.refresh_from_db()
    assert (job.state, "could not be written" in job.failure) == ("failed", True)


def tasks_for(job: ExportJob) -> int:
    return sum(task.args_kwargs["args"] == [str(job.uid)] for task in DBTaskResult.objects.ready())


def abandoned(job: ExportJob, *, silent: timedelta) -> ExportJob:
    """The export as a worker leaves it that dies while it writes: its task begun, a part of the file on the disk."""
    DBTaskResult.objects.update(status="RUNNING")
    heard = timezone.now() - silent
    ExportJob.objects.filter(pk=job.pk).update(state="running", started_at=heard, told_at=heard, rows_done=2)
    job.refresh_from_db()
    job.part.parent.mkdir(exist_ok=True)
    job.part.write_bytes(b"half a fi")
    return job


@pytest.mark.django_db(transaction=True)
def test_what_a_dead_worker_began_is_written_from_the_beginning_once(amara: User, job: ExportJob) -> None:
    lately = abandoned(job, silent=timedelta(seconds=50))
    assert take_up_lost_exports() == 0
    lately.part.unlink()
    abandoned(job, silent=timedelta(seconds=70))
    assert (take_up_lost_exports(), take_up_lost_exports()) == (1, 0)
    job.refresh_from_db()
    assert (job.state, job.rows_done, job.lost_times, tasks_for(job)) == ("queued", 0, 1, 1)
    assert not list(job.path.parent.iterdir())
    job = written(job)
    assert (job.state, job.rows_done, [path.name for path in job.path.parent.iterdir()]) == ("done", 3, [str(job.uid)])
    with file_of_export(by=amara, job=job) as file:
        assert hashlib.sha256(file.read()).hexdigest() == job.sha256


def test_the_second_worker_that_dies_ends_it_and_says_so(job: ExportJob) -> None:
    abandoned(job, silent=timedelta(seconds=70))
    take_up_lost_exports()
    abandoned(job, silent=timedelta(seconds=70))
    assert take_up_lost_exports() == 1
    job.refresh_from_db()
    assert (job.state, job.failure) == (
        "failed",
        "The worker stopped twice while it wrote the file. Ask for less, or start it again.",
    )
    assert not list(job.path.parent.iterdir())


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_was_only_slow_does_not_touch_what_another_took_up(
    job: ExportJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "SECONDS_BETWEEN", 0.0)
    tell = background._tell

    def taken_over_after_two(running: ExportJob, claims: int) -> int:
        if claims == 2:
            ExportJob.objects.update(started_at=timezone.now(), rows_done=1)
        return tell(running, claims)

    monkeypatch.setattr(background, "_tell", taken_over_after_two)
    job = written(job)
    assert (job.state, job.rows_done) == ("running", 1)
    assert not Event.objects.filter(verb="exported").exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_stopped_puts_back_what_it_writes(job: ExportJob, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "SECONDS_BETWEEN", 0.0)
    with monkeypatch.context() as stopping:
        stopping.setattr(background, "_tell", lambda running, claims: sys.exit(1))
        with pytest.raises(SystemExit):
            write_export.call(str(job.uid))
    job.refresh_from_db()
    assert (job.state, job.lost_times, job.failure) == ("queued", 0, "")
    assert not list(job.path.parent.iterdir())
    # The task that the worker has in its hands is over; another one waits.
    assert tasks_for(job) == 2
    assert written(job).state == "done"


def test_what_waits_and_was_never_begun_is_queued_again(job: ExportJob) -> None:
    ExportJob.objects.update(asked_at=timezone.now() - timedelta(seconds=70))
    assert (take_up_lost_exports(), tasks_for(job)) == (0, 1)
    DBTaskResult.objects.update(status="RUNNING")
    assert (take_up_lost_exports(), tasks_for(job)) == (1, 1)
    assert take_up_lost_exports() == 0


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_has_nothing_to_say_is_heard_of_all_the_same(
    job: ExportJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that takes long tells no number of claims, and the worker is alive."""
    monkeypatch.setattr(background, "BEATS_EVERY", timedelta(seconds=0.05))
    now = timezone.now()
    ExportJob.objects.update(state="running", started_at=now, told_at=now)
    job.refresh_from_db()
    with background._telling(job):
        sleep(0.5)
    assert ExportJob.objects.filter(told_at__gt=now).exists()


@pytest.mark.django_db(transaction=True)
def test_a_file_is_deleted_when_its_time_is_over_and_not_before(amara: User, job: ExportJob) -> None:
    job = written(job)
    assert delete_expired_exports() == 0
    ExportJob.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert delete_expired_exports() == 1
    job.refresh_from_db()
    assert (job.path.exists(), job.has_file, job.sha256 != "") == (False, False, True)
    with pytest.raises(NoFile, match="Start it again"):
        file_of_export(by=amara, job=job)


def test_a_part_that_nobody_goes_on_with_is_deleted_after_a_day(amara: User, job: ExportJob) -> None:
    """Its worker died, and its owner cancelled it before anybody took it up again."""
    part = abandoned(job, silent=timedelta(seconds=50)).part
    cancel_export(by=amara, job=job)
    delete_expired_exports()
    assert part.exists()
    yesterday = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(part, (yesterday, yesterday))
    delete_expired_exports()
    assert not part.exists()


@pytest.mark.django_db(transaction=True)
def test_the_file_of_an_admin_is_not_theirs_once_they_are_a_reviewer(
    amara: User, job: ExportJob, ruth: User, ines: User
) -> None:
    job = written(job)
    amara.groups.set(ruth.groups.filter(name="Reviewer"))
    with pytest.raises(NotAllowed, match="no longer yours"):
        file_of_export(by=User.objects.get(pk=amara.pk), job=job)
    with pytest.raises(NotAllowed):
        file_of_export(by=ines, job=job)
