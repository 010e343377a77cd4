"""The corrections that are proposed, as a page and as a part of others."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from tests.corrections.conftest import a_text, an_issued_correction
from tests.examples import an_article


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


def address(article: Article, query: str = "") -> str:
    return f"/articles/{article.slug}/corrections/proposed/{query}"


def test_each_change_has_its_note_and_leads_to_its_draft(desk: Client, corrected: Article) -> None:
    page = desk.get(address(corrected)).content.decode()
    assert "2 changes from revision 1 to 2 may need a correction" in page
    assert "misstated the number of soldiers killed. It was 33, not 36." in page
    assert f"/articles/{corrected.slug}/corrections/draft/?from=1&amp;to=2&amp;change=2" in page
    assert page.count('type="checkbox" name="change"') == 2
    assert not Correction.objects.exists()


def test_one_that_readers_were_told_of_is_not_offered_again(
    desk: Client, ines: User, ruth: User, corrected: Article
) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    page = desk.get(address(corrected)).content.decode()
    assert page.count("Readers were told: correction 1") == 2
    assert 'name="change"' not in page


def test_form_alone_proposes_nothing(desk: Client, ines: User) -> None:
    article = an_article(by=ines, paragraphs=("Head", "It was late, and dark."))
    a_text(article, "Head", "It was late and dark.")
    assert (
        "Nothing that changes what the text says, from revision 1 to 2." in desk.get(address(article)).content.decode()
    )


def test_one_text_has_nothing_to_compare_with(desk: Client, article: Article) -> None:
    assert "There is one text only" in desk.get(address(article)).content.decode()


@pytest.mark.parametrize(("query", "status"), [("?from=2&to=1", 400), ("?from=1&to=9", 404), ("?from=1&to=2", 200)])
def test_texts_that_are_not_there_are_refused(desk: Client, corrected: Article, query: str, status: int) -> None:
    assert desk.get(address(corrected, query)).status_code == status


def test_htmx_gets_the_part_alone(desk: Client, corrected: Article) -> None:
    part = desk.get(address(corrected), headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<section id="proposed-corrections"')


def test_other_pages_load_it_and_lead_there(desk: Client, corrected: Article) -> None:
    for page in ("corrections/", "compare/1/2/"):
        assert address(corrected) in desk.get(f"/articles/{corrected.slug}/{page}").content.decode()
    assert address(corrected) not in desk.get(f"/articles/{corrected.slug}/compare/2/1/").content.decode()


def test_it_asks_as_often_for_many_changes(
    desk: Client, ines: User, corrected: Article, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    article = an_article(by=ines, paragraphs=("Head", *(f"It was {n} boats in port {n}." for n in range(10, 30))))
    a_text(article, "Head", *(f"It was {n + 50} boats in port {n}." for n in range(10, 30)))
    for one in (corrected, article):
        with django_assert_max_num_queries(12):
            desk.get(address(one))
