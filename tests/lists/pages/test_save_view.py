"""What a list shows is kept under a name, from the page of the list."""

from uuid import uuid4

import pytest
from django.http import QueryDict
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.listings import ARTICLES
from factcheck.lists.actions import save_view, share_view
from factcheck.lists.models import SavedView

pytestmark = pytest.mark.usefixtures("articles")


def test_it_keeps_what_the_address_asks_for_and_goes_on_with_it(client: Client, ines: User) -> None:
    client.force_login(ines)
    posted = {"uid": str(uuid4()), "name": "Storms", "is_shared": "on"}
    response = client.post("/lists/articles/save/?words=storm&page=2", posted, follow=True)
    assert response.redirect_chain == [("/articles/?words=storm", 302)]
    html = response.content.decode()
    assert "View “Storms” saved." in html
    assert "View: Storms" in html
    assert SavedView.objects.get().is_shared


@pytest.mark.parametrize("name", ["", "x" * 81])
def test_a_name_that_cannot_be_shown_is_refused_in_words(client: Client, ines: User, name: str) -> None:
    client.force_login(ines)
    response = client.post("/lists/articles/save/", {"uid": str(uuid4()), "name": name})
    assert response.status_code == 400
    assert not SavedView.objects.exists()


def test_a_name_that_is_taken_leads_back_to_the_list_as_it_was(client: Client, view: SavedView, ines: User) -> None:
    client.force_login(ines)
    response = client.post("/lists/articles/save/?words=calm", {"uid": str(uuid4()), "name": "Storms"})
    assert response.status_code == 409
    html = response.content.decode()
    assert "Choose another name." in html
    assert 'href="/articles/?words=calm"' in html


def test_a_shared_view_of_somebody_else_is_kept_under_a_name_of_ones_own(
    client: Client, view: SavedView, ines: User, jonas: User
) -> None:
    share_view(by=ines, view=view)
    client.force_login(jonas)
    assert "Save what is shown as" in client.get("/articles/?words=storm&sort=title").content.decode()
    client.force_login(ines)
    assert "Save what is shown as" not in client.get("/articles/?words=storm&sort=title").content.decode()


def test_a_list_that_is_not_there_is_not_found(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.post("/lists/nothing/save/", {"uid": str(uuid4()), "name": "x"}).status_code == 404


def test_a_name_in_markup_stays_text(client: Client, ines: User) -> None:
    save_view(by=ines, listing=ARTICLES, name="<script>alert(1)</script>", parameters=QueryDict(""))
    client.force_login(ines)
    html = client.get("/articles/").content.decode()
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html
