"""Returning a correction from its record."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.corrections.conftest import a_submitted_correction


def test_it_comes_back_with_a_note(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    client.force_login(ruth)
    client.post(f"{submitted.get_absolute_url()}return/", {"note": "Whose <b>count</b>?"})
    submitted.refresh_from_db()
    assert (submitted.state, submitted.return_note) == ("returned", "Whose <b>count</b>?")
    client.force_login(ines)
    assert "Whose &lt;b&gt;count&lt;/b&gt;?" in client.get(submitted.get_absolute_url()).content.decode()


def test_without_a_note_it_stays(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    client.force_login(ruth)
    assert client.post(f"{submitted.get_absolute_url()}return/").status_code == 422
    submitted.refresh_from_db()
    assert submitted.state == "submitted"


def test_an_editor_is_refused(client: Client, ines: User, jonas: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    client.force_login(jonas)
    assert client.post(f"{submitted.get_absolute_url()}return/", {"note": "No."}).status_code == 403
