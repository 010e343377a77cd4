"""/reader-reports/: what readers say is wrong."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.public.actions.answering import answer_report, close_report
from factcheck.public.models import ReaderReport
from tests.public.conftest import ReportMaker

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(published_slate: Article, client: Client) -> User:
    editor = User.objects.get(username="ines")
    client.force_login(editor)
    return editor


def read(client: Client, query: str = "") -> str:
    response = client.get(f"/reader-reports/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_without_any_it_says_where_they_come_from(editor: User, client: Client) -> None:
    assert "No reports yet" in read(client)


def test_a_report_is_listed_without_who_sent_it(editor: User, report: ReaderReport, client: Client) -> None:
    page = read(client)
    for said in ("at least 36", "It was 33.", "Received", "1 report", f"/reader-reports/{report.uid}/", "Slate"):
        assert said in page
    assert "Lena" not in page and "lena@" not in page


def test_it_is_narrowed_by_state_outcome_publication_and_words(
    editor: User, make_report: ReportMaker, client: Client
) -> None:
    waiting, answered, spam = make_report(wrong="One."), make_report(wrong="Two."), make_report(wrong="Three.")
    answer_report(by=editor, report=answered, outcome="known", answer="We know.")
    close_report(by=editor, report=spam)
    for query, shown in {
        "?state=waiting": {"One."},
        "?state=received": {"One."},
        "?state=answered": {"Two."},
        "?state=closed": {"Three."},
        "?outcome=known": {"Two."},
        "?publication=slate": {"One.", "Two.", "Three."},
        "?publication=none": set(),
        "?words=two": {"Two."},
        "?words=least+three": {"Three."},
    }.items():
        page = read(client, query)
        assert {said for said in ("One.", "Two.", "Three.") if said in page} == shown, query
    assert waiting.state == "received"


def test_it_is_downloaded_without_who_sent_it(editor: User, report: ReaderReport, client: Client) -> None:
    response = client.post("/lists/reader_reports/download/csv/")
    told = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert "at least 36" in told
    assert "lena@example.org" not in told


@pytest.mark.parametrize("number", [1, 5])
def test_it_costs_the_same_however_many_there_are(
    number: int,
    editor: User,
    make_report: ReportMaker,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(number):
        make_report()
    with django_assert_max_num_queries(8):
        read(client)
