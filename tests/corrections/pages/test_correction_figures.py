"""The page of the figures of corrections."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.corrections.conftest import an_issued_correction


def page(client: Client, person: User, query: str = "") -> str:
    client.force_login(person)
    response = client.get(f"/corrections/figures/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_so_when_there_is_nothing_to_count(client: Client, ruth: User) -> None:
    html = page(client, ruth)
    assert "No correction stands in this period" in html
    assert '<svg width="100%"' not in html


def test_every_bar_is_named_and_has_its_number(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    html = page(client, ruth)
    assert "1 note stands." in html
    assert 'role="img" aria-label="Figure misstated: Correction 1"' in html
    assert "<title>The Daily Test, Correction: 1</title>" in html
    assert "Not known of any note" in html


def test_an_editor_is_told_who_reads_them(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.get("/corrections/figures/").status_code == 403
    assert "correction_figures" not in client.get("/corrections/").content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?since=2026-10-10&until=2026-10-01", "Swap them."),
        ("?since=2020-01-01&until=2026-10-01", "for a year at most"),
    ],
)
def test_a_period_that_cannot_be_is_explained(client: Client, ruth: User, query: str, said: str) -> None:
    html = page(client, ruth, query)
    assert said in html
    assert "Shown are the last twelve weeks." in html


def test_its_statements_do_not_grow_with_the_corrections(
    client: Client, ines: User, ruth: User, corrected: Article
) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    page(client, ruth)
    with CaptureQueriesContext(connection) as few:
        page(client, ruth)
    for _ in range(3):
        an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    with CaptureQueriesContext(connection) as many:
        page(client, ruth)
    assert len(few) == len(many)
