"""/reader-reports/<uid>/: the report on its sentence, with what is known there."""

from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.public.models import ReaderReport
from tests.examples import a_claim, an_approved_verdict
from tests.public.conftest import ReportMaker, issue, revise

pytestmark = pytest.mark.django_db


def person(username: str) -> User:
    return User.objects.get(username=username)


def read(client: Client, report: ReaderReport, username: str = "jonas") -> str:
    client.force_login(person(username))
    response = client.get(f"/reader-reports/{report.uid}/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_words_are_marked_in_their_sentence(report: ReaderReport, client: Client) -> None:
    page = read(client, report)
    assert "killing <mark>at least 36</mark> and raising fears" in page
    assert "https://example.org/hatay" in page
    assert "nobody has checked it" in page


def test_claim_state_verdict_and_citations_are_there(
    published_slate: Article, make_report: ReportMaker, client: Client
) -> None:
    claim = a_claim(by=person("ines"), article=published_slate, words="at least 36")
    an_approved_verdict(by=person("ines"), approved_by=person("ruth"), claim=claim)
    page = read(client, make_report())
    for said in ("Claim 1", "Approved", "Accurate", "The ministry says so.", "Casualty figures", "36 soldiers"):
        assert said in page, said


def test_corrections_are_there_and_one_is_drafted_from_here(
    published_slate: Article, report: ReaderReport, client: Client
) -> None:
    assert "Add a revision that puts it right" in read(client, report)
    correction = issue(revise(published_slate, "at least 36", "at least 33"), "33")
    page = read(client, report)
    assert f"/corrections/{correction.uid}/" in page
    assert "corrections/draft/?from=1&amp;to=2&amp;old=" in page
    start = page.index(f"/articles/{published_slate.slug}/corrections/draft/")
    address = page[start : page.index('"', start)].replace("&amp;", "&")
    drafting = client.get(address)
    assert drafting.status_code == 200
    form = drafting.context["form"]
    assert "36" in form["wrong"].value()
    assert form["found_through"].value() == "reader"
    by_its_clock = report.sent_at.astimezone(ZoneInfo("America/New_York")).replace(tzinfo=None, microsecond=0)
    assert form["found_at"].value() == by_its_clock


@pytest.mark.parametrize("username", ["ruth", "marek", "amara"])
def test_who_sent_it_is_seen_by_reviewers_and_admins(report: ReaderReport, client: Client, username: str) -> None:
    page = read(client, report, username)
    assert "lena@example.org" in page
    assert "Lena Ort" in page


def test_an_editor_reads_the_report_and_not_who_sent_it(report: ReaderReport, client: Client) -> None:
    page = read(client, report, "ines")
    assert "It was 33." in page
    assert "lena@example.org" not in page
    assert "Lena Ort" not in page


@pytest.mark.parametrize("number", [1, 4])
def test_it_costs_the_same_however_much_is_there(
    number: int,
    published_slate: Article,
    make_report: ReportMaker,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    claim = a_claim(by=person("ines"), article=published_slate, words="at least 36")
    an_approved_verdict(by=person("ines"), approved_by=person("ruth"), claim=claim)
    for _ in range(number):
        report = make_report()
    client.force_login(person("ruth"))
    with django_assert_max_num_queries(32):
        client.get(f"/reader-reports/{report.uid}/")
