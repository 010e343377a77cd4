"""Taking a waiver back."""

from django.test import Client

from factcheck.accounts.models import User
from factcheck.corrections.actions.announcing import waive_change
from tests.corrections.publishing import in_body, shown_twice


def test_it_is_open_again(client: Client, ruth: User) -> None:
    article = shown_twice(by=ruth)
    waived = waive_change(by=ruth, change=in_body(article), reason="A count of a day.")
    client.force_login(ruth)
    address = f"/corrections/unannounced/{waived.uid}/reopen/"
    response = client.post(address, {"next": "/corrections/unannounced/"}, follow=True)
    assert "The change is open again." in response.content.decode()
    assert in_body(article).state == "open"
    assert client.post(address).status_code == 409
