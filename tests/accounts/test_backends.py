"""Who is signed in: the person with their roles, in one statement."""

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.backends import PersonBackend
from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from tests.conftest import PersonMaker


@pytest.fixture
def backend() -> PersonBackend:
    return PersonBackend()


def test_it_gives_the_person_with_their_roles_in_one_statement(
    backend: PersonBackend, ruth: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        person = backend.get_user(ruth.pk)
        assert person == ruth
        assert person.roles == {Role.EDITOR, Role.REVIEWER}


def test_who_has_no_role_is_still_a_person(backend: PersonBackend, make_person: PersonMaker) -> None:
    nora = make_person("nora", "Nora Petit")
    person = backend.get_user(nora.pk)
    assert person == nora
    assert person.roles == frozenset()


def test_a_superuser_is_an_admin(backend: PersonBackend, make_person: PersonMaker) -> None:
    root = make_person("root", "Root", Role.EDITOR)
    User.objects.filter(pk=root.pk).update(is_superuser=True)
    person = backend.get_user(root.pk)
    assert person is not None
    assert person.roles == {Role.EDITOR, Role.ADMIN}


def test_a_closed_account_and_an_unknown_one_are_nobody(backend: PersonBackend, ines: User) -> None:
    User.objects.filter(pk=ines.pk).update(is_active=False)
    assert backend.get_user(ines.pk) is None
    assert backend.get_user(0) is None


def test_signing_in_goes_by_the_password(ines: User, rf: RequestFactory) -> None:
    ines.set_password("four pairs of eyes")
    ines.save()
    request = rf.post("/sign-in/")
    assert authenticate(request, username="ines", password="four pairs of eyes") == ines
    assert authenticate(request, username="ines", password="wrong") is None
