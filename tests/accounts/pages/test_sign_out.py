"""Leaving."""

from django.test import Client

from factcheck.accounts.models import User


def test_it_ends_the_session(client: Client, ines: User) -> None:
    client.force_login(ines)
    response = client.post("/sign-out/")
    assert (response.status_code, response["Location"]) == (302, "/sign-in/")
    assert client.get("/account/").status_code == 302


def test_a_link_does_not_sign_anybody_out(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.get("/sign-out/").status_code == 405
    assert client.get("/account/").status_code == 200


def test_a_forged_form_does_not_sign_anybody_out(ines: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ines)
    assert client.post("/sign-out/").status_code == 403
