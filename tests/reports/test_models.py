"""What the database refuses of definitions and exports, and what they say of themselves."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.reports.models import ExportJob, ReportDefinition


def a_job(owner: User, **facts: object) -> ExportJob:
    usual = {"owner": owner, "scope": "Every article.", "format": "csv", "asked_at": timezone.now()}
    return ExportJob.objects.create(**(usual | facts))


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "glad"},
        {"state": "done", "finished_at": timezone.now()},
        {"state": "failed", "finished_at": timezone.now()},
        {"state": "cancelled"},
    ],
    ids=["unknown state", "done without a hash", "failed without a reason", "over without a time"],
)
def test_an_export_says_what_its_state_needs(amara: User, facts: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_job(amara, **facts)


def test_an_export_says_how_far_it_is(amara: User) -> None:
    assert (a_job(amara).percent, a_job(amara, rows_total=3, rows_done=1).percent) == (0, 33)
    job = a_job(amara)
    assert (str(job), job.is_open, job.has_file, job.path.name) == ("Every article.", True, False, str(job.uid))


def test_a_definition_has_a_name(amara: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportDefinition.objects.create(owner=amara, name="", saved_at=timezone.now())
