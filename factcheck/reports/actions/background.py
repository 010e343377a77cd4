"""Exports that a worker writes: started, written, cancelled, and deleted when their time is over."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta
from time import monotonic
from typing import IO, Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.errors import NotAllowed, RuleViolation
from factcheck.reports.actions.exporting import check_may_ask, name_of_file, record_export
from factcheck.reports.models import ExportJob
from factcheck.reports.selections import count_claims, in_words, selection_of
from factcheck.reports.states import OPEN_EXPORTS, ExportState
from factcheck.reports.writing import Asked, Written, write_reports
from factcheck.uids import makes_one

SECONDS_BETWEEN = 0.5
LOST_AFTER = timedelta(minutes=10)
"""A worker that has not said for so long how far it is has stopped."""


class AlreadyOver(RuleViolation):
    """An export that is over cannot be cancelled."""


class NoFile(RuleViolation):
    """The export is not ready, or its file was deleted."""


class Cancelled(Exception):
    """The export is no longer to be written."""


@makes_one(ExportJob)
@transaction.atomic
def start_export(*, by: User, asked: Asked, uid: UUID | None = None) -> ExportJob:
    """Has a worker write the reports of a selection; the same `uid` sent twice makes one.

    Raises what `export_reports` raises. The event follows when there is a file.
    """
    uid = uid or uuid4()
    existing = ExportJob.objects.filter(uid=uid, owner=by).first()
    if existing:
        return existing
    check_may_ask(by, asked)
    job = ExportJob.objects.create(
        uid=uid,
        owner=by,
        query=asked.selection.query,
        scope=in_words(asked.selection, by),
        format=asked.format,
        columns=list(asked.columns),
        rows_total=count_claims(asked.selection, by),
        file_name=name_of_file(asked),
        asked_at=timezone.now(),
    )
    write_export.enqueue(str(uid))
    return job


@task()
def write_export(uid: str) -> None:
    """Writes the file of an export that waits; one that was cancelled meanwhile is left alone.

    What goes wrong is kept with the export, in words for its owner, and raised for the log of the worker.
    """
    now = timezone.now()
    waiting = ExportJob.objects.filter(uid=uid, state=ExportState.QUEUED)
    if not waiting.update(state=ExportState.RUNNING, started_at=now, told_at=now):
        return
    job = ExportJob.objects.select_related("owner").get(uid=uid)
    try:
        asked = asked_by(job)
        check_may_ask(job.owner, asked)
        whole = job.owner.may("export_any_report")
        written = _write(job, asked)
        _finish(job, asked, written, whole=whole)
    except Cancelled:
        _remove_file(job)
    except BaseException as error:
        _fail(job, _reason(error))
        _remove_file(job)
        if not isinstance(error, RuleViolation):
            raise


def asked_by(job: ExportJob) -> Asked:
    """What the export is of, as it was asked for."""
    return Asked(selection_of(job.parameters), job.format, tuple(job.columns))


def _write(job: ExportJob, asked: Asked) -> Written:
    job.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _telling(job) as telling, open(job.path, "wb", opener=_private) as file:
        return write_reports(asked, job.owner, file, telling)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextmanager
def _telling(job: ExportJob) -> Iterator[Any]:
    """Gives what is told how many claims were written; it writes that on a connection of its own.

    The connection that reads is in the middle of a transaction, so that nobody would see it there. Raises Cancelled
    once the export is not to be written any more.
    """
    told = 0.0

    def tell(claims: int) -> None:
        nonlocal told
        if monotonic() - told >= SECONDS_BETWEEN:
            told = monotonic()
            if not others.submit(_tell, job.pk, claims).result():
                raise Cancelled

    with ThreadPoolExecutor(1, thread_name_prefix="export") as others:
        try:
            yield tell
        finally:
            others.submit(_close).result()


def _close() -> None:
    connection.close()  # that of the thread it runs in


def _tell(pk: int, claims: int) -> int:
    running = ExportJob.objects.filter(pk=pk, state=ExportState.RUNNING)
    return running.update(rows_done=claims, told_at=timezone.now())


@transaction.atomic
def _finish(job: ExportJob, asked: Asked, written: Written, *, whole: bool) -> None:
    now = timezone.now()
    done = ExportJob.objects.filter(pk=job.pk, state=ExportState.RUNNING).update(
        state=ExportState.DONE,
        rows_done=written.claims,
        rows_total=written.claims,
        size=job.path.stat().st_size,
        sha256=written.sha256,
        of_any_article=whole,
        finished_at=now,
        expires_at=now + timedelta(hours=settings.EXPORT_KEPT_HOURS),
    )
    if not done:
        raise Cancelled
    record_export(by=job.owner, asked=asked, written=written)


def _fail(job: ExportJob, why: str) -> None:
    failed = ExportJob.objects.filter(pk=job.pk, state=ExportState.RUNNING)
    failed.update(state=ExportState.FAILED, failure=why, finished_at=timezone.now())


def _reason(error: BaseException) -> str:
    if isinstance(error, RuleViolation):
        return error.message
    if isinstance(error, OSError):
        return _("The file could not be written: %(reason)s. Tell whoever runs the server, then start it again.") % {
            "reason": error.strerror or error
        }
    if isinstance(error, Exception):
        return _("Something went wrong that the log of the worker tells. Start it again, or ask for less.")
    return _("The worker was stopped while it wrote the file. Start it again.")


@transaction.atomic
def cancel_export(*, by: User, job: ExportJob) -> None:
    """Ends an export that waits or is being written. Raises NotAllowed for somebody else's, AlreadyOver."""
    if job.owner_id != by.pk:
        raise NotAllowed(_("This export is %(name)s's. Start your own.") % {"name": job.owner.name})
    open_still = ExportJob.objects.filter(pk=job.pk, state__in=OPEN_EXPORTS)
    now = timezone.now()
    if not open_still.update(state=ExportState.CANCELLED, finished_at=now, noticed_at=now):
        raise AlreadyOver(
            _("This export is over already."), way_on=_("See what became of it"), url=job.get_absolute_url()
        )


