"""The record of one correction."""

from uuid import uuid4

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.corrections.models import Correction


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


def test_it_shows_everything_the_record_holds(desk: Client, correction: Correction) -> None:
    page = desk.get(correction.get_absolute_url()).content.decode()
    for shown in (
        "Correction 1",
        "This post originally misspelled Bashar al-Assad’s first name.",
        "<dt>Wrong</dt><dd>unknown</dd>",
        "Bashar</span></dd>",
        "Misspelled",
        "Body",
        "28 Feb 2020",
        "<dt>Text before</dt><dd>not known</dd>",
        f"/articles/{correction.article.slug}/revisions/1/",
        "imported: no author, no issuer known",
        "Issued",
        f'href="{correction.article.get_absolute_url()}#sign-2"',
    ):
        assert shown in page


def test_it_shows_wrong_words_where_they_are_known(desk: Client, correction: Correction) -> None:
    Correction.objects.filter(pk=correction.pk).update(wrong="<b>Bashir</b>")
    page = desk.get(correction.get_absolute_url()).content.decode()
    assert "&lt;b&gt;Bashir&lt;/b&gt;</span>" in page


def test_it_says_so_when_no_sign_leads_to_it(desk: Client, correction: Correction) -> None:
    correction.anchors.all().delete()
    assert "No sign in the text leads to this note." in desk.get(correction.get_absolute_url()).content.decode()


def test_an_unknown_one_is_not_found(desk: Client) -> None:
    assert desk.get(f"/corrections/{uuid4()}/").status_code == 404


def test_it_is_read_only(desk: Client, correction: Correction) -> None:
    assert desk.post(correction.get_absolute_url()).status_code == 405


def test_a_note_on_the_whole_text_names_no_words_as_unknown(desk: Client, correction: Correction) -> None:
    Correction.objects.filter(pk=correction.pk).update(type="editors_note", wrong="", right="")
    page = desk.get(correction.get_absolute_url()).content.decode()
    assert "<dt>Wrong</dt>" not in page
    assert "<dt>Right</dt>" not in page
