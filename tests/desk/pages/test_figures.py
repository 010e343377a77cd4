"""The figures: for reviewers and admins, in a period that the address names."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Verdict
from tests.desk.conftest import ClaimMaker


def page(client: Client, person: User, query: str = "") -> str:
    client.force_login(person)
    response = client.get(f"/figures/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_so_when_there_is_nothing_to_count(client: Client, ruth: User) -> None:
    html = page(client, ruth)
    assert "No verdict was decided in this period." in html
    assert "No claim waits for a hand." in html
    assert "Nobody marked, submitted or decided anything in this period." in html
    assert "No verdict was approved in this period." in html


def test_every_bar_is_named_and_has_its_number(client: Client, submitted: Verdict, ruth: User) -> None:
    approve_verdict(by=ruth, verdict=submitted)
    html = page(client, ruth)
    assert 'role="img" aria-label="Ruth Adeyemi: Verdicts decided 1"' in html
    assert "<title>Ruth Adeyemi, Verdicts decided: 1</title>" in html
    assert "1 decision; it took 0 minutes." in html


def test_an_editor_is_told_who_reads_them(client: Client, ines: User) -> None:
    client.force_login(ines)
    response = client.get("/figures/")
    assert response.status_code == 403
    assert "reviewers and admins read them" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?since=2026-10-10&until=2026-10-01", "The last day comes before the first. Swap them."),
        ("?since=2020-01-01&until=2026-10-01", "Figures are counted for a year at most."),
        ("?since=yesterday", "Enter a valid date."),
        ("?since=9999-12-31&until=9999-12-31", "Choose a day in the years 1800 to 2999."),
        ("?since=0001-01-01&until=0001-01-01", "Choose a day in the years 1800 to 2999."),
        ("?publication=%00", "Null characters are not allowed."),
    ],
)
def test_a_period_that_cannot_be_is_explained_and_the_last_weeks_are_shown(
    client: Client, ruth: User, query: str, said: str
) -> None:
    html = page(client, ruth, query)
    assert said in html
    assert "Shown are the last twelve weeks." in html


def test_its_statements_do_not_grow_with_the_claims(
    client: Client, submitted: Verdict, mark: ClaimMaker, ines: User, ruth: User
) -> None:
    page(client, ruth)
    with CaptureQueriesContext(connection) as few:
        page(client, ruth)
    for words in ("120 boats", "1931", "two brothers"):
        mark(words, by=ines)
    with CaptureQueriesContext(connection) as many:
        page(client, ruth)
    assert len(few) == len(many)
