"""The door: who comes in, where they go, and how often they may try."""

import pytest
from django.test import Client

from factcheck.accounts.models import User

PASSWORD = "four pairs of eyes"


@pytest.fixture
def ines_with_password(ines: User) -> User:
    ines.set_password(PASSWORD)
    ines.save()
    return ines


def sign_in(client: Client, password: str = PASSWORD, username: str = "ines", address: str = "/sign-in/") -> int:
    return client.post(address, {"username": username, "password": password}).status_code


def test_it_shows_the_form_to_nobody_in_particular(client: Client, db: None) -> None:
    response = client.get("/sign-in/")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_the_right_password_opens_the_desk(client: Client, ines_with_password: User) -> None:
    response = client.post("/sign-in/", {"username": "ines", "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/account/").status_code == 200


def test_it_goes_on_to_where_the_person_was_going(client: Client, ines_with_password: User) -> None:
    assert client.get("/account/")["Location"] == "/sign-in/?next=/account/"
    response = client.post("/sign-in/", {"username": "ines", "password": PASSWORD, "next": "/account/"})
    assert response["Location"] == "/account/"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "\n//e",
    ],
)
@pytest.mark.parametrize("sent_in", ["form", "address"])
def test_it_goes_to_no_address_that_is_not_ours(
    client: Client, ines_with_password: User, address: str, sent_in: str
) -> None:
    data = {"username": "ines", "password": PASSWORD} | ({"next": address} if sent_in == "form" else {})
    response = client.post("/sign-in/", data, query_params={"next": address} if sent_in == "address" else {})
    assert response.status_code == 302
    assert response["Location"] == "/"
    again = client.get("/sign-in/", {"next": address})
    assert again["Location"] == "/"


def test_a_wrong_password_is_told_without_saying_which_was_wrong(client: Client, ines_with_password: User) -> None:
    known = client.post("/sign-in/", {"username": "ines", "password": "wrong"})
    unknown = client.post("/sign-in/", {"username": "nobody", "password": "wrong"})
    for response in (known, unknown):
        assert response.status_code == 422
        assert "User name and password do not match." in response.content.decode()
    assert client.get("/account/").status_code == 302


def test_a_closed_account_stays_outside(client: Client, ines_with_password: User) -> None:
    User.objects.update(is_active=False)
    assert sign_in(client) != 302
    assert client.get("/account/").status_code == 302


def test_closing_an_account_ends_its_sessions(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.get("/account/").status_code == 200
    User.objects.update(is_active=False)
    assert client.get("/account/").status_code == 302


def test_six_wrong_attempts_close_the_door_for_that_name_and_address(client: Client, ines_with_password: User) -> None:
    for _attempt in range(5):
        assert sign_in(client, "wrong") == 422
    assert sign_in(client, "wrong") == 429
    response = client.post("/sign-in/", {"username": "ines", "password": PASSWORD})
    assert response.status_code == 429
    assert "15 minutes" in response.content.decode()
    assert client.get("/account/").status_code == 302


def test_others_and_other_addresses_are_not_locked_out(client: Client, ines_with_password: User, jonas: User) -> None:
    jonas.set_password(PASSWORD)
    jonas.save()
    for _attempt in range(6):
        sign_in(client, "wrong")
    assert sign_in(client) == 429
    assert sign_in(client, username="jonas") == 302
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert sign_in(elsewhere) == 302


def test_a_right_password_forgets_the_wrong_ones(client: Client, ines_with_password: User) -> None:
    for _attempt in range(5):
        sign_in(client, "wrong")
    assert sign_in(client) == 302
    client.logout()
    assert sign_in(client, "wrong") == 422


def test_the_door_of_the_django_admin_counts_the_same_attempts(client: Client, ines_with_password: User) -> None:
    for _attempt in range(5):
        sign_in(client, "wrong", address="/admin/login/")
    assert sign_in(client, "wrong", address="/admin/login/") == 429
    assert sign_in(client) == 429


def test_who_is_in_is_sent_on(client: Client, ines: User) -> None:
    client.force_login(ines)
    assert client.get("/sign-in/")["Location"] == "/"


def test_it_needs_its_token(ines_with_password: User) -> None:
    assert sign_in(Client(enforce_csrf_checks=True)) == 403
