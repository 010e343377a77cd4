"""The page that words the corrections of a week."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from tests.corrections.conftest import an_issued_correction


def page(client: Client, person: User, query: str = "") -> str:
    client.force_login(person)
    response = client.get(f"/corrections/week/{query}")
    assert response.status_code == 200
    return response.content.decode()


def this_week() -> str:
    return f"?day={timezone.localdate():%Y-%m-%d}"


def test_it_opens_with_the_last_whole_week(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    assert "issued no correction in the week" in page(client, ruth)
    Correction.objects.update(issued_at=timezone.now() - timedelta(days=7))
    html = page(client, ruth)
    assert "issued one correction in the week" in html
    assert "This week is not over" not in html
    assert f"http://testserver/public/corrections/{issued.uid}/" in html


def test_a_week_that_is_not_over_says_so(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    html = page(client, ruth, this_week())
    assert "This week is not over" in html
    assert "One misstated a figure." in html


def test_a_hostile_note_is_only_text(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    Correction.objects.update(note="</textarea><script>alert(1)</script>")
    html = page(client, ruth, this_week())
    assert "<script>alert" not in html
    assert html.count("</textarea>") == 1


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("yesterday", "Enter a valid date."),
        ("0001-01-01", "Choose a day in the years 1800 to 2999."),
        ("9999-12-31", "Choose a day in the years 1800 to 2999."),
    ],
)
def test_a_day_that_is_none_is_explained(day: str, said: str, client: Client, ruth: User) -> None:
    html = page(client, ruth, f"?day={day}")
    assert said in html
    assert "Shown is the last whole week." in html


def test_an_editor_is_told_who_reads_it(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.get("/corrections/week/").status_code == 403


def test_its_statements_do_not_grow_with_the_corrections(
    client: Client, ines: User, ruth: User, corrected: Article
) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    page(client, ruth, this_week())
    with CaptureQueriesContext(connection) as few:
        page(client, ruth, this_week())
    for _ in range(3):
        an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    with CaptureQueriesContext(connection) as many:
        page(client, ruth, this_week())
    assert len(few) == len(many)
