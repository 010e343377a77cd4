"""The person's own page."""

from django.test import Client

from factcheck.accounts.models import User
from tests.conftest import PersonMaker


def test_it_shows_name_roles_and_the_ways_on(client: Client, ruth: User) -> None:
    client.force_login(ruth)
    html = client.get("/account/").content.decode()
    assert "Ruth Adeyemi" in html
    assert "editor, reviewer" in html
    assert "/account/password/" in html


def test_who_has_no_role_still_has_an_account(client: Client, make_person: PersonMaker) -> None:
    client.force_login(make_person("nora", "Nora Petit"))
    response = client.get("/account/")
    assert response.status_code == 200
    assert "no role" in response.content.decode()


def test_it_is_stored_by_no_shared_cache(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert "private" in client.get("/account/")["Cache-Control"]


def test_nobody_is_sent_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/account/")["Location"] == "/sign-in/?next=/account/"
