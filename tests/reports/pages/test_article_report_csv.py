"""The download of a report."""

import csv
import hashlib
import io
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


def address(article: Article) -> str:
    return f"/reports/{article.slug}/csv/"


def test_an_admin_downloads_the_whole_file(client: Client, amara: User, article: Article) -> None:
    client.force_login(amara)
    response = client.post(address(article))
    assert response.status_code == 200
    assert response.streaming
    written = response.getvalue()
    assert int(response["Content-Length"]) == len(written)
    assert response["Content-Type"].startswith("text/csv; charset=utf-8")
    assert response["Content-Disposition"] == f'attachment; filename="{article.slug}-revision-1.csv"'
    row = next(csv.DictReader(io.StringIO(written.decode(), newline="")))
    assert (row["quotation"], row["rating"], row["approver"]) == ("At least 36", "Accurate", "Ruth Adeyemi")
    event = Event.objects.get(verb="exported")
    assert json.loads(event.details)["sha256"] == hashlib.sha256(written).hexdigest()
    assert event.person == amara


def test_a_reviewer_downloads_what_they_reviewed(client: Client, ruth: User, article: Article) -> None:
    client.force_login(ruth)
    assert client.post(address(article)).status_code == 200


def test_a_reviewer_is_refused_what_they_did_not_review(
    client: Client, ines: User, ruth: User, article: Article
) -> None:
    client.force_login(ruth)
    response = client.post(address(an_article(by=ines, paragraphs=("Other", "Nothing."))))
    assert response.status_code == 403
    assert "for articles they reviewed" in response.content.decode()


def test_an_editor_is_refused(client: Client, ines: User, article: Article) -> None:
    client.force_login(ines)
    response = client.post(address(article))
    assert response.status_code == 403
    assert "Reports are exported by an admin" in response.content.decode()
    assert not Event.objects.filter(verb="exported").exists()


def test_following_a_link_exports_nothing(client: Client, amara: User, article: Article) -> None:
    client.force_login(amara)
    assert client.get(address(article)).status_code == 405
    assert not Event.objects.filter(verb="exported").exists()


def test_an_unknown_article_is_not_found(client: Client, amara: User) -> None:
    client.force_login(amara)
    assert client.post("/reports/nothing/csv/").status_code == 404
