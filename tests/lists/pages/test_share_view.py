"""A shared view stands in everybody’s list, under its owner’s name."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.lists.models import SavedView

pytestmark = pytest.mark.usefixtures("articles")


def test_others_open_it_from_the_list(client: Client, view: SavedView, ines: User, jonas: User) -> None:
    client.force_login(ines)
    said = client.post(f"/views/{view.uid}/share/", follow=True).content.decode()
    assert "Everybody sees the view “Storms” now." in said
    client.force_login(jonas)
    html = client.get("/articles/").content.decode()
    assert f'href="/views/{view.uid}/"' in html
    assert "Ines Halloran" in html
    assert f"/views/{view.uid}/remove/" not in html
    assert client.get(view.get_absolute_url()).status_code == 302


def test_somebody_elses_view_is_not_there_to_be_shared(client: Client, view: SavedView, jonas: User) -> None:
    client.force_login(jonas)
    assert client.post(f"/views/{view.uid}/share/").status_code == 404
    view.refresh_from_db()
    assert not view.is_shared
