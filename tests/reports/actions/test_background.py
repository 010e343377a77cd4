"""Exports that a worker writes."""

import hashlib
import json
from datetime import timedelta
from pathlib import Path
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
    fail_lost_exports,
    file_of_export,
    start_export,
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

    def cancel_after_two(pk: int, claims: int) -> int:
        if claims == 2:
            cancel_export(by=amara, job=job)
        return tell(pk, claims)

    monkeypatch.setattr(background, "_tell", cancel_after_two)
    job = written(job)
    assert (job.state, job.rows_done) == ("cancelled", 1)
    assert not job.path.exists()
    assert not Event.objects.filter(verb="exported").exists()
    with pytest.raises(AlreadyOver):
        cancel_export(by=amara, job=job)


def test_one_that_was_cancelled_before_is_left_alone(amara: User, jonas: User, job: ExportJob) -> None:
    with pytest.raises(NotAllowed, match="Amara Lindqvist's"):
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


def test_a_worker_that_stopped_half_way_is_noticed(job: ExportJob) -> None:
    ExportJob.objects.update(state="running", told_at=timezone.now() - timedelta(minutes=9))
    assert fail_lost_exports() == 0
    ExportJob.objects.update(told_at=timezone.now() - timedelta(minutes=11))
    assert fail_lost_exports() == 1
    job.refresh_from_db()
    assert (job.state, job.failure) == ("failed", "The worker stopped while it wrote the file. Start it again.")


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
