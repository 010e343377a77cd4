"""Taking a waiver back."""

import pytest
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


@pytest.mark.parametrize("named", ["nowhere", "https://example.org/", "//example.org/"])
def test_it_leads_to_the_changes_where_the_form_names_no_page_of_ours(named: str, client: Client, ruth: User) -> None:
    waived = waive_change(by=ruth, change=in_body(shown_twice(by=ruth)), reason="A count of a day.")
    client.force_login(ruth)
    response = client.post(f"/corrections/unannounced/{waived.uid}/reopen/", {"next": named})
    assert response["Location"] == "/corrections/unannounced/"
