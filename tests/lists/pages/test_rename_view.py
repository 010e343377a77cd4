"""A view is called otherwise by whoever keeps it."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.lists.actions import share_view
from factcheck.lists.models import SavedView

pytestmark = pytest.mark.usefixtures("articles")


def test_its_owner_renames_it_from_the_list(client: Client, view: SavedView, ines: User) -> None:
    client.force_login(ines)
    address = f"/views/{view.uid}/rename/"
    assert f'action="{address}"' in client.get("/articles/").content.decode()
    response = client.post(address, {"name": "  Storms  at sea "}, follow=True)
    assert response.redirect_chain == [("/articles/?sort=title&words=storm", 302)]
    html = response.content.decode()
    assert "The view is called" in html
    assert "View: Storms at sea" in html


@pytest.mark.parametrize("name", ["", " ", "x" * 81])
def test_a_name_that_cannot_be_shown_is_refused_with_the_way_back(
    client: Client, view: SavedView, ines: User, name: str
) -> None:
    client.force_login(ines)
    response = client.post(f"/views/{view.uid}/rename/", {"name": name})
    assert response.status_code == 400
    assert 'href="/articles/?sort=title&amp;words=storm"' in response.content.decode()
    view.refresh_from_db()
    assert view.name == "Storms"


def test_a_shared_view_of_somebody_else_keeps_its_name(
    client: Client, view: SavedView, ines: User, jonas: User
) -> None:
    share_view(by=ines, view=view)
    client.force_login(jonas)
    assert "/rename/" not in client.get("/articles/").content.decode()
    assert client.post(f"/views/{view.uid}/rename/", {"name": "Mine"}).status_code == 403
