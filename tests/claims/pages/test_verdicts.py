"""The list of verdicts as a page."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Verdict
from tests.examples import a_claim, a_submitted_verdict


def page(client: Client, person: User, query: str = "") -> str:
    client.force_login(person)
    response = client.get(f"/verdicts/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_to_do_when_there_is_none(client: Client, ines: User) -> None:
    assert "A verdict shows here once it is submitted." in page(client, ines)


def test_it_says_so_when_none_fits(client: Client, submitted: Verdict, ines: User) -> None:
    assert "No verdict fits all of these filters together." in page(client, ines, "?state=approved")


def test_a_row_leads_to_its_claim_and_says_who_decided(
    client: Client, submitted: Verdict, ines: User, ruth: User
) -> None:
    approve_verdict(by=ruth, verdict=submitted)
    html = page(client, ines)
    assert f'href="{submitted.claim.get_absolute_url()}"' in html
    assert "1 verdict" in html
    assert "Ruth Adeyemi" in html
    assert 'data-label="Explanation"' not in html
    assert 'data-label="Explanation"' in page(client, ines, "?columns=explanation")


def test_its_statements_do_not_grow_with_the_verdicts(
    client: Client, submitted: Verdict, article: Article, ines: User
) -> None:
    page(client, ines)
    with CaptureQueriesContext(connection) as few:
        page(client, ines)
    for words in ("soldiers", "Thursday"):
        a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words=words))
    with CaptureQueriesContext(connection) as many:
        page(client, ines)
    assert len(few) == len(many)
