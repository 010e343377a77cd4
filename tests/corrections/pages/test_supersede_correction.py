"""Letting another correction take the place of one, from its record."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from tests.corrections.conftest import an_issued_correction


def test_both_stay_and_name_each_other(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    first = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    second = an_issued_correction(by=ines, issued_by=ruth, article=corrected, right="33 soldiers")
    client.force_login(ruth)
    page = client.post(f"{first.get_absolute_url()}supersede/", {"successor": second.uid}, follow=True)
    assert f'href="{second.get_absolute_url()}">number 2</a>' in page.content.decode()
    assert f'href="{first.get_absolute_url()}">number 1</a>' in client.get(second.get_absolute_url()).content.decode()


def test_without_another_it_says_what_to_do(client: Client, ines: User, ruth: User, corrected: Article) -> None:
    only = an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    client.force_login(ruth)
    assert "No other correction of this article is issued." in client.get(only.get_absolute_url()).content.decode()
    assert client.post(f"{only.get_absolute_url()}supersede/", {"successor": only.uid}).status_code == 422
