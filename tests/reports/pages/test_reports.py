"""The list of reports that one may export."""

import re
from html import escape, unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.conftest import PersonMaker
from tests.examples import a_claim, an_approved_verdict, an_article

# The preview reads the first report.
STATEMENTS = 25


@pytest.fixture
def article(ines: User, ruth: User) -> Article:
    """An article with two claims, one of them approved by Ruth."""
    article = an_article(by=ines)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    a_claim(by=ines, article=article, words="Thursday")
    return article


def page_for(client: Client, person: User) -> str:
    client.force_login(person)
    response = client.get("/reports/")
    assert response.status_code == 200
    return response.content.decode()


def test_an_admin_sees_every_article_with_its_counts(client: Client, amara: User, article: Article) -> None:
    page = page_for(client, amara)
    assert f'action="/reports/{article.slug}/csv/"' in page
    assert f'href="/reports/{article.slug}/"' in page
    assert 'data-label="Claims">2</td>' in page
    assert 'data-label="Approved">1</td>' in page
    assert "What a report holds" in page


def test_a_reviewer_sees_the_articles_they_reviewed(client: Client, ines: User, ruth: User, article: Article) -> None:
    other = an_article(by=ines, paragraphs=("Not reviewed", "Nothing here."))
    page = page_for(client, ruth)
    assert f"/reports/{article.slug}/csv/" in page
    assert other.slug not in page


def test_an_editor_is_told_who_exports(client: Client, ines: User, article: Article) -> None:
    page = page_for(client, ines)
    assert "Reports are exported by an admin, or by a reviewer for articles they reviewed." in page
    assert "/csv/" not in page


def test_an_admin_of_an_empty_newsroom_is_told_what_to_do(client: Client, amara: User) -> None:
    assert "No reports yet" in page_for(client, amara)


def test_its_statements_do_not_grow_with_the_articles(
    client: Client, ines: User, amara: User, article: Article, django_assert_num_queries: Any
) -> None:
    client.force_login(amara)
    with django_assert_num_queries(STATEMENTS):
        client.get("/reports/")
    for number in range(5):
        other = an_article(by=ines, paragraphs=(f"Article {number}", "At least 36 were there."))
        a_claim(by=ines, article=other, words="At least 36")
    with django_assert_num_queries(STATEMENTS):
        client.get("/reports/")


def test_it_is_read_only(client: Client, amara: User) -> None:
    client.force_login(amara)
    assert client.post("/reports/").status_code == 405


def test_a_person_without_a_role_is_refused(client: Client, make_person: PersonMaker) -> None:
    client.force_login(make_person("guest", "Guest"))
    assert client.get("/reports/").status_code == 403


def test_an_address_asks_for_articles_claims_format_and_columns(
    client: Client, amara: User, ines: User, article: Article
) -> None:
    other = an_article(by=ines, paragraphs=("Other", "At least 40 were there."))
    client.force_login(amara)
    page = client.get("/reports/?state=approved&format=csv&columns=number&columns=quotation").content.decode()
    assert "1 article, 1 claim" in page
    assert "Every article; claims that are: Approved." in page
    assert f'action="/reports/{other.slug}/csv/"' not in page
    assert '<td dir="auto">At least 36</td>' in page
    assert 'action="/exports/write/?state=approved&amp;format=csv&amp;columns=number&amp;columns=quotation"' in page


def test_a_selection_without_anything_says_so(client: Client, amara: User, article: Article) -> None:
    client.force_login(amara)
    page = client.get("/reports/?risk=legal").content.decode()
    assert "Nothing to export" in page
    assert "/exports/write/" not in page


def test_what_cannot_be_asked_is_refused(client: Client, amara: User) -> None:
    client.force_login(amara)
    assert client.get("/reports/?since=tomorrow").status_code == 400
    assert client.get("/reports/?format=odt").status_code == 400


def test_a_long_selection_is_said_to_go_to_the_background(
    client: Client, amara: User, article: Article, settings: Any
) -> None:
    settings.EXPORT_CLAIMS_AT_ONCE = 1
    page = page_for(client, amara)
    assert "Start the export" in page
    assert "No background worker is running now." in page


def test_a_list_leads_to_the_reports_of_what_it_shows(
    client: Client, ines: User, amara: User, article: Article
) -> None:
    client.force_login(amara)
    page = client.get("/claims/?state=unchecked&words=Thursday").content.decode()
    address = "/reports/?listing=claims&filters=state%3Dunchecked%26words%3DThursday"
    assert address.replace("&", "&amp;") in page
    assert "1 article, 1 claim" in client.get(address).content.decode()
    assert "/reports/?listing=articles" in client.get("/articles/").content.decode()
    client.force_login(ines)
    assert "/reports/?listing" not in client.get("/claims/").content.decode()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/articles/?words=strike", "Fact-check report of these"),
        ("/claims/?words=36", "Fact-check report of these"),
        ("/verdicts/?sort=as_of&state=approved", "Fact-check report of their claims"),
        ("/sources/?columns=kind&words=casualty", "Fact-check report of the claims citing these"),
        ("/corrections/?state=issued", "Fact-check report of these"),
        ("/reader-reports/", "Fact-check report of their articles"),
    ],
)
def test_every_list_leads_to_the_reports_of_what_it_shows_and_back(
    client: Client, ines: User, amara: User, article: Article, address: str, words: str
) -> None:
    client.force_login(amara)
    way = re.search(rf'<a class="way" href="([^"]+)">{words}</a>', client.get(address).content.decode())
    assert way
    page = client.get(unescape(way[1])).content.decode()
    assert f'href="{escape(address)}">Open the list</a>' in page
    client.force_login(ines)
    assert words not in client.get(address).content.decode()
    assert "Open the list" not in client.get(unescape(way[1])).content.decode()


def test_a_list_that_shows_nothing_has_no_reports(client: Client, amara: User, article: Article) -> None:
    client.force_login(amara)
    address = "/reports/?listing=verdicts&filters=state%3Dlapsed"
    page = client.get(address).content.decode()
    assert "Nothing to export" in page
    assert "The list shows nothing that leads to an article" in page
    assert 'href="/verdicts/?state=lapsed">Open the list</a>' in page
    assert client.post("/exports/write/?listing=verdicts&filters=state%3Dlapsed&format=csv").status_code == 400


def test_a_list_that_cannot_be_narrowed_so_is_refused_at_every_door(
    client: Client, amara: User, article: Article
) -> None:
    client.force_login(amara)
    hostile = "?listing=verdicts&filters=state%3Dglad%26%3Cscript%3E&format=csv"
    answers = [
        client.get(f"/reports/{hostile}"),
        client.post(f"/exports/write/{hostile}"),
        client.post(f"/exports/write/{hostile}", {"background": "1"}),
        client.post(f"/report-definitions/save/{hostile}", {"uid": str(uuid4()), "name": "All"}),
    ]
    for answer in answers:
        assert answer.status_code == 400
        page = answer.content.decode()
        assert "cannot be narrowed by this: &lt;script&gt;, state." in page
        assert 'href="/verdicts/"' in page
