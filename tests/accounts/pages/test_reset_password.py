"""A forgotten password: the link by e-mail, once, and nothing told about who is known."""

import re

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from factcheck.accounts.models import User
from factcheck.audit.models import Event

NEW = "a blue pencil on grey"


def link_in(message: EmailMessage) -> str:
    found = re.search(r"https?://testserver(/\S+)", str(message.body))
    assert found, message.body
    return found[1]


def ask(client: Client, address: str) -> int:
    return client.post("/password/", {"email": address}).status_code


def test_the_link_sets_a_new_password(client: Client, ines: User, mailoutbox: list[EmailMessage]) -> None:
    ines.set_password("the old one, forgotten")
    ines.save()
    assert client.post("/password/", {"email": "INES@example.org"})["Location"] == "/password/sent/"
    assert client.get("/password/sent/").status_code == 200
    [message] = mailoutbox
    assert message.to == ["ines@example.org"]
    form = client.get(link_in(message), follow=True)
    assert form.status_code == 200
    done = client.post(form.request["PATH_INFO"], {"new_password1": NEW, "new_password2": NEW}, follow=True)
    assert done.redirect_chain == [("/password/set/", 302)]
    ines.refresh_from_db()
    assert ines.check_password(NEW)
    event = Event.objects.get()
    assert (event.verb, event.person_name, event.label) == ("set password of", "Ines Halloran", "Ines Halloran")


def test_the_link_works_once(client: Client, ines: User, mailoutbox: list[EmailMessage]) -> None:
    ask(client, "ines@example.org")
    link = link_in(mailoutbox[0])
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"new_password1": NEW, "new_password2": NEW})
    again = Client().get(link, follow=True)
    assert 'name="new_password1"' not in again.content.decode()


def test_a_link_that_was_changed_opens_nothing(client: Client, ines: User, mailoutbox: list[EmailMessage]) -> None:
    ask(client, "ines@example.org")
    link = link_in(mailoutbox[0]).rstrip("/")
    response = client.get(f"{link[:-1]}{'a' if link[-1] != 'a' else 'b'}/", follow=True)
    assert response.status_code == 200
    assert 'name="new_password1"' not in response.content.decode()


def test_a_weak_password_is_refused(client: Client, ines: User, mailoutbox: list[EmailMessage]) -> None:
    ask(client, "ines@example.org")
    form = client.get(link_in(mailoutbox[0]), follow=True)
    response = client.post(form.request["PATH_INFO"], {"new_password1": "short", "new_password2": "short"})
    assert "at least 10 characters" in response.content.decode()
    assert not Event.objects.exists()


def test_who_was_just_added_and_has_no_password_gets_the_link(
    client: Client, ines: User, mailoutbox: list[EmailMessage]
) -> None:
    ines.set_unusable_password()
    ines.save()
    ask(client, "ines@example.org")
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("address", ["nobody@example.org", "closed@example.org"])
def test_an_unknown_and_a_closed_account_get_no_mail_and_the_same_answer(
    client: Client, jonas: User, mailoutbox: list[EmailMessage], address: str
) -> None:
    User.objects.filter(pk=jonas.pk).update(is_active=False, email="closed@example.org")
    assert client.post("/password/", {"email": address})["Location"] == "/password/sent/"
    assert mailoutbox == []
