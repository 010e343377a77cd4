"""The download of a report in each format."""

import hashlib
import json

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from tests.examples import a_claim, an_approved_verdict, an_article


@pytest.fixture
def article(ines: User, ruth: User) -> Article:
    article = an_article(by=ines)
    an_approved_verdict(by=ines, approved_by=ruth, claim=a_claim(by=ines, article=article, words="At least 36"))
    return article


@pytest.mark.parametrize(
    ("format", "content_type"), [("html", "text/html; charset=utf-8"), ("json", "application/json")]
)
def test_each_format_is_a_file_and_an_event(
    client: Client, amara: User, article: Article, format: str, content_type: str
) -> None:
    client.force_login(amara)
    response = client.post(f"/reports/{article.slug}/{format}/")
    written = response.getvalue()
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="{article.slug}-revision-1.{format}"'
    assert "At least 36" in written.decode()
    event = Event.objects.get(verb="exported")
    details = json.loads(event.details)
    assert (details["format"], details["rows"]) == (format, 1)
    assert details["sha256"] == hashlib.sha256(written).hexdigest()
    assert event.person == amara


def test_a_format_that_is_not_known_is_refused(client: Client, amara: User, article: Article) -> None:
    client.force_login(amara)
    response = client.post(f"/reports/{article.slug}/odt/")
    assert response.status_code == 400
    assert "html, pdf, csv, xlsx" in response.content.decode()


def test_a_reviewer_is_refused_what_they_did_not_review(client: Client, ines: User, ruth: User) -> None:
    client.force_login(ruth)
    other = an_article(by=ines, paragraphs=("Other", "Nothing."))
    assert client.post(f"/reports/{other.slug}/json/").status_code == 403


def test_following_a_link_exports_nothing(client: Client, amara: User, article: Article) -> None:
    client.force_login(amara)
    assert client.get(f"/reports/{article.slug}/html/").status_code == 405
    assert not Event.objects.filter(verb="exported").exists()


def test_a_pdf_is_a_file_and_an_event(client: Client, amara: User, article: Article) -> None:
    client.force_login(amara)
    assert f'action="/reports/{article.slug}/pdf/"' in client.get(f"/reports/{article.slug}/").content.decode()
    response = client.post(f"/reports/{article.slug}/pdf/")
    written = response.getvalue()
    assert (response["Content-Type"], written[:5]) == ("application/pdf", b"%PDF-")
    assert response["Content-Disposition"] == f'attachment; filename="{article.slug}-revision-1.pdf"'
    assert json.loads(Event.objects.get(verb="exported").details)["sha256"] == hashlib.sha256(written).hexdigest()
