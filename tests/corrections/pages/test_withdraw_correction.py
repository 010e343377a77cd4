"""Withdrawing a correction from its record."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.corrections.conftest import a_submitted_correction, an_issued_correction


def test_it_stays_with_its_reason_and_its_sign_goes(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    client.force_login(ruth)
    address = f"{issued.get_absolute_url()}withdraw/"
    assert client.post(address, {"reason": ""}).status_code == 422
    page = client.post(address, {"reason": "36 was right after all."}, follow=True).content.decode()
    assert "36 was right after all." in page
    assert "Withdrawn" in page
    assert "correction-sign-1" not in client.get(corrected.get_absolute_url()).content.decode()
    assert issued.note in client.get(f"/articles/{corrected.slug}/corrections/").content.decode()


def test_what_was_not_issued_is_not_withdrawn(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    client.force_login(ruth)
    assert client.post(f"{submitted.get_absolute_url()}withdraw/", {"reason": "No."}).status_code == 409
