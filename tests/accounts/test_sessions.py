"""Sessions: read in one statement that is made once, for as long as they have not expired."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.accounts.sessions import SessionStore


def kept(**words: str) -> str:
    store = SessionStore()
    store.update(words)
    store.create()
    assert store.session_key
    return store.session_key


@pytest.mark.django_db
def test_what_was_kept_is_read_in_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    keys = [kept(word="one"), kept(word="two")]
    for key, word in zip(keys, ("one", "two"), strict=True):
        with django_assert_num_queries(1):
            assert SessionStore(key)["word"] == word


@pytest.mark.django_db
def test_one_that_expired_or_never_was_is_empty_and_its_key_is_forgotten() -> None:
    key = kept(word="one")
    Session.objects.filter(session_key=key).update(expire_date=timezone.now() - timedelta(seconds=1))
    for unknown in (key, "x" * 32):
        store = SessionStore(unknown)
        assert store.get("word") is None
        assert store.session_key is None


def test_who_signed_out_is_signed_out(client: Client, ines: User) -> None:
    client.force_login(ines)
    key = client.session.session_key
    assert client.get("/account/").status_code == 200
    client.post("/sign-out/")
    assert SessionStore(key).load() == {}
    client.cookies["sessionid"] = str(key)
    assert client.get("/account/").status_code == 302
