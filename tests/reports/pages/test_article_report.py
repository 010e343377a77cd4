"""The report of an article, to be read before it leaves."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.reports.formats import FORMATS
from tests.examples import a_claim, an_approved_verdict, an_article


@pytest.fixture
def article(ines: User, ruth: User) -> Article:
    article = an_article(by=ines)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    return article


def test_it_shows_the_report_and_the_ways_out(client: Client, amara: User, article: Article) -> None:
    client.force_login(amara)
    page = client.get(f"/reports/{article.slug}/").content.decode()
    for shown in ("“At least 36”", "Accurate", "Approved: Ruth Adeyemi", "/static/icons.svg#i-check"):
        assert shown in page
    for format in FORMATS:
        assert f'<form method="post" action="/reports/{article.slug}/{format}/">' in page
    assert "<style" not in page


def test_reading_it_is_no_event(client: Client, amara: User, article: Article) -> None:
    client.force_login(amara)
    client.get(f"/reports/{article.slug}/")
    assert not Event.objects.filter(verb="exported").exists()


def test_a_reviewer_reads_what_they_reviewed_and_nothing_else(
    client: Client, ines: User, ruth: User, article: Article
) -> None:
    client.force_login(ruth)
    assert client.get(f"/reports/{article.slug}/").status_code == 200
    other = an_article(by=ines, paragraphs=("Other", "Nothing."))
    assert client.get(f"/reports/{other.slug}/").status_code == 403


def test_an_editor_is_refused(client: Client, ines: User, article: Article) -> None:
    client.force_login(ines)
    assert client.get(f"/reports/{article.slug}/").status_code == 403


def test_an_unknown_article_is_not_found(client: Client, amara: User) -> None:
    client.force_login(amara)
    assert client.get("/reports/nothing/").status_code == 404
