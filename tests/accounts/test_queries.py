"""The refusal of who may not, before anything is read."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from factcheck.accounts.models import User
from factcheck.accounts.queries import for_roles_that, people_who_may, require, signed_in
from factcheck.errors import NotAllowed
from tests.conftest import PersonMaker


def test_who_may_is_let_through(ruth: User) -> None:
    require(ruth, "review_verdict")


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        ("review_verdict", "Only a reviewer decides verdicts. Yours can be submitted, and a reviewer will see it."),
        ("manage_people", "People are managed by admins."),
    ],
)
def test_who_may_not_is_told_why_and_where_to_go(ines: User, action: str, reason: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        require(ines, action)
    assert (refusal.value.message, refusal.value.way_on, refusal.value.url) == (reason, "Back to the desk", "/")
    assert refusal.value.status == 403


def test_an_action_without_words_of_its_own_gets_the_general_ones(make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed, match="An admin can change your roles."):
        require(make_person("nora", "Nora Petit"), "mark_claim")


def test_a_view_is_not_entered_without_the_role(ines: User, amara: User, rf: RequestFactory) -> None:
    entered = []

    @for_roles_that("read_audit_log")
    def view(request: HttpRequest) -> HttpResponse:
        entered.append(signed_in(request))
        return HttpResponse()

    request = rf.get("/")
    request.user = ines
    with pytest.raises(NotAllowed):
        view(request)
    request.user = amara
    assert view(request).status_code == 200
    assert entered == [amara]


def test_who_may_be_given_work_has_a_role_and_an_open_account(
    ines: User, jonas: User, ruth: User, amara: User, make_person: PersonMaker
) -> None:
    make_person("nora", "Nora Petit")
    User.objects.filter(pk=jonas.pk).update(is_active=False)
    assert list(people_who_may("propose_verdict")) == [amara, ines, ruth]
    assert list(people_who_may("review_verdict")) == [ruth]
    root = User.objects.create_superuser(username="root", name="Root", email="root@example.org")
    assert list(people_who_may("manage_people")) == [amara, root]
    assert all(person.may("propose_verdict") for person in people_who_may("propose_verdict"))
