"""The list of verdicts as a page."""

import re
from datetime import UTC, datetime

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


def test_the_claims_of_ticked_verdicts_are_given_out_and_the_list_comes_back(
    client: Client, submitted: Verdict, ines: User, jonas: User
) -> None:
    html = page(client, ines, "?state=submitted")
    assert f'name="claim" value="{submitted.claim.uid}" form="ticked"' in html
    assert 'form="ticked" name="next" value="/verdicts/?state=submitted"' in html
    # Two versions of one claim are one claim.
    ticked = {"claim": [str(submitted.claim.uid)] * 2, "next": "/verdicts/?state=submitted"}
    shown = client.get("/claims/assign/", ticked).content.decode()
    assert "1 claim<" in shown
    [seen] = re.findall(r'name="seen" value="([^"]+)"', shown)
    response = client.post("/claims/assign/", {"seen": seen, "to": "jonas", "next": ticked["next"]}, follow=True)
    assert response.redirect_chain == [("/verdicts/?state=submitted", 302)]
    assert "1 claim assigned to Jonas Weil." in response.content.decode()


def test_it_is_narrowed_by_the_day_on_which_it_was_submitted(client: Client, submitted: Verdict, ines: User) -> None:
    Verdict.objects.filter(pk=submitted.pk).update(submitted_at=datetime(2026, 11, 3, 9, tzinfo=UTC))
    for query, is_found in (
        ("submitted_since=2026-11-03&submitted_until=2026-11-03", True),
        ("submitted_since=2026-11-04", False),
        ("submitted_until=2026-11-02", False),
    ):
        assert ("No verdict like this" not in page(client, ines, f"?{query}")) == is_found


def test_its_publication_and_number_are_columns(client: Client, submitted: Verdict, ines: User) -> None:
    html = page(client, ines, "?columns=number&columns=publication")
    assert 'data-label="Number">1<' in html
    assert 'data-label="Publication">' in html
