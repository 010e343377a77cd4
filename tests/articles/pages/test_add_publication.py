"""/publications/add/: a new publication."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Publication
from tests.articles.pages.test_publication import SETTINGS

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, amara: User) -> Client:
    client.force_login(amara)
    return client


def test_an_admin_adds_one(desk: Client) -> None:
    assert "Add the publication" in desk.get("/publications/add/").content.decode()
    response = desk.post("/publications/add/", SETTINGS, follow=True)
    assert "Publication added." in response.content.decode()
    assert Publication.objects.get().slug == "slate"


def test_a_name_that_is_taken_is_said_at_the_form(desk: Client) -> None:
    for status in (302, 422):
        assert desk.post("/publications/add/", SETTINGS).status_code == status
    assert Publication.objects.count() == 1


def test_one_called_add_can_be_reached(desk: Client) -> None:
    desk.post("/publications/add/", SETTINGS | {"name": "Add"})
    assert desk.get(f"/publications/{Publication.objects.get().slug}/").status_code == 200
    assert Publication.objects.get().slug != "add"


def test_it_is_for_admins(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.post("/publications/add/", SETTINGS).status_code == 403
    assert not Publication.objects.exists()
