"""Light, dark, or as the system is: a cookie of this browser."""

import pytest
from django.test import Client

from factcheck.accounts.models import User


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_kept_and_shown_on_every_page(client: Client, ines: User, theme: str) -> None:
    client.force_login(ines)
    response = client.post("/account/theme/", {"theme": theme})
    assert (response.status_code, response["Location"]) == (302, "/account/")
    cookie = response.cookies["theme"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == (theme, "Lax", True)
    assert f'data-theme="{theme}"' in client.get("/account/").content.decode()


@pytest.mark.parametrize("theme", ["system", "", "pink"])
def test_anything_else_follows_the_system(client: Client, ines: User, theme: str) -> None:
    client.force_login(ines)
    client.cookies["theme"] = "dark"
    client.post("/account/theme/", {"theme": theme})
    assert "data-theme" not in client.get("/account/").content.decode()


def test_it_goes_back_to_where_it_was_asked_for(client: Client, db: None) -> None:
    response = client.post("/account/theme/", {"theme": "dark", "next": "/sign-in/"})
    assert response["Location"] == "/sign-in/"


def test_it_goes_to_no_address_that_is_not_ours(client: Client, db: None) -> None:
    response = client.post("/account/theme/", {"theme": "dark", "next": "https://evil.example/"})
    assert response["Location"] == "/account/"


def test_it_is_posted(client: Client, db: None) -> None:
    assert client.get("/account/theme/").status_code == 405
