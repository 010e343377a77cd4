"""Wording the notes of a publication, beside what comes of it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.models import NoteTemplate
from tests.corrections.conftest import an_issued_correction

ADDRESS = "/publications/notes/wording/"


@pytest.fixture
def desk(client: Client, amara: User) -> Client:
    client.force_login(amara)
    return client


def test_it_shows_each_sentence_with_what_applies_and_the_notes_that_come_of_it(desk: Client) -> None:
    page = desk.get(ADDRESS).content.decode()
    assert 'placeholder="misstated {subject}. It was {right}, not {wrong}."' in page
    assert "This article originally misspelled Bashar as Bashir." in page


def test_what_is_saved_is_in_force_for_the_publication(desk: Client, corrected: Article) -> None:
    address = f"{ADDRESS}?publication={corrected.publication.slug}&language=en"  # type: ignore[union-attr]
    answer = desk.post(address, {"also.body": "We also", "do": "save"}, follow=True)
    assert "1 sentence changed." in answer.content.decode()
    row = NoteTemplate.objects.get()
    assert (row.publication, row.name, row.sentence) == (corrected.publication, "also.body", "We also")
    assert "We also misstated a date." in desk.get(address).content.decode()


def test_a_preview_keeps_nothing_and_words_real_corrections(
    desk: Client, ines: User, ruth: User, corrected: Article
) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    page = desk.post(ADDRESS, {"figure.both": "got {subject} wrong.", "do": "preview"}).content.decode()
    assert page.count("got a figure wrong.") >= 2
    assert "The last corrections, worded like this" in page
    assert not NoteTemplate.objects.exists()


def test_a_placeholder_that_nothing_fills_is_told_at_its_field(desk: Client) -> None:
    answer = desk.post(ADDRESS, {"figure.both": "It was {wrigth}.", "do": "save"})
    assert answer.status_code == 422
    assert "Nothing fills {wrigth} here." in answer.content.decode()
    assert not NoteTemplate.objects.exists()


def test_a_language_that_is_not_complete_says_what_notes_fall_back_to(desk: Client) -> None:
    page = desk.get(f"{ADDRESS}?language=tr").content.decode()
    assert "sentences of this language are missing. Until they are there, notes" in page


@pytest.mark.parametrize(("query", "status"), [("?publication=none", 404), ("?language=klingon", 200)])
def test_what_there_is_not_is_told(desk: Client, query: str, status: int) -> None:
    assert desk.get(f"{ADDRESS}{query}").status_code == status


def test_only_who_manages_publications_sees_it(client: Client, ruth: User) -> None:
    client.force_login(ruth)
    assert client.get(ADDRESS).status_code == 403


def test_the_admin_site_words_a_sentence_through_the_action(desk: Client, amara: User) -> None:
    User.objects.filter(pk=amara.pk).update(is_staff=True)
    typed = {"publication": "", "language": "en", "name": "also.body", "sentence": "We also"}
    assert desk.post("/admin/corrections/notetemplate/add/", typed).status_code == 302
    assert NoteTemplate.objects.get().sentence == "We also"


def test_it_asks_as_often_with_many_corrections(
    desk: Client, ines: User, ruth: User, corrected: Article, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(4):
        an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    with django_assert_max_num_queries(12):
        desk.get(ADDRESS)
