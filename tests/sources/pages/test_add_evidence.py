"""Keeping a file on a source."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factcheck.accounts.models import User
from factcheck.sources import actions, uploading
from factcheck.sources.models import EvidenceFile, Source
from tests.examples import a_page
from tests.sources.conftest import PDF


@pytest.fixture
def source(ines: User) -> Source:
    return a_page(by=ines)


def upload(data: bytes, name: str = "report.pdf", **what: Any) -> dict[str, Any]:
    return {"uid": uuid4(), "file": SimpleUploadedFile(name, data), "note": "Page 4", **what}


def test_it_is_kept_and_shown_with_its_hash_and_size(desk: Client, source: Source) -> None:
    page = desk.post(f"/sources/{source.uid}/evidence/", upload(PDF), follow=True).content.decode()
    kept = EvidenceFile.objects.get()
    assert (kept.name, kept.media_type, kept.size, kept.note) == ("report.pdf", "application/pdf", len(PDF), "Page 4")
    for words in ("report.pdf", kept.sha256, "Page 4", f"{len(PDF)}\u00a0bytes", "“report.pdf” kept."):
        assert words in page


def test_a_hostile_name_is_shown_as_words(desk: Client, source: Source) -> None:
    page = desk.post(f"/sources/{source.uid}/evidence/", upload(PDF, "<img src=x onerror=alert(1)>.pdf"), follow=True)
    assert "<img" not in page.content.decode()


def test_the_same_file_again_makes_no_second(desk: Client, source: Source) -> None:
    desk.post(f"/sources/{source.uid}/evidence/", upload(PDF))
    page = desk.post(f"/sources/{source.uid}/evidence/", upload(PDF, "again.pdf"), follow=True).content.decode()
    assert "The same file is here already, as “report.pdf”." in page
    assert EvidenceFile.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"<html><script>alert(1)</script></html>", "report.pdf", "none of the files that are kept: PDF"),
        (b"MZ\x90\x00", "report.pdf", "none of the files that are kept"),
        (b"", "empty.pdf", "“empty.pdf” is empty."),
        (PDF + b"x" * 100_000, "big.pdf", "has 0.1 MB. A file may have 25 MB"),
    ],
)
def test_it_says_what_is_not_kept_and_keeps_nothing(
    desk: Client, source: Source, kept_in: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str, said: str
) -> None:
    for module in (actions, uploading):
        monkeypatch.setattr(module, "MAX_BYTES", 90_000)
    response = desk.post(f"/sources/{source.uid}/evidence/", upload(data, name))
    assert response.status_code == 422
    assert said in " ".join(response.context["evidence_form"].errors["file"])
    assert not EvidenceFile.objects.exists()
    assert not kept_in.exists()


def test_without_a_file_it_says_so(desk: Client, source: Source) -> None:
    response = desk.post(f"/sources/{source.uid}/evidence/", {"uid": uuid4()})
    assert response.status_code == 422
    assert "required" in response.content.decode()
