"""The Django admin: who comes in, what is read-only there, and that changes go through the actions."""

import json

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client, RequestFactory

from factcheck.accounts.actions import set_roles
from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.audit.actions import record
from factcheck.audit.models import Event
from factcheck.claims.models import Rating
from factcheck.sources.actions import add_source
from factcheck.sources.models import Source
from tests.conftest import PersonMaker

MANAGED = {"note template", "person", "publication", "source", "rating", "rule of risk"}


@pytest.fixture
def staff(client: Client, amara: User) -> Client:
    """An admin with the door open, signed in."""
    set_roles(by=amara, user=amara, roles={Role.ADMIN})
    client.force_login(amara)
    return client


@pytest.fixture
def root(make_person: PersonMaker) -> User:
    """A superuser."""
    user = make_person("root", "Root")
    User.objects.filter(pk=user.pk).update(is_superuser=True, is_staff=True)
    return User.objects.get(pk=user.pk)


def models_here() -> dict[str, admin.ModelAdmin]:
    return {str(model._meta.verbose_name): registered for model, registered in admin.site._registry.items()}


def test_the_record_is_all_there() -> None:
    assert set(models_here()) >= {
        *MANAGED,
        *("claim", "claim anchor", "verdict", "citation", "citation anchor"),
        *("correction", "correction anchor", "event", "chain", "group"),
    }


def test_what_is_not_managed_is_changed_by_nobody_and_nothing_is_deleted(rf: RequestFactory, root: User) -> None:
    request = rf.get("/admin/")
    request.user = root
    for name, registered in models_here().items():
        assert not registered.has_delete_permission(request), name
        assert registered.get_actions(request) == {}, name
        assert registered.has_view_permission(request), name
        if name not in MANAGED:
            assert not registered.has_add_permission(request), name
            assert not registered.has_change_permission(request), name


@pytest.mark.parametrize("kind", ["editor", "reviewer", "admin whose door was never opened"])
def test_others_do_not_come_in(client: Client, ines: User, ruth: User, amara: User, kind: str) -> None:
    client.force_login({"editor": ines, "reviewer": ruth}.get(kind, amara))
    assert client.get("/admin/")["Location"] == "/admin/login/?next=/admin/"


def test_an_editor_whose_door_was_opened_by_hand_sees_nothing(client: Client, ines: User) -> None:
    User.objects.filter(pk=ines.pk).update(is_staff=True)
    client.force_login(ines)
    assert "/admin/accounts/user/" not in client.get("/admin/").content.decode()
    assert client.get("/admin/accounts/user/").status_code == 403
    assert client.get(f"/admin/accounts/user/{ines.pk}/change/").status_code == 403


def test_every_list_and_page_opens(staff: Client, ines: User) -> None:
    add_source(by=ines, kind="document", name="A log")
    for model, registered in admin.site._registry.items():
        address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        assert staff.get(address).status_code == 200, address
        if registered.search_fields:
            assert staff.get(address, {"q": "storm"}).status_code == 200, address
        first = model._default_manager.first()
        if first is not None:
            assert staff.get(f"{address}{first.pk}/change/").status_code == 200, address
            assert staff.get(f"{address}{first.pk}/delete/").status_code == 403, address


