"""The page of an export: how far it is."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.chores.actions import beat
from factcheck.reports.models import ExportJob
from tests.examples import a_claim, an_article


@pytest.fixture
def job(client: Client, amara: User, ines: User) -> ExportJob:
    """An export of one claim that Amara started."""
    a_claim(by=ines, article=an_article(by=ines), words="At least 36")
    client.force_login(amara)
    client.post("/exports/write/?format=csv", {"background": "1"})
    return ExportJob.objects.get()


def test_it_says_how_far_it_is_asks_again_and_can_be_cancelled(client: Client, job: ExportJob) -> None:
    ExportJob.objects.update(state="running", rows_total=3, rows_done=1)
    page = client.get(f"/exports/{job.uid}/").content.decode()
    assert "Export: 33 %" in page.partition("</title>")[0]
    assert "1 of 3 claims" in page
    assert 'data-hx-trigger="every 2s"' in page
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert f'action="/exports/{job.uid}/cancel/"' in page


def test_the_part_that_changes_comes_alone_with_its_title(client: Client, job: ExportJob) -> None:
    part = client.get(f"/exports/{job.uid}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Export waits" in part.partition("</title>")[0]


def test_it_says_when_no_worker_is_running(client: Client, job: ExportJob) -> None:
    assert "No background worker is running now." in client.get(f"/exports/{job.uid}/").content.decode()
    beat(worker="one")
    assert "No background worker" not in client.get(f"/exports/{job.uid}/").content.decode()


def test_one_that_is_over_asks_no_more(client: Client, job: ExportJob) -> None:
    ExportJob.objects.update(state="failed", failure="The disk is full.", finished_at=job.asked_at)
    page = client.get(f"/exports/{job.uid}/").content.decode()
    assert "The disk is full." in page
    assert 'data-hx-trigger="every' not in page
    assert f'action="/exports/{job.uid}/again/"' in page


def test_it_is_nobody_elses(client: Client, job: ExportJob, ruth: User) -> None:
    client.force_login(ruth)
    assert client.get(f"/exports/{job.uid}/").status_code == 404
