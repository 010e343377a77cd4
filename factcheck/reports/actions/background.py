"""Exports that a worker writes: started, written, taken up again, cancelled, deleted when their time is over."""

import logging
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import IO, Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult

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
BEATS_EVERY = timedelta(seconds=10)
LOST_AFTER = timedelta(minutes=1)
"""A worker that has not been heard of for so long has stopped: while it writes, it is heard of every ten seconds."""
LEFT_AFTER = timedelta(days=1)
MOST_LOST = 1
"""How often an export whose worker stopped is taken up again."""

log = logging.getLogger(__name__)


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

    A worker that is stopped puts it back; one that dies is missed by `take_up_lost_exports`. What goes wrong is kept
    with the export, in words for its owner, and raised for the log of the worker.
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
        _remove(job.part)
    except Exception as error:
        _fail(job, _reason(error))
        _remove(job.part)
        if not isinstance(error, RuleViolation):
            raise
    except BaseException:
        # The worker is told to stop at once. It is written from the beginning when one works again.
        _put_back(job, lost=0)
        raise


def asked_by(job: ExportJob) -> Asked:
    """What the export is of, as it was asked for."""
    return Asked(selection_of(job.parameters), job.format, tuple(job.columns))


def _write(job: ExportJob, asked: Asked) -> Written:
    job.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _telling(job) as telling, open(job.part, "wb", opener=_private) as file:
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
            if not others.submit(_tell, job, claims).result():
                raise Cancelled

    def beat() -> None:
        while not over.wait(BEATS_EVERY.total_seconds()):
            others.submit(_beat, job)

    over = Event()
    with ThreadPoolExecutor(1, thread_name_prefix="export") as others:
        beating = Thread(target=beat, daemon=True)
        beating.start()
        try:
            yield tell
        finally:
            over.set()
            beating.join()
            others.submit(_close).result()


def _close() -> None:
    connection.close()  # that of the thread it runs in


def _begun(job: ExportJob) -> QuerySet[ExportJob]:
    """The export where it is still written by who began it then, and not cancelled or taken up by another."""
    return ExportJob.objects.filter(pk=job.pk, state=ExportState.RUNNING, started_at=job.started_at)


def _tell(job: ExportJob, claims: int) -> int:
    return _begun(job).update(rows_done=claims, told_at=timezone.now())


def _beat(job: ExportJob) -> None:
    """Says that the worker lives, where a long article or a PDF has nothing else to say for a while."""
    try:
        _begun(job).update(told_at=timezone.now())
    except DatabaseError:
        log.exception("Export %s could not say that it is being written; it tries again.", job.uid)


@transaction.atomic
def _finish(job: ExportJob, asked: Asked, written: Written, *, whole: bool) -> None:
    if not _begun(job).exists():
        raise Cancelled
    now = timezone.now()
    done = _begun(job).update(
        state=ExportState.DONE,
        rows_done=written.claims,
        rows_total=written.claims,
        size=job.part.stat().st_size,
        sha256=written.sha256,
        of_any_article=whole,
        finished_at=now,
        expires_at=now + timedelta(hours=settings.EXPORT_KEPT_HOURS),
    )
    if not done:
        raise Cancelled
    record_export(by=job.owner, asked=asked, written=written)
    job.part.replace(job.path)


@transaction.atomic
def _put_back(job: ExportJob, *, lost: int) -> int:
    """Has it written from the beginning, by whichever worker comes first."""
    _remove(job.part)
    waits = _begun(job).update(
        state=ExportState.QUEUED, started_at=None, told_at=None, rows_done=0, lost_times=F("lost_times") + lost
    )
    if waits:
        write_export.enqueue(str(job.uid))
    return waits


def _fail(job: ExportJob, why: str) -> None:
    _begun(job).update(state=ExportState.FAILED, failure=why, finished_at=timezone.now())


def _reason(error: Exception) -> str:
    if isinstance(error, RuleViolation):
        return error.message
    if isinstance(error, OSError):
        return _("The file could not be written: %(reason)s. Tell whoever runs the server, then start it again.") % {
            "reason": error.strerror or error
        }
    return _("Something went wrong; the log of the worker says what. Start it again, or ask for less.")


@transaction.atomic
def cancel_export(*, by: User, job: ExportJob) -> None:
    """Ends an export that waits or is being written. Raises NotAllowed for somebody else's, AlreadyOver."""
    if job.owner_id != by.pk:
        raise NotAllowed(_("This export is %(name)s’s. Start your own.") % {"name": job.owner.name})
    open_still = ExportJob.objects.filter(pk=job.pk, state__in=OPEN_EXPORTS)
    now = timezone.now()
    if not open_still.update(state=ExportState.CANCELLED, finished_at=now, noticed_at=now):
        raise AlreadyOver(
            _("This export is over already."), way_on=_("See what became of it"), url=job.get_absolute_url()
        )


def delete_expired_exports() -> int:
    """Deletes the files whose time is over, and gives their number; the record of each export stays.

    What nobody goes on writing, because its worker died and its owner cancelled it, is deleted too, after a day.
    """
    now = timezone.now()
    for part in Path(settings.EXPORT_ROOT).glob("*.part"):
        if part.stat().st_mtime < (now - LEFT_AFTER).timestamp():
            _remove(part)
    number = 0
    for job in ExportJob.objects.filter(state=ExportState.DONE, deleted_at__isnull=True, expires_at__lte=now):
        _remove(job.path)
        number += ExportJob.objects.filter(pk=job.pk, deleted_at__isnull=True).update(deleted_at=now)
    return number


def take_up_lost_exports() -> int:
    """Has written again what a worker began and was not heard of since, once; the second time it failed.

    One that waits and that no task of the queue leads to, because its worker died as it took it, is queued again too.
    Gives their number.
    """
    silent = timezone.now() - LOST_AFTER
    number = 0
    for job in ExportJob.objects.filter(state=ExportState.RUNNING, told_at__lt=silent):
        if job.lost_times < MOST_LOST:
            number += _put_back(job, lost=1)
            continue
        _remove(job.part)
        number += _begun(job).update(
            state=ExportState.FAILED,
            failure=_("The worker stopped twice while it wrote the file. Ask for less, or start it again."),
            finished_at=timezone.now(),
        )
    return number + _queue_what_waits(silent)


def _queue_what_waits(since: datetime) -> int:
    waiting = ExportJob.objects.filter(state=ExportState.QUEUED, asked_at__lt=since)
    missed = {str(uid) for uid in waiting.values_list("uid", flat=True)}
    if missed:
        tasks = DBTaskResult.objects.ready().filter(task_path=write_export.module_path)
        missed -= {argument for task in tasks for argument in task.args_kwargs["args"]}
    for uid in sorted(missed):
        write_export.enqueue(uid)
    return len(missed)


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError, NotADirectoryError):
        path.unlink()


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
