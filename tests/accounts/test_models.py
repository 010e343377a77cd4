"""People: their names, their roles, and what these let them do."""

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from tests.conftest import PersonMaker


def test_a_person_is_called_by_one_name(ines: User) -> None:
    assert str(ines) == ines.get_full_name() == ines.get_short_name() == "Ines Halloran"


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Ines Halloran", "IH"), ("Anne-Marie Le Goff", "AMLG"), ("Sukarno", "S"), ("Élise  Öhm (desk)", "ÉÖ")],
)
def test_initials_are_the_first_letters_of_the_name(name: str, initials: str) -> None:
    assert User(name=name).initials == initials


def test_a_person_is_found_by_their_user_name(ines: User) -> None:
    assert ines.natural_key() == ("ines",)
    assert User.objects.get_by_natural_key("ines") == ines


def test_a_person_without_a_name_is_refused_by_the_database(roles: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="nobody", name="")


def test_the_roles_come_from_the_groups(ruth: User, amara: User) -> None:
    assert ruth.roles == {Role.EDITOR, Role.REVIEWER}
    assert ruth.role_names == "editor, reviewer"
    assert amara.roles == {Role.ADMIN}


def test_a_group_that_is_no_role_means_nothing(ines: User) -> None:
    ines.groups.add(Group.objects.create(name="Interns"))
    assert ines.roles == {Role.EDITOR}


def test_who_has_no_role_may_nothing(make_person: PersonMaker) -> None:
    nora = make_person("nora", "Nora Petit")
    assert nora.role_names == "no role"
    assert not nora.may("read")


def test_a_superuser_is_an_admin_and_no_reviewer(make_person: PersonMaker) -> None:
    root = make_person("root", "Root")
    root.is_superuser = True
    assert root.may("read_audit_log")
    assert root.may("break_glass")
    assert not root.may("review_verdict")


def test_who_has_several_roles_may_do_what_any_of_them_may(make_person: PersonMaker) -> None:
    both = make_person("both", "Both", Role.REVIEWER, Role.ADMIN)
    assert both.may("review_verdict")
    assert both.may("read_audit_log")
    assert both.may_any(["review_verdict", "manage_people"])


def test_a_closed_account_may_nothing(amara: User) -> None:
    amara.is_active = False
    assert not amara.may("read")
    assert not amara.may_any(["read", "manage_people"])


def test_an_action_that_is_not_in_the_table_is_a_mistake_in_the_code(ines: User) -> None:
    with pytest.raises(KeyError):
        ines.may("juggle")


def test_roles_are_asked_for_once(ruth: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    person = User.objects.get(pk=ruth.pk)
    with django_assert_num_queries(1):
        person.may("read")
        person.may("review_verdict")
