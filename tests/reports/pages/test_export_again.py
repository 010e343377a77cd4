"""Starting an export again."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.reports.models import ExportJob
from tests.examples import a_claim, an_article


@pytest.fixture
def job(client: Client, amara: User, ines: User) -> ExportJob:
    """An export of one claim that Amara started."""
    a_claim(by=ines, article=an_article(by=ines), words="At least 36")
    client.force_login(amara)
    client.post("/exports/write/?format=csv", {"background": "1"})
    return ExportJob.objects.get()


def test_it_starts_another_of_the_same(client: Client, job: ExportJob) -> None:
    ExportJob.objects.update(state="failed", failure="The disk is full.", finished_at=job.asked_at)
    response = client.post(f"/exports/{job.uid}/again/")
    again = ExportJob.objects.exclude(pk=job.pk).get()
    assert response["Location"] == f"/exports/{again.uid}/"
    assert (again.state, again.query, again.format) == ("queued", job.query, job.format)
