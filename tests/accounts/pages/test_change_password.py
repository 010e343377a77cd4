"""Changing one's own password."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.audit.models import Event

OLD, NEW = "four pairs of eyes", "a blue pencil on grey"


@pytest.fixture
def signed_in(client: Client, ines: User) -> Client:
    ines.set_password(OLD)
    ines.save()
    client.force_login(ines)
    return client


def send(client: Client, old: str = OLD, new: str = NEW, again: str = NEW) -> tuple[int, str]:
    data = {"old_password": old, "new_password1": new, "new_password2": again}
    response = client.post("/account/password/", data, follow=True)
    return response.status_code, response.content.decode()


def test_it_changes_says_so_and_keeps_the_session(signed_in: Client, ines: User) -> None:
    status, html = send(signed_in)
    assert status == 200
    assert "Password changed." in html
    ines.refresh_from_db()
    assert ines.check_password(NEW)
    event = Event.objects.get()
    assert (event.verb, event.label, event.details) == ("set password of", "Ines Halloran", "{}")


def test_it_ends_the_other_sessions(signed_in: Client, ines: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(ines)
    send(signed_in)
    assert elsewhere.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "reason"),
    [
        ("wrong", NEW, NEW, "This is not your password now."),
        (OLD, NEW, "another", "The two new passwords differ."),
        (OLD, "short", "short", "at least 10 characters"),
        (OLD, "1234567890123", "1234567890123", "numeric"),
        (OLD, "ineshalloran", "ineshalloran", "too similar"),
    ],
)
def test_it_refuses_and_says_why(signed_in: Client, ines: User, old: str, new: str, again: str, reason: str) -> None:
    status, html = send(signed_in, old, new, again)
    assert status == 422
    assert reason in html
    ines.refresh_from_db()
    assert ines.check_password(OLD)
    assert not Event.objects.exists()
