"""Every write to people: who may, what is stored, and the event."""

import json

import pytest

from factcheck.accounts.actions import (
    LastAdmin,
    add_person,
    change_person,
    close_account,
    open_account,
    set_password,
    set_roles,
)
from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.audit.models import Event
from factcheck.errors import NotAllowed, Unusable
from tests.conftest import PersonMaker


def last_event() -> tuple[str, str, str, str, dict[str, object]]:
    event = Event.objects.order_by("-pk")[0]
    return event.person_name, event.verb, event.kind, event.label, json.loads(event.details)


class TestAddPerson:
    def test_it_adds_them_with_their_roles_and_no_password(self, amara: User) -> None:
        person = add_person(
            by=amara, username="nora", name=" Nora  Petit ", email="nora@Example.org", roles={Role.EDITOR}
        )
        person = User.objects.get(pk=person.pk)
        assert (person.username, person.name, person.email) == ("nora", "Nora Petit", "nora@example.org")
        assert person.roles == {Role.EDITOR}
        assert not person.has_usable_password()
        assert not person.is_staff
        verbs = list(Event.objects.order_by("pk").values_list("verb", "label"))
        assert verbs == [("added", "Nora Petit"), ("set roles of", "Nora Petit")]

    @pytest.mark.parametrize(
        ("username", "name", "email"),
        [("ines", "Nora Petit", "n@example.org"), ("nora", " ", "n@example.org"), ("nora", "Nora", "no address")],
    )
    def test_it_refuses_what_cannot_be_used(
        self, amara: User, ines: User, username: str, name: str, email: str
    ) -> None:
        with pytest.raises(Unusable):
            add_person(by=amara, username=username, name=name, email=email, roles=set())
        assert User.objects.count() == 2
        assert not Event.objects.exists()

    def test_only_an_admin_does_it(self, ruth: User) -> None:
        with pytest.raises(NotAllowed):
            add_person(by=ruth, username="nora", name="Nora", email="n@example.org", roles={Role.ADMIN})


class TestChangePerson:
    def test_it_records_what_it_was(self, amara: User, ines: User) -> None:
        change_person(by=amara, user=ines, name="Ines Halloran-Weil", email=ines.email)
        assert User.objects.get(pk=ines.pk).name == "Ines Halloran-Weil"
        settings = {"name": {"from": "Ines Halloran", "to": "Ines Halloran-Weil"}}
        assert last_event() == ("Amara Lindqvist", "changed", "person", "Ines Halloran-Weil", {"settings": settings})

    def test_what_does_not_change_is_no_event(self, amara: User, ines: User) -> None:
        change_person(by=amara, user=ines, name=ines.name, email=ines.email)
        assert not Event.objects.exists()

    def test_only_an_admin_does_it(self, ruth: User, ines: User) -> None:
        with pytest.raises(NotAllowed):
            change_person(by=ruth, user=ines, name="Nobody", email="")


class TestSetRoles:
    def test_it_gives_exactly_these(self, amara: User, ruth: User) -> None:
        set_roles(by=amara, user=ruth, roles={Role.REVIEWER})
        assert ruth.roles == User.objects.get(pk=ruth.pk).roles == {Role.REVIEWER}
        details = {"from": ["Editor", "Reviewer"], "to": ["Reviewer"]}
        assert last_event() == ("Amara Lindqvist", "set roles of", "person", "Ruth Adeyemi", details)

    def test_the_door_of_the_django_admin_goes_with_the_role(self, amara: User, ruth: User) -> None:
        set_roles(by=amara, user=ruth, roles={Role.ADMIN})
        assert User.objects.get(pk=ruth.pk).is_staff
        set_roles(by=amara, user=ruth, roles={Role.REVIEWER})
        assert not User.objects.get(pk=ruth.pk).is_staff

    def test_the_last_admin_stays_one(self, amara: User) -> None:
        with pytest.raises(LastAdmin, match="Amara Lindqvist is the only admin"):
            set_roles(by=amara, user=amara, roles={Role.EDITOR})
        assert User.objects.get(pk=amara.pk).roles == {Role.ADMIN}

    def test_one_of_two_admins_may_leave(self, amara: User, make_person: PersonMaker) -> None:
        make_person("second", "Second Admin", Role.ADMIN)
        set_roles(by=amara, user=amara, roles={Role.EDITOR})
        assert amara.roles == {Role.EDITOR}

    def test_a_closed_admin_does_not_count(self, amara: User, make_person: PersonMaker) -> None:
        second = make_person("second", "Second Admin", Role.ADMIN)
        close_account(by=amara, user=second)
        with pytest.raises(LastAdmin):
            set_roles(by=amara, user=amara, roles=set())

    def test_only_an_admin_does_it(self, ruth: User) -> None:
        with pytest.raises(NotAllowed):
            set_roles(by=ruth, user=ruth, roles={Role.ADMIN})
        assert User.objects.get(pk=ruth.pk).roles == {Role.EDITOR, Role.REVIEWER}


class TestClosing:
    def test_it_closes_and_keeps_the_person(self, amara: User, ines: User) -> None:
        close_account(by=amara, user=ines)
        assert not User.objects.get(pk=ines.pk).is_active
        assert last_event()[:4] == ("Amara Lindqvist", "closed", "person", "Ines Halloran")

    def test_closing_twice_is_one_event(self, amara: User, ines: User) -> None:
        close_account(by=amara, user=ines)
        close_account(by=amara, user=ines)
        assert Event.objects.count() == 1

    def test_the_last_admin_is_not_closed(self, amara: User) -> None:
        with pytest.raises(LastAdmin):
            close_account(by=amara, user=amara)
        assert User.objects.get(pk=amara.pk).is_active

    def test_only_an_admin_does_it(self, ruth: User, ines: User) -> None:
        with pytest.raises(NotAllowed):
            close_account(by=ruth, user=ines)

    def test_it_is_opened_again_with_the_roles_it_had(self, amara: User, ines: User) -> None:
        close_account(by=amara, user=ines)
        open_account(by=amara, user=ines)
        person = User.objects.get(pk=ines.pk)
        assert person.is_active
        assert person.roles == {Role.EDITOR}
        assert last_event()[1] == "opened"

    def test_only_an_admin_opens_it(self, ruth: User, ines: User) -> None:
        with pytest.raises(NotAllowed):
            open_account(by=ruth, user=ines)


def test_a_password_is_set_and_not_recorded(ines: User) -> None:
    set_password(user=ines, password="four pairs of eyes", by=ines)
    assert User.objects.get(pk=ines.pk).check_password("four pairs of eyes")
    assert last_event() == ("Ines Halloran", "set password of", "person", "Ines Halloran", {})
