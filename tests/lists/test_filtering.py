"""The select boxes over lists are those of Django, drawn in one go."""

import re
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.claims.filters import ClaimFilter
from factcheck.claims.models import Claim
from factcheck.lists.filtering import Choices


def one_line(html: str) -> str:
    return re.sub(r">\s+<", "><", html).strip()


@pytest.mark.parametrize("value", [None, "", "a", "b", "<"])
def test_it_draws_what_django_draws(value: Any) -> None:
    choices = [("", "All"), ("a", "A & B"), ("b", 'said "so"'), ("<", "<i>")]
    arguments = ("state", value, {"id": "id_state", "aria-describedby": "hint"})
    theirs = forms.Select(choices=choices).render(*arguments)
    assert one_line(Choices(choices=choices).render(*arguments)) == one_line(theirs)


def test_people_are_asked_for_in_one_statement(
    ines: User, jonas: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    narrowed = ClaimFilter(QueryDict("assignee=jonas"), queryset=Claim.objects.all())
    assert narrowed.form.is_valid()
    field = narrowed.form["assignee"]
    with django_assert_num_queries(1):
        html = str(field)
    assert re.findall(r'<option value="(\w*)"( selected)?>([\w ]+)<', html) == [
        ("", "", "Everybody"),
        ("nobody", "", "Nobody"),
        ("ines", "", ines.name),
        ("jonas", " selected", jonas.name),
    ]


def test_two_boxes_of_people_read_them_once(
    ines: User, jonas: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    narrowed = ClaimFilter(QueryDict(""), queryset=Claim.objects.all())
    with django_assert_num_queries(1):
        assigned, marked = str(narrowed.form["assignee"]), str(narrowed.form["person"])
    for html in (assigned, marked):
        assert re.findall(r'<option value="(\w+)">[^<]*Halloran<', html) == ["ines"]
    with django_assert_num_queries(1):
        assert "<option" in str(narrowed.form["publication"])


def test_each_set_of_filters_has_its_own(ines: User) -> None:
    first, second = (
        ClaimFilter(QueryDict(query), queryset=Claim.objects.all()) for query in ("words=boats", "assignee=ines")
    )
    assert (first.filters["words"].parent, second.filters["words"].parent) == (first, second)
    assert ("boats" in str(first.qs.query), "boats" in str(second.qs.query)) == (True, False)
    assert ("assignee_id" in _where(second), "assignee_id" in _where(first)) == (True, False)
    assert "widget" not in ClaimFilter.base_filters["state"].extra


def _where(narrowed: ClaimFilter) -> str:
    return str(narrowed.qs.query).partition(" WHERE ")[2]
