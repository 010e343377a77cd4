"""The message on somebody's next page when an export of theirs is over."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.reports.models import ExportJob
from tests.examples import an_article


@pytest.fixture
def job(client: Client, amara: User, ines: User) -> ExportJob:
    """An export that Amara started on the page."""
    an_article(by=ines)
    client.force_login(amara)
    client.post("/exports/write/?format=csv", {"background": "1"})
    return ExportJob.objects.get()


def end(job: ExportJob, **facts: Any) -> None:
    now = timezone.now()
    ended = {"finished_at": now, "sha256": "0" * 64, "expires_at": now + timedelta(days=1)}
    ExportJob.objects.filter(pk=job.pk).update(**(ended | facts))


def test_it_is_said_once_on_whatever_page_comes_next(client: Client, job: ExportJob) -> None:
    assert "Your export" not in client.get("/sources/").content.decode()
    end(job, state="done")
    assert "Your export is ready: Every article." in client.get("/sources/").content.decode()
    assert "Your export" not in client.get("/sources/").content.decode()
    assert "exports_under_way" not in client.session


def test_a_failure_is_said_with_its_reason(client: Client, job: ExportJob) -> None:
    end(job, state="failed", failure="The disk is full.")
    assert "Your export failed: The disk is full." in client.get("/sources/").content.decode()


def test_nobody_else_pays_for_it(client: Client, jonas: User, job: ExportJob, django_assert_num_queries: Any) -> None:
    other = Client()
    other.force_login(jonas)
    other.get("/account/")
    with django_assert_num_queries(2):
        other.get("/account/")
