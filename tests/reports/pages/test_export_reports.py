"""Downloading what an address asks for, or having it written in the background."""

import json
from typing import Any

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.reports.actions.background import write_export
from factcheck.reports.formats import FORMATS
from factcheck.reports.models import ExportJob
from tests.examples import a_claim, an_approved_verdict, an_article


@pytest.fixture
def article(ines: User) -> Article:
    article = an_article(by=ines)
    a_claim(by=ines, article=article, words="At least 36")
    return article


def test_a_short_one_is_downloaded_at_once(client: Client, amara: User, article: Article) -> None:
    client.force_login(amara)
    response: Any = client.post("/exports/write/?format=csv&columns=quotation&state=unchecked")
    assert b"".join(response.streaming_content) == b"quotation\r\nAt least 36\r\n"
    assert Event.objects.get(verb="exported").kind == "reports"


def test_a_long_one_and_one_that_was_asked_for_so_go_to_the_worker(
    client: Client, amara: User, article: Article, settings: Any
) -> None:
    client.force_login(amara)
    client.post("/exports/write/?format=csv", {"background": "1"})
    settings.EXPORT_CLAIMS_AT_ONCE = 0
    response = client.post("/exports/write/?format=csv")
    jobs = ExportJob.objects.all()
    assert len(jobs) == 2
    assert response["Location"] in {job.get_absolute_url() for job in jobs}


def test_an_editor_is_refused_and_a_reviewer_gets_what_they_reviewed(
    client: Client, ines: User, ruth: User, article: Article
) -> None:
    client.force_login(ines)
    assert client.post("/exports/write/?format=csv").status_code == 403
    client.force_login(ruth)
    assert client.post("/exports/write/?format=csv").status_code == 400
    other = a_claim(by=ines, article=article, words="Thursday")
    an_approved_verdict(by=ines, approved_by=ruth, claim=other)
    response: Any = client.post("/exports/write/?format=csv&columns=number")
    assert b"".join(response.streaming_content) == b"number\r\n1\r\n2\r\n"


def test_an_address_that_asks_for_no_form_is_refused(client: Client, amara: User, article: Article) -> None:
    client.force_login(amara)
    assert client.post("/exports/write/").status_code == 400
    assert client.get("/exports/write/?format=csv").status_code == 405


@pytest.mark.django_db(transaction=True)
def test_what_a_list_shows_leaves_in_every_form_and_in_the_background(
    client: Client, ines: User, ruth: User, amara: User, article: Article
) -> None:
    """Of two claims the one whose verdict is listed, and the event names the list."""
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="Thursday"))
    client.force_login(amara)
    address = "/exports/write/?listing=verdicts&filters=state%3Dapproved%26sort%3Das_of&format="
    for format in FORMATS:
        response: Any = client.post(address + format)
        assert response.status_code == 200
        assert b"".join(response.streaming_content)
        told = json.loads(Event.objects.filter(verb="exported").latest("pk").details)
        assert (told["rows"], told["format"]) == (1, format)
        assert told["query"] == "listing=verdicts&filters=state%3Dapproved%26sort%3Das_of"
    client.post(address + "csv&columns=quotation", {"background": "1"})
    job = ExportJob.objects.get()
    write_export.call(str(job.uid))
    job.refresh_from_db()
    assert (job.rows_total, job.rows_done) == (1, 1)
    file: Any = client.get(f"{job.get_absolute_url()}file/")
    assert b"".join(file.streaming_content) == b"quotation\r\nThursday\r\n"