def test_an_event_is_shown_and_not_changed(staff: Client, amara: User) -> None:
    event = record(by=amara, verb="added", kind="source", label="A log")
    address = f"/admin/audit/event/{event.pk}/change/"
    assert event.hash in staff.get(address).content.decode()
    assert staff.post(address, {"label": "Another log"}).status_code == 403
    assert staff.post(f"/admin/audit/event/{event.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Event.objects.get(pk=event.pk).label == "A log"


def test_ones_password_is_changed_on_ones_own_page_with_its_event(staff: Client) -> None:
    assert staff.get("/admin/password_change/")["Location"] == "/account/password/"
    html = staff.get("/admin/").content.decode()
    assert "/admin/password_change/" not in html
    assert 'action="/sign-out/"' in html


class TestPeople:
    def test_a_person_is_added_with_an_event(self, staff: Client) -> None:
        data = {"name": "Nora Petit", "username": "nora", "email": "nora@example.org", "roles": ["Editor"]}
        response = staff.post("/admin/accounts/user/add/", data)
        assert response.status_code == 302, response.content.decode()
        nora = User.objects.get(username="nora")
        assert nora.roles == {Role.EDITOR}
        events = list(Event.objects.filter(object_uid=str(nora.uid)).order_by("number").values_list("verb", flat=True))
        assert events == ["added", "set roles of"]

    def test_name_roles_and_account_are_changed_each_with_its_event(self, staff: Client, ines: User) -> None:
        data = {"name": "Ines Weil", "email": "ines@example.org", "roles": ["Editor", "Reviewer"]}
        response = staff.post(f"/admin/accounts/user/{ines.pk}/change/", data)
        assert response.status_code == 302
        ines = User.objects.get(pk=ines.pk)
        assert (ines.name, ines.username, ines.is_active) == ("Ines Weil", "ines", False)
        assert ines.roles == {Role.EDITOR, Role.REVIEWER}
        events = list(Event.objects.filter(object_uid=str(ines.uid)).order_by("number").values_list("verb", flat=True))
        assert events == ["changed", "set roles of", "closed"]

    def test_nothing_changed_is_no_event(self, staff: Client, ines: User) -> None:
        before = Event.objects.count()
        data = {"name": "Ines Halloran", "email": "ines@example.org", "roles": ["Editor"], "is_active": "on"}
        assert staff.post(f"/admin/accounts/user/{ines.pk}/change/", data).status_code == 302
        assert Event.objects.count() == before

    def test_the_last_admin_is_told_why_not(self, staff: Client, amara: User) -> None:
        data = {"name": amara.name, "email": amara.email, "roles": [], "is_active": "on"}
        response = staff.post(f"/admin/accounts/user/{amara.pk}/change/", data)
        assert response.status_code == 409
        assert "Amara Lindqvist is the only admin." in response.content.decode()
        assert User.objects.get(pk=amara.pk).roles == {Role.ADMIN}

    def test_nobody_makes_themselves_a_superuser_there(self, staff: Client, amara: User) -> None:
        data = {"name": amara.name, "email": amara.email, "roles": ["Admin"], "is_active": "on", "is_superuser": "on"}
        staff.post(f"/admin/accounts/user/{amara.pk}/change/", data)
        assert not User.objects.get(pk=amara.pk).is_superuser

    def test_a_role_lists_its_people_and_is_no_form(self, staff: Client, ruth: User) -> None:
        reviewer = Group.objects.get(name="Reviewer")
        address = f"/admin/auth/group/{reviewer.pk}/change/"
        assert "Ruth Adeyemi" in staff.get(address).content.decode()
        assert staff.post(address, {"name": "Everybody"}).status_code == 403


def test_a_rating_is_changed_with_an_event_and_keeps_its_slug(staff: Client) -> None:
    rating = Rating.objects.get(slug="accurate")
    data = {
        **{"label": "True", "slug": "true", "token": rating.token, "value": 5, "order": 1},
        **{"needs_citation": "on", "is_active": "on", "translations": "{}"},
    }
    assert staff.post(f"/admin/claims/rating/{rating.pk}/change/", data).status_code == 302
    rating.refresh_from_db()
    assert (rating.label, rating.slug) == ("True", "accurate")
    event = Event.objects.get(kind="rating")
    assert (event.verb, event.label) == ("changed", "True")
    assert json.loads(event.details)["settings"] == {"label": {"from": "Accurate", "to": "True"}}


def test_a_source_is_put_right_with_an_event(staff: Client, ines: User) -> None:
    source = add_source(by=ines, kind="document", name="A log")
    response = staff.post(f"/admin/sources/source/{source.pk}/change/", {"name": "Coast guard log"})
    assert response.status_code == 302
    assert Source.objects.get().name == "Coast guard log"
    event = Event.objects.get(kind="source", verb="changed")
    assert json.loads(event.details)["settings"] == {"name": {"from": "A log", "to": "Coast guard log"}}
