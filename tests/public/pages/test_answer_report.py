"""/reader-reports/<uid>/answer/: what the reader is told."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.public.models import ReaderReport
from tests.public.conftest import issue, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(report: ReaderReport, client: Client) -> User:
    editor = User.objects.get(username="ines")
    client.force_login(editor)
    return editor


def test_an_answer_in_words(report: ReaderReport, editor: User, client: Client) -> None:
    sent = {"outcome": "no_error", "answer": "The ministry said 36."}
    response = client.post(f"/reader-reports/{report.uid}/answer/", sent, follow=True)
    page = response.content.decode()
    assert "Report answered." in page
    assert f"/reader-reports/{report.uid}/reopen/" in page
    report.refresh_from_db()
    assert (report.state, report.outcome, report.answer) == ("answered", "no_error", "The ministry said 36.")


def test_the_correction_is_chosen_among_those_that_readers_see(
    published_slate: Article, report: ReaderReport, editor: User, client: Client
) -> None:
    correction = issue(revise(published_slate, "at least 36", "at least 33"), "33")
    sent = {"outcome": "corrected", "correction": str(correction.uid)}
    assert client.post(f"/reader-reports/{report.uid}/answer/", sent).status_code == 422
    publish(published_slate)
    assert client.post(f"/reader-reports/{report.uid}/answer/", sent).status_code == 302
    report.refresh_from_db()
    assert report.correction == correction


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Say what became of the report"),
        ({"outcome": "corrected"}, "Choose the correction"),
        ({"outcome": "known"}, "Write the answer"),
        ({"outcome": "known", "answer": "a" * 2001}, "at most 2000"),
        ({"outcome": "known", "answer": "a\x00"}, "Null"),
    ],
    ids=["nothing", "no correction", "no words", "too long", "NUL"],
)
def test_what_is_missing_is_told_and_what_was_typed_stays(
    report: ReaderReport, editor: User, client: Client, sent: dict[str, str], said: str
) -> None:
    response = client.post(f"/reader-reports/{report.uid}/answer/", sent)
    assert response.status_code == 422
    assert said in response.content.decode()
    report.refresh_from_db()
    assert report.state == "received"
