"""/articles/<slug>/revisions/add/: a text is shown against the last one before it is saved."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.articles.conftest import ArticleMaker

pytestmark = pytest.mark.django_db

TEXT = "The harbour freezes\n\nThe harbour froze on Monday, 14 ships lie still."
CHANGED = TEXT.replace("14 ships", "16 ships")


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


@pytest.fixture
def article(make_article: ArticleMaker) -> Article:
    return make_article()


def send(desk: Client, article: Article, do: str = "save", **fields: Any) -> Any:
    given = {"uid": str(uuid4()), "base": "1", "text": CHANGED, "message": "", "do": do} | fields
    return desk.post(f"/articles/{article.slug}/revisions/add/", given)


def test_it_begins_with_the_latest_text(desk: Client, article: Article) -> None:
    page = desk.get(f"/articles/{article.slug}/revisions/add/").content.decode()
    assert "14 ships lie still." in page


def test_a_preview_shows_the_change_and_saves_nothing(desk: Client, article: Article) -> None:
    page = send(desk, article, do="read").content.decode()
    assert "<ins>16</ins>" in page
    assert 'name="role-1"' in page
    assert article.revisions.count() == 1


def test_saving_leads_to_what_became_of_the_claims(desk: Client, article: Article, ines: User) -> None:
    response = send(desk, article, message="Two more ships")
    assert response["Location"] == f"/articles/{article.slug}/revisions/2/claims/"
    revision = article.revisions.get(number=2)
    assert (revision.text, revision.message, revision.added_by) == (CHANGED, "Two more ships", ines)
    assert [block["role"] for block in revision.blocks] == ["headline", "paragraph"]


def test_a_role_that_was_put_right_is_saved(desk: Client, article: Article) -> None:
    preview = send(desk, article, do="read")
    shape = preview.context["shape"]
    send(desk, article, **{"role-1": "standfirst", "shape": shape})
    assert article.revisions.get(number=2).blocks[1]["role"] == "standfirst"


def test_roles_of_another_text_are_not_taken_for_this_one(desk: Client, article: Article) -> None:
    send(desk, article, **{"role-1": "standfirst", "shape": "0" * 32})
    assert article.revisions.get(number=2).blocks[1]["role"] == "paragraph"


def test_a_file_takes_the_place_of_the_text(desk: Client, article: Article) -> None:
    file = SimpleUploadedFile("harbour.txt", CHANGED.replace("16", "18").encode("utf-16"))
    page = send(desk, article, do="read", file=file).content.decode()
    assert "<ins>18</ins>" in page
    assert "does not say its encoding" not in page


def test_an_encoding_that_was_assumed_is_said_before_anything_is_saved(desk: Client, article: Article) -> None:
    file = SimpleUploadedFile("harbour.txt", CHANGED.replace("The harbour", "Der Hafen von Köln").encode("cp1252"))
    page = send(desk, article, do="read", file=file).content.decode()
    assert "The file does not say its encoding; it was read as cp125" in page
    assert f'href="/articles/{article.slug}/revisions/add/"' in page


@pytest.mark.parametrize(
    ("text", "says"),
    [("  \n ", "Nothing was stored"), (TEXT, "letter by letter"), ("a\x00b", "Nothing was stored")],
)
def test_what_cannot_be_a_revision_is_refused_in_the_page(desk: Client, article: Article, text: str, says: str) -> None:
    response = send(desk, article, text=text)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert article.revisions.count() == 1


def test_a_text_that_is_too_long_is_refused(desk: Client, article: Article) -> None:
    response = send(desk, article, text="word " * 450_000)
    assert response.status_code == 422
    assert article.revisions.count() == 1


def test_another_text_is_asked_about_first(desk: Client, article: Article) -> None:
    other = "Bread grows dear\n\nEvery loaf costs twice what it did, bakers across the country say."
    response = send(desk, article, text=other)
    assert response.status_code == 422
    assert "almost nothing in common" in response.content.decode()
    assert article.revisions.count() == 1
    assert send(desk, article, text=other, other_text="on").status_code == 302


def test_who_comes_second_keeps_the_text_and_goes_on(desk: Client, article: Article) -> None:
    send(desk, article)
    response = send(desk, article, text=CHANGED.replace("Monday", "Tuesday"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Tuesday" in page
    assert f"/articles/{article.slug}/compare/1/2/" in page
    assert 'name="base" value="2"' in page


def test_sent_twice_it_is_one(desk: Client, article: Article) -> None:
    uid = str(uuid4())
    assert send(desk, article, uid=uid)["Location"] == send(desk, article, uid=uid)["Location"]
    assert article.revisions.count() == 2