def delete_expired_exports() -> int:
    """Deletes the files whose time is over, and gives their number; the record of each export stays."""
    now = timezone.now()
    number = 0
    for job in ExportJob.objects.filter(state=ExportState.DONE, deleted_at__isnull=True, expires_at__lte=now):
        _remove_file(job)
        number += ExportJob.objects.filter(pk=job.pk, deleted_at__isnull=True).update(deleted_at=now)
    return number


def fail_lost_exports() -> int:
    """Marks as failed what a worker began and has not been heard of since; gives their number."""
    now = timezone.now()
    number = 0
    for job in ExportJob.objects.filter(state=ExportState.RUNNING, told_at__lt=now - LOST_AFTER):
        _remove_file(job)
        lost = ExportJob.objects.filter(pk=job.pk, state=ExportState.RUNNING, told_at=job.told_at)
        number += lost.update(
            state=ExportState.FAILED,
            failure=_("The worker stopped while it wrote the file. Start it again."),
            finished_at=now,
        )
    return number


def _remove_file(job: ExportJob) -> None:
    with suppress(FileNotFoundError, NotADirectoryError):
        job.path.unlink()


def file_of_export(*, by: User, job: ExportJob) -> IO[bytes]:
    """Opens the file of an export that is ready. Raises NotAllowed, NoFile."""
    require(by, "export_reviewed_report")
    if job.owner_id != by.pk or (job.of_any_article and not by.may("export_any_report")):
        raise NotAllowed(_("This file is no longer yours to have. Export the reports that you may have."))
    if job.has_file and job.path.exists():
        return job.path.open("rb")
    raise NoFile(
        _("This export has no file, or no longer: files are deleted after a time. Start it again."),
        way_on=_("To the export"),
        url=job.get_absolute_url(),
    )
