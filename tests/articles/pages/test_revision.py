"""/articles/<slug>/revisions/<n>/: the text as it was, letter by letter."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from tests.articles.conftest import ArticleMaker, blocks_of

pytestmark = pytest.mark.django_db


class TextElement(HTMLParser):
    """Collects the textContent of the element with id="text"."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "use"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.VOID:
            return
        if self.depth or dict(attrs).get("id") == "text":
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in self.VOID:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.parts.append(data)


def text_content(page: str) -> str:
    parser = TextElement()
    parser.feed(page)
    return "".join(parser.parts)


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


@pytest.fixture
def seeds(client: Client) -> Client:
    """The six articles, and Ines reading them."""
    call_command("loaddata", "articles", verbosity=0)
    client.force_login(User.objects.get(username="ines"))
    return client


@pytest.mark.usefixtures("roles")
def test_the_page_holds_exactly_the_text_of_each_of_the_six(seeds: Client) -> None:
    revisions = list(Revision.objects.select_related("article"))
    assert len(revisions) == 6
    for revision in revisions:
        page = seeds.get(f"/articles/{revision.article.slug}/revisions/1/").content.decode()
        assert text_content(page) == revision.text
        assert revision.sha256 in page


@pytest.mark.usefixtures("roles")
def test_the_asterisk_leads_to_its_note_and_back(seeds: Client) -> None:
    page = seeds.get(
        "/articles/russia-backed-airstrike-killing-dozens-of-turkish-troops-in-syria-reignites-fears-of-direct/revisions/1/"
    ).content.decode()
    assert 'href="#note-1" id="sign-1"' in page
    assert 'id="note-1"' in page
    assert 'href="#sign-1"' in page


@pytest.mark.usefixtures("roles")
def test_a_title_that_is_not_text_is_said_to_be_given(seeds: Client) -> None:
    path = "/articles/turkey-says-at-least-33-of-its-soldiers-have-been-killed/revisions/1/"
    assert "Title given here; the text has no headline" in seeds.get(path).content.decode()


def test_facts_stand_beside_the_text(desk: Client, make_article: ArticleMaker) -> None:
    make_article(publication="Slate", byline="Nell Ames", original_url="https://example.org/frozen")
    page = desk.get("/articles/the-harbour-freezes/revisions/1/").content.decode()
    for fact in ("Slate", "Nell Ames", "https://example.org/frozen", "no date in the text", "1 of 1", "Ines Halloran"):
        assert fact in page


def test_markup_in_the_text_is_text(desk: Client, make_article: ArticleMaker) -> None:
    text = 'The harbour\n\n<script>alert("x")</script> & <b>14 ships</b>'
    make_article("The harbour", text=text, blocks=blocks_of(text, "headline", "paragraph"))
    page = desk.get("/articles/the-harbour/revisions/1/").content.decode()
    assert text_content(page) == text
    assert "<script>alert" not in page


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999999999"])
def test_a_revision_that_is_not_there_is_not_found(desk: Client, make_article: ArticleMaker, number: str) -> None:
    make_article()
    assert desk.get(f"/articles/the-harbour-freezes/revisions/{number}/").status_code == 404


def test_the_number_of_statements_is_fixed(
    desk: Client, make_article: ArticleMaker, django_assert_max_num_queries: Any
) -> None:
    make_article(publication="Slate")
    with django_assert_max_num_queries(6):
        desk.get("/articles/the-harbour-freezes/revisions/1/")


def test_it_is_closed_to_readers_and_to_other_methods(desk: Client, make_article: ArticleMaker) -> None:
    make_article()
    path = "/articles/the-harbour-freezes/revisions/1/"
    assert desk.post(path).status_code == 405
    assert Client().get(path).headers["Location"].startswith("/sign-in/")
