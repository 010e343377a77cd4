"""Cancelling an export."""

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


def test_it_is_cancelled_once(client: Client, job: ExportJob) -> None:
    response = client.post(f"/exports/{job.uid}/cancel/", follow=True)
    assert "Export cancelled. There is no file." in response.content.decode()
    assert ExportJob.objects.get().state == "cancelled"
    assert client.post(f"/exports/{job.uid}/cancel/").status_code == 409
