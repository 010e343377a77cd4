"""What pages share that act on the ticked rows of a list."""

from uuid import uuid4

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.test import RequestFactory

from factcheck.errors import NotAllowed, RuleViolation, Unusable
from factcheck.lists.ticked import (
    MOST,
    MOST_NAMED,
    next_of,
    refused_in,
    say_taken_back,
    uids_of,
    undo_address,
)


def test_of_ticks_only_uids_count_and_no_more_than_a_page_has() -> None:
    uid = uuid4()
    assert uids_of([str(uid), "5", ""]) == [uid]
    assert len(uids_of(str(uuid4()) for _number in range(MOST + 5))) == MOST


@pytest.mark.parametrize(
    ("named", "leads_to"),
    [
        ("/sources/?kind=person", "/sources/?kind=person"),
        ("", "/sources/"),
        ("https://example.org/", "/sources/"),
        ("//example.org/", "/sources/"),
        ("javascript:alert(1)", "/sources/"),
    ],
)
def test_one_comes_back_to_a_page_of_ours(named: str, leads_to: str) -> None:
    assert next_of(RequestFactory().get("/", {"next": named}), "/sources/") == leads_to
    assert next_of(RequestFactory().post("/", {"next": named}), "/sources/") == leads_to


def test_an_undo_leads_back_to_the_list_as_it_was() -> None:
    together = uuid4()
    address = undo_address("undo_assignment", together, "/claims/?state=open&page=2")
    assert address == f"/claims/assign/{together}/undo/?next=%2Fclaims%2F%3Fstate%3Dopen%26page%3D2"


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (Unusable("Say why.", details=("One.", "Two.")), 422),
        (RuleViolation("Somebody was first.", details=("One.", "Two.")), 409),
        (NotAllowed("Not yours.", details=("One.", "Two.")), 403),
    ],
    ids=["unusable", "too late", "not allowed"],
)
def test_a_refusal_is_said_in_the_form_with_its_details(refusal: RuleViolation, status: int) -> None:
    form = forms.Form({})
    form.is_valid()
    assert refused_in(form, refusal) == status
    assert form.non_field_errors() == [refusal.message, "One.", "Two."]


def said_of(left: list[str]) -> str:
    request = HttpRequest()
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    say_taken_back(request, "2 sources are as they were.", left)
    [message] = get_messages(request)
    return str(message)


def test_what_stays_because_it_was_changed_since_is_named() -> None:
    assert said_of([]) == "2 sources are as they were."
    assert said_of(["“A”", "“B”"]) == "2 sources are as they were. Changed since, and left alone: “A”, “B”."
    assert said_of([f"“{number}”" for number in range(MOST_NAMED + 1)]).endswith("“4” ….")
