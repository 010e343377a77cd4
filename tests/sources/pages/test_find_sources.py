"""Finding a source that is here."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.sources.actions import add_source
from tests.examples import a_page, an_article

HTMX = {"HX-Request": "true"}


@pytest.fixture
def here(ines: User) -> None:
    an_article(by=ines)
    a_page(by=ines, url="https://www.example.org/figures/?utm_source=mail")
    add_source(by=ines, kind="person", name="İbrahim Kalın", publisher="Presidency")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ibrahim kalin", "İbrahim Kalın"),
        ("presidency KALIN", "İbrahim Kalın"),
        ("casualty", "Casualty figures"),
        ("http://example.org/figures#top", "Casualty figures"),
        ("example.org", "Casualty figures"),
        ("Strike kills", "Strike kills at least 36 in Idlib"),
    ],
)
@pytest.mark.usefixtures("here")
def test_it_finds_by_name_publisher_and_address(desk: Client, words: str, found: str) -> None:
    page = desk.get("/sources/find/", {"words": words}).content.decode()
    assert f">{found}</a>" in page


@pytest.mark.usefixtures("here")
def test_a_script_gets_the_list_alone(desk: Client) -> None:
    page = desk.get("/sources/find/", {"words": "casualty"}, headers=HTMX).content.decode()
    assert page.strip().startswith('<div id="found"')


@pytest.mark.usefixtures("here")
def test_while_a_source_is_typed_those_it_may_be_are_suggested(desk: Client) -> None:
    for typed in ({"name": "Ibrahim Kalin"}, {"name": "x", "url": "example.org"}):
        page = desk.get("/sources/find/", typed, headers=HTMX).content.decode()
        assert ("Here already" in page) == (typed["name"] != "x")
    page = desk.get("/sources/find/", {"name": "", "url": "https://example.org/figures"}, headers=HTMX).content.decode()
    assert "Casualty figures" in page


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "%", "_", "' OR 1=1 --", "x" * 2000, "\u202e", "http://[", "..."]
)
@pytest.mark.usefixtures("here")
def test_odd_words_find_nothing_and_harm_nothing(desk: Client, words: str) -> None:
    response = desk.get("/sources/find/", {"words": words})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert "Casualty" not in response.content.decode()
