"""Who stops sharing a view keeps it for themselves."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.lists.models import SavedView

pytestmark = pytest.mark.usefixtures("articles")


def test_others_see_it_no_longer(client: Client, view: SavedView, ines: User, jonas: User) -> None:
    client.force_login(ines)
    client.post(f"/views/{view.uid}/share/")
    said = client.post(f"/views/{view.uid}/stop-sharing/", follow=True).content.decode()
    assert "Only you see the view “Storms” now." in said
    client.force_login(jonas)
    assert "Storms" not in client.get("/articles/?words=nothing").content.decode()


def test_nobody_else_stops_it(client: Client, view: SavedView, ines: User, jonas: User) -> None:
    client.force_login(ines)
    client.post(f"/views/{view.uid}/share/")
    client.force_login(jonas)
    response = client.post(f"/views/{view.uid}/stop-sharing/")
    assert response.status_code == 403
    assert "Save it under a name of your own" in response.content.decode()
