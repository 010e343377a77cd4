"""The list of exports that one started."""

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


def test_it_lists_ones_own_with_their_files(client: Client, job: ExportJob, ruth: User) -> None:
    assert f"/exports/{job.uid}/file/" not in client.get("/exports/").content.decode()
    ExportJob.objects.update(state="done", sha256="0" * 64, finished_at=job.asked_at, expires_at=job.asked_at)
    page = client.get("/exports/").content.decode()
    assert f"/exports/{job.uid}/file/" in page
    assert "Ready" in page
    client.force_login(ruth)
    assert "No exports yet" in client.get("/exports/").content.decode()


def test_an_editor_is_refused(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.get("/exports/").status_code == 403
