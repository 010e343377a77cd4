"""Handing the drafts that were ticked in the list of corrections over to one person."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.handing_over import take_over_correction
from factcheck.corrections.models import Correction
from factcheck.corrections.seen import seen_of
from tests.corrections.conftest import a_correction, a_submitted_correction

PAGE = "/corrections/hand-over/"

Browse = Callable[[User], Client]


@pytest.fixture
def browse(client: Client) -> Browse:
    def as_person(person: User) -> Client:
        client.force_login(person)
        return client

    return as_person


@pytest.fixture
def drafts(ines: User, corrected: Article) -> list[Correction]:
    return [a_correction(by=ines, article=corrected, note=f"Correction: note {number}.") for number in (1, 2)]


def ticks(corrections: list[Correction]) -> dict[str, list[str]]:
    return {"correction": [str(one.uid) for one in corrections]}


def seen(corrections: list[Correction]) -> list[str]:
    return [seen_of(one) for one in corrections]


def authors() -> list[str]:
    return list(Correction.objects.order_by("pk").values_list("author__username", flat=True))


def test_the_list_has_a_box_for_what_somebody_still_writes(
    browse: Browse, drafts: list[Correction], corrected: Article, ines: User
) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    html = browse(ines).get("/corrections/?sort=type&state=").content.decode()
    for draft in drafts:
        assert (
            f'name="correction" value="{draft.uid}" form="ticked" aria-label="Tick correction {draft.number} of' in html
        )
    assert str(submitted.uid) in html
    assert f'value="{submitted.uid}"' not in html
    assert 'id="ticked" method="get" action="/corrections/hand-over/"' in html and "js/ticks" in html
    assert 'formaction="/corrections/discard/"' in html
    assert 'form="ticked" name="next" value="/corrections/?sort=type"' in html


def test_an_empty_list_has_the_bar_too_because_other_filters_may_fill_it(
    browse: Browse, drafts: list[Correction], ines: User
) -> None:
    html = browse(ines).get("/corrections/?words=zebra").content.decode()
    assert 'name="correction"' not in html
    assert 'id="ticked"' in html and "js/ticks" in html


def test_what_was_ticked_is_shown_with_a_form(browse: Browse, drafts: list[Correction], ines: User) -> None:
    html = unescape(browse(ines).get(PAGE, {**ticks(drafts), "next": "/corrections/?state=draft"}).content.decode())
    assert "2 drafts" in html
    assert "Correction: note 1." in html and "Ines Halloran" in html
    assert '<option value="" selected>Choose a person</option>' in html
    assert 'href="/corrections/?state=draft">Cancel</a>' in html
    assert re.findall(r'name="seen" value="([^"]+)" checked', html) == seen(drafts)


def test_they_are_handed_over_and_the_message_undoes_it(
    browse: Browse, drafts: list[Correction], ines: User, jonas: User
) -> None:
    client = browse(ines)
    given = {"seen": seen(drafts), "to": "jonas", "next": "/corrections/?state=draft"}
    response = client.post(PAGE, given, follow=True)
    assert response.redirect_chain == [("/corrections/?state=draft", 302)]
    html = unescape(response.content.decode())
    assert "2 drafts handed over to Jonas Weil." in html
    assert authors() == ["jonas", "jonas"]
    [undo] = re.findall(r'action="(/corrections/hand-over/[^"]+/undo/[^"]*)"', html)
    response = client.post(undo, follow=True)
    assert response.redirect_chain == [("/corrections/?state=draft", 302)]
    assert "2 drafts are as they were." in response.content.decode()
    assert authors() == ["ines", "ines"]


def test_who_writes_them_already_is_said_and_has_no_undo(browse: Browse, drafts: list[Correction], ines: User) -> None:
    html = browse(ines).post(PAGE, {"seen": seen(drafts), "to": "ines"}, follow=True).content.decode()
    assert "Ines Halloran writes them already. Nothing was changed." in html
    assert "/undo/" not in html


def test_what_nobody_writes_any_more_is_shown_apart_with_the_way_on(
    browse: Browse, drafts: list[Correction], corrected: Article, ines: User
) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    html = unescape(browse(ines).get(PAGE, ticks([drafts[0], submitted])).content.decode())
    assert re.findall(r'name="seen" value="([^"]+)"', html) == seen(drafts[:1])
    assert "These stay as they are" in html
    assert f"Correction 3 of “{corrected.title}” waits for a reviewer, who issues or returns it." in html


def test_where_none_can_be_handed_over_it_says_so(browse: Browse, corrected: Article, ines: User) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)
    html = browse(ines).get(PAGE, ticks([submitted])).content.decode()
    assert "None of these can be handed over." in html
    assert 'name="to"' not in html
    assert 'href="/corrections/">Back to the list</a>' in html


def test_who_comes_second_is_told_who_writes_it_and_decides_anew(
    browse: Browse, drafts: list[Correction], ines: User, jonas: User, ruth: User
) -> None:
    marks = seen(drafts)
    take_over_correction(by=jonas, correction=drafts[1])
    response = browse(ines).post(PAGE, {"seen": marks, "to": "ruth"})
    assert response.status_code == 409
    html = unescape(response.content.decode())
    assert "Nothing was done, because it cannot be done to 1 of these corrections." in html
    assert "Jonas Weil writes correction 2 of" in html
    assert authors() == ["ines", "jonas"]
    again = re.findall(r'name="seen" value="([^"]+)"', html)
    assert browse(ines).post(PAGE, {"seen": again, "to": "ruth"}).status_code == 302
    assert authors() == ["ruth", "ruth"]


def test_without_a_person_nothing_is_handed_over(browse: Browse, drafts: list[Correction], ines: User) -> None:
    for to in ("", "nobody-here"):
        response = browse(ines).post(PAGE, {"seen": seen(drafts), "to": to})
        assert response.status_code == 422
        assert "Correction: note 1." in response.content.decode()
    assert authors() == ["ines", "ines"]


def test_nothing_ticked_leads_back_to_the_list(browse: Browse, ines: User) -> None:
    response = browse(ines).get(PAGE, {"correction": "nonsense", "next": "/corrections/?state=draft"}, follow=True)
    assert response.redirect_chain == [("/corrections/?state=draft", 302)]
    assert "No correction is ticked." in response.content.decode()


def test_what_was_not_seen_is_refused_and_leads_back(browse: Browse, ines: User) -> None:
    response = browse(ines).post(PAGE, {"seen": ["nonsense"], "to": "ines", "next": "/corrections/?state=draft"})
    assert response.status_code == 400
    assert 'href="/corrections/?state=draft"' in response.content.decode()


def test_its_statements_do_not_grow_with_the_corrections(
    browse: Browse, corrected: Article, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    drafts = [a_correction(by=ines, article=corrected) for _number in range(9)]
    client = browse(ines)
    client.get(PAGE, ticks(drafts))
    for some in (drafts[:1], drafts):
        with django_assert_num_queries(4):
            client.get(PAGE, ticks(some))
