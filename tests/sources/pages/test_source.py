"""The page of one source."""

import io
from typing import Any
from uuid import uuid4

from django.test import Client

from factcheck.accounts.models import User
from factcheck.sources.actions import add_evidence, add_source, source_for_article
from factcheck.sources.states import SourceKind
from tests.examples import a_claim, a_draft, a_page, an_article


def test_it_shows_what_the_source_is(desk: Client, ines: User) -> None:
    source = add_source(
        by=ines,
        kind=SourceKind.WEB_PAGE,
        name="<b>Figures</b>",
        publisher="Ministry",
        url="https://example.org/a?b=1&c=2",
        archived_url="https://archive.example.org/1",
        note="Line one\nLine two",
    )
    page = desk.get(source.get_absolute_url()).content.decode()
    for words in (
        "&lt;b&gt;Figures&lt;/b&gt;",
        'href="https://example.org/a?b=1&amp;c=2"',
        'href="https://archive.example.org/1"',
        "Line one<br>Line two",
        "Ines Halloran",
        "0 claims cite it",
    ):
        assert words in page


def test_it_loads_the_claims_that_cite_it_and_leads_to_them_without_a_script(desk: Client, ines: User) -> None:
    a_draft(by=ines, claim=a_claim(by=ines, article=an_article(by=ines), words="At least 36"))
    source = a_page(by=ines)
    page = desk.get(source.get_absolute_url()).content.decode()
    assert "1 claim cites it" in page
    assert f'data-hx-get="/sources/{source.uid}/claims/"' in page
    assert f'<a href="/sources/{source.uid}/claims/">' in page


def test_it_leads_to_the_article_that_is_the_source(desk: Client, ines: User) -> None:
    article = an_article(by=ines)
    page = desk.get(source_for_article(article=article, by=ines).get_absolute_url()).content.decode()
    assert f'href="{article.get_absolute_url()}"' in page


def test_an_unknown_one_is_not_found(desk: Client) -> None:
    assert desk.get(f"/sources/{uuid4()}/").status_code == 404


def test_it_is_read_only(desk: Client, ines: User) -> None:
    assert desk.post(a_page(by=ines).get_absolute_url()).status_code == 405


def test_it_says_what_is_missing_and_how_to_add_it(desk: Client, ines: User) -> None:
    page = desk.get(a_page(by=ines).get_absolute_url()).content.decode()
    assert "No text of it is kept yet." in page and "No file yet" in page
    assert "not graded" in page and "Up to 25 MB: PDF" in page


def test_it_costs_the_same_for_one_file_and_for_many(
    desk: Client, ines: User, django_assert_max_num_queries: Any
) -> None:
    source = a_page(by=ines)
    for number in range(12):
        data = f"File number {number}".encode()
        add_evidence(by=ines, source=source, file=io.BytesIO(data), name=f"{number}.txt", size=len(data))
    with django_assert_max_num_queries(6):
        desk.get(source.get_absolute_url())
