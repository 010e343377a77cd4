"""Submitting a correction from its record."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.corrections.conftest import a_correction, a_submitted_correction


def test_its_author_submits_it(client: Client, ines: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    client.force_login(ines)
    assert "Submit</button>" in client.get(draft.get_absolute_url()).content.decode()
    page = client.post(f"{draft.get_absolute_url()}submit/", follow=True).content.decode()
    draft.refresh_from_db()
    assert draft.state == "submitted"
    assert "Correction 1 submitted." in page


def test_what_is_missing_leads_to_its_field(client: Client, ines: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected, right="")
    client.force_login(ines)
    response = client.post(f"{draft.get_absolute_url()}submit/")
    assert response.status_code == 422
    assert f'href="{draft.get_absolute_url()}change/#id_right"' in response.content.decode()


def test_somebody_else_does_not_submit_it(client: Client, ines: User, jonas: User, corrected: Article) -> None:
    draft = a_correction(by=ines, article=corrected)
    client.force_login(jonas)
    assert "Submit</button>" not in client.get(draft.get_absolute_url()).content.decode()
    assert client.post(f"{draft.get_absolute_url()}submit/").status_code == 409


def test_twice_is_refused(client: Client, ines: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    client.force_login(ines)
    assert client.post(f"{submitted.get_absolute_url()}submit/").status_code == 409
