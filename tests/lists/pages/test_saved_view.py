"""The address of a view leads whoever may see it to the list as it keeps it."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.lists.models import SavedView

pytestmark = pytest.mark.usefixtures("articles")


def test_its_owner_is_led_to_the_list(client: Client, view: SavedView, ines: User) -> None:
    client.force_login(ines)
    response = client.get(view.get_absolute_url())
    assert (response.status_code, response["Location"]) == (302, "/articles/?sort=title&words=storm")


def test_for_others_it_is_not_there_until_it_is_shared(client: Client, view: SavedView, jonas: User) -> None:
    client.force_login(jonas)
    assert client.get(view.get_absolute_url()).status_code == 404
    assert "Storms" not in client.get("/articles/").content.decode()
