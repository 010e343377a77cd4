"""/public/reports/<token>/forget/: a reader takes their name and address back."""

import re

import pytest
from django.test import Client

from factcheck.public.models import ReaderAddress, ReaderReport
from factcheck.public.tokens import signed_token, token_of
from tests.public.conftest import ReportMaker

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(make_report: ReportMaker) -> str:
    token = token_of(signed_token()) or ""
    make_report(token=token, email="lena@example.org")
    return token


def test_it_asks_first_and_then_deletes(token: str) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get(f"/public/reports/{token}/forget/")
    assert "lena@example.org" not in page.content.decode()
    assert ReaderAddress.objects.exists()
    given = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[0]
    response = client.post(f"/public/reports/{token}/forget/", {"csrfmiddlewaretoken": given})
    assert response["Location"] == f"/public/reports/{token}/"
    assert not ReaderAddress.objects.exists()
    assert ReaderReport.objects.exists()
    assert "Nothing about you is stored" in client.get(response["Location"]).content.decode()


def test_a_form_from_here_is_known_to_come_from_here(token: str, client: Client) -> None:
    """The status page sends no referrer, and a browser then names no origin: the form stands on another page."""
    assert client.get(f"/public/reports/{token}/forget/")["Referrer-Policy"] == "same-origin"


def test_done_twice_it_says_that_there_is_nothing(token: str, client: Client) -> None:
    for _ in range(2):
        assert client.post(f"/public/reports/{token}/forget/").status_code == 302
    assert "Nothing about you is stored" in client.get(f"/public/reports/{token}/forget/").content.decode()


def test_a_wrong_token_finds_nothing(token: str, client: Client) -> None:
    for method in (client.get, client.post):
        assert method(f"/public/reports/{'a' * 43}/forget/").status_code == 404
    assert ReaderAddress.objects.exists()
