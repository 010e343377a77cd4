"""/public/reports/<token>/: what became of it, for nobody but its reader."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.public.actions.answering import answer_report, close_report, look_at_report
from factcheck.public.models import ReaderReport
from factcheck.public.tokens import signed_token, token_of
from tests.public.conftest import ReportMaker, issue, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def token() -> str:
    return token_of(signed_token()) or ""


@pytest.fixture
def report(make_report: ReportMaker, token: str) -> ReaderReport:
    return make_report(token=token, right="33", name="Lena Ort", email="lena@example.org")


@pytest.fixture
def editor(report: ReaderReport) -> User:
    return User.objects.get(username="ines")


def read(client: Client, token: str) -> str:
    response = client.get(f"/public/reports/{token}/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_they_said_and_that_it_came(report: ReaderReport, client: Client, token: str) -> None:
    page = read(client, token)
    for said in ("at least 36", "It was 33.", "Nobody has looked at it yet", "Delete them now"):
        assert said in page
    assert "lena@example.org" not in page


def test_it_says_that_somebody_looks(report: ReaderReport, editor: User, client: Client, token: str) -> None:
    look_at_report(by=editor, report=report)
    page = read(client, token)
    assert "Somebody in the newsroom looks at it" in page
    assert "Ines" not in page


def test_it_gives_the_answer_as_text(report: ReaderReport, editor: User, client: Client, token: str) -> None:
    answer_report(by=editor, report=report, outcome="no_error", answer="The ministry <b>said</b> 36.")
    page = read(client, token)
    assert "lets them stand" in page
    assert "The ministry &lt;b&gt;said&lt;/b&gt; 36." in page
    assert "Ines" not in page


def test_it_leads_to_the_correction(
    published_slate: Article, report: ReaderReport, editor: User, client: Client, token: str
) -> None:
    correction = issue(revise(published_slate, "at least 36", "at least 33"), "33")
    publish(published_slate)
    answer_report(by=editor, report=report, outcome="corrected", correction=correction)
    page = read(client, token)
    assert f"/public/corrections/{correction.uid}/" in page
    assert "You were right" in page


def test_what_was_closed_says_so_without_calling_it_spam(
    report: ReaderReport, editor: User, client: Client, token: str
) -> None:
    close_report(by=editor, report=report)
    page = read(client, token)
    assert "Closed without an answer" in page
    assert "spam" not in page


def test_nothing_stores_it_finds_it_or_hands_its_address_on(report: ReaderReport, client: Client, token: str) -> None:
    response = client.get(f"/public/reports/{token}/")
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex' in response.content.decode()


def test_every_wrong_token_gets_the_same(report: ReaderReport, client: Client, token: str) -> None:
    wrong = ["a" * 43, token[:-1], token.swapcase(), str(report.uid), report.token_sha256, "..%2f", "é" * 43]
    answers = [client.get(f"/public/reports/{each}/") for each in wrong]
    assert {answer.status_code for answer in answers} == {404}
    told = {answer.content.decode().replace(each, "") for answer, each in zip(answers, wrong, strict=True)}
    assert len({page.partition("<main")[2] for page in told}) == 1
    headers = {tuple(sorted(answer.headers.items())) for answer in answers}
    assert len({tuple(pair for pair in each if pair[0] != "Content-Length") for each in headers}) == 1


def test_it_costs_the_same_whatever_became_of_it(
    report: ReaderReport, client: Client, token: str, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        read(client, token)
