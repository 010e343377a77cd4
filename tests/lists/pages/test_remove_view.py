"""A view that is removed leaves the list as it is on screen."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.lists.actions import share_view
from factcheck.lists.models import SavedView

pytestmark = pytest.mark.usefixtures("articles")


def test_its_owner_removes_it(client: Client, view: SavedView, ines: User) -> None:
    client.force_login(ines)
    response = client.post(f"/views/{view.uid}/remove/", follow=True)
    assert response.redirect_chain == [("/articles/?sort=title&words=storm", 302)]
    assert "View “Storms” removed." in response.content.decode()
    assert not SavedView.objects.exists()


def test_an_admin_removes_a_shared_one_of_somebody_who_left(
    client: Client, view: SavedView, ines: User, amara: User
) -> None:
    share_view(by=ines, view=view)
    User.objects.filter(pk=ines.pk).update(is_active=False)
    client.force_login(amara)
    html = client.get("/articles/").content.decode()
    assert f'action="/views/{view.uid}/remove/"' in html
    assert f'action="/views/{view.uid}/rename/"' not in html
    client.post(f"/views/{view.uid}/remove/")
    assert not SavedView.objects.exists()


def test_for_others_it_is_not_there_to_be_removed(client: Client, view: SavedView, jonas: User) -> None:
    client.force_login(jonas)
    assert client.post(f"/views/{view.uid}/remove/").status_code == 404
    assert SavedView.objects.exists()
