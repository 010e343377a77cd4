"""Sending a file: to be saved, never to be shown."""

import io

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.sources import blobs
from factcheck.sources.actions import add_evidence
from factcheck.sources.models import EvidenceFile
from tests.conftest import PersonMaker
from tests.examples import a_page
from tests.sources.conftest import PDF


@pytest.fixture
def kept(ines: User) -> EvidenceFile:
    return add_evidence(by=ines, source=a_page(by=ines), file=io.BytesIO(PDF), name="Şehitler.pdf", size=len(PDF))


def test_it_is_sent_as_a_file_that_no_browser_runs(desk: Client, kept: EvidenceFile) -> None:
    response = desk.get(f"/evidence/{kept.uid}/")
    assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined]
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%C5%9Eehitler.pdf"
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-store"


def test_nobody_without_a_role_gets_it(client: Client, kept: EvidenceFile, make_person: PersonMaker) -> None:
    assert client.get(f"/evidence/{kept.uid}/").status_code == 302
    client.force_login(make_person("guest", "Guest"))
    assert client.get(f"/evidence/{kept.uid}/").status_code == 403


def test_a_file_that_is_gone_from_the_store_is_named(desk: Client, kept: EvidenceFile) -> None:
    blobs.drop(kept.sha256)
    response = desk.get(f"/evidence/{kept.uid}/")
    assert response.status_code == 409
    assert kept.sha256 in response.content.decode()
