"""/articles/<slug>/copy/: the text with its signs and notes, to be pasted elsewhere."""

from html import unescape

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.public.conftest import issue, publish, revise

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(slate: Article, client: Client) -> Client:
    client.force_login(User.objects.get(username="ines"))
    return client


def test_it_shows_what_readers_see_in_every_format(slate: Article, desk: Client) -> None:
    issue(revise(slate, "at least 36", "at least 33"), "33")
    publish(slate)
    revise(slate, "Jan. 8", "Jan. 9")
    page = desk.get(f"/articles/{slate.slug}/copy/").content.decode()
    assert "Revision 2, which readers see," in page
    assert "with 2 notes of corrections" in page
    shown = unescape(page)
    assert '33<sup><a href="#correction-2" id="correction-sign-2">†</a></sup>' in shown
    assert "at least 33†" in shown
    assert '"@type": "CorrectionComment"' in shown
    assert "Jan. 9" not in shown
    assert "<sup>" not in page, "what is to be pasted stands in the fields as text"


def test_before_it_is_published_it_is_the_latest_text(slate: Article, desk: Client) -> None:
    revise(slate, "Jan. 8", "Jan. 9")
    page = desk.get(f"/articles/{slate.slug}/copy/").content.decode()
    assert "Revision 2, which readers do not see yet," in page
    assert "Jan. 9" in page


def test_who_reads_the_corrections_of_an_article_finds_it(slate: Article, desk: Client) -> None:
    assert f"/articles/{slate.slug}/copy/" in desk.get(f"/articles/{slate.slug}/corrections/").content.decode()


def test_a_field_cannot_be_closed_by_the_words_in_it(slate: Article, desk: Client) -> None:
    revise(slate, "killing at least 36", "</textarea><b>at x3")
    page = desk.get(f"/articles/{slate.slug}/copy/").content.decode()
    assert "</textarea><b>" not in page
    assert page.count("</textarea>") == 4
