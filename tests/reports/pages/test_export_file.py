"""The file of an export."""

from pathlib import Path
from typing import Any

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


def test_it_is_sent_once_it_is_written(client: Client, job: ExportJob, settings: Any, tmp_path: Path) -> None:
    settings.EXPORT_ROOT = tmp_path
    assert client.get(f"/exports/{job.uid}/file/").status_code == 409
    job.path.write_bytes(b"number,slug\r\n")
    ExportJob.objects.update(state="done", sha256="0" * 64, finished_at=job.asked_at, expires_at=job.asked_at)
    response: Any = client.get(f"/exports/{job.uid}/file/")
    assert b"".join(response.streaming_content) == b"number,slug\r\n"
    assert response["Content-Disposition"] == f'attachment; filename="{job.file_name}"'
    assert response["Content-Type"].startswith("text/csv")
