"""Discarding the drafts that were ticked in the list of corrections."""

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.writing import submit_correction
from factcheck.corrections.models import Correction
from factcheck.corrections.seen import seen_of
from tests.corrections.conftest import a_correction

PAGE = "/corrections/discard/"


@pytest.fixture
def desk(client: Client, ines: User) -> Client:
    client.force_login(ines)
    return client


@pytest.fixture
def drafts(ines: User, corrected: Article) -> list[Correction]:
    return [a_correction(by=ines, article=corrected, note=f"Correction: note {number}.") for number in (1, 2)]


def ticks(corrections: list[Correction]) -> dict[str, list[str]]:
    return {"correction": [str(one.uid) for one in corrections]}


def seen(corrections: list[Correction]) -> list[str]:
    return [seen_of(one) for one in corrections]


def states() -> list[tuple[str, str]]:
    return list(Correction.objects.order_by("pk").values_list("state", "end_reason"))


def test_they_are_discarded_and_the_message_undoes_it(desk: Client, drafts: list[Correction]) -> None:
    html = desk.get(PAGE, {**ticks(drafts), "next": "/corrections/?state=draft"}).content.decode()
    assert "Why they are not needed;" in html and "Correction: note 2." in html
    assert re.findall(r'name="seen" value="([^"]+)" checked', html) == seen(drafts)
    given = {"seen": seen(drafts), "reason": "36 was right.", "next": "/corrections/?state=draft"}
    response = desk.post(PAGE, given, follow=True)
    assert response.redirect_chain == [("/corrections/?state=draft", 302)]
    html = unescape(response.content.decode())
    assert "2 drafts discarded." in html
    assert states() == [("discarded", "36 was right.")] * 2
    [undo] = re.findall(r'action="(/corrections/discard/[^"]+/undo/[^"]*)"', html)
    response = desk.post(undo, follow=True)
    assert response.redirect_chain == [("/corrections/?state=draft", 302)]
    assert "2 drafts are as they were." in response.content.decode()
    assert states() == [("draft", "")] * 2


def test_those_of_others_are_shown_apart_with_the_way_on(
    desk: Client, drafts: list[Correction], corrected: Article, jonas: User
) -> None:
    others = a_correction(by=jonas, article=corrected)
    html = unescape(desk.get(PAGE, ticks([*drafts, others])).content.decode())
    assert re.findall(r'name="seen" value="([^"]+)"', html) == seen(drafts)
    assert "Jonas Weil writes correction 3 of" in html and "Take it over first." in html


def test_where_none_can_be_discarded_it_says_so(desk: Client, corrected: Article, jonas: User) -> None:
    html = desk.get(PAGE, ticks([a_correction(by=jonas, article=corrected)])).content.decode()
    assert "None of these can be discarded." in html
    assert 'name="reason"' not in html


def test_without_a_reason_nothing_is_discarded(desk: Client, drafts: list[Correction]) -> None:
    response = desk.post(PAGE, {"seen": seen(drafts), "reason": " "})
    assert response.status_code == 422
    assert "Say why they are not needed." in response.content.decode()
    assert states() == [("draft", "")] * 2


def test_what_was_submitted_meanwhile_is_named_and_nothing_is_discarded(
    desk: Client, drafts: list[Correction], ines: User
) -> None:
    marks = seen(drafts)
    submit_correction(by=ines, correction=drafts[1])
    response = desk.post(PAGE, {"seen": marks, "reason": "36 was right."})
    assert response.status_code == 409
    html = unescape(response.content.decode())
    assert "Correction 2 of “Strike kills 36 in Idlib” waits for a reviewer" in html
    assert states() == [("draft", ""), ("submitted", "")]
    again = re.findall(r'name="seen" value="([^"]+)"', html)
    assert desk.post(PAGE, {"seen": again, "reason": "36 was right."}).status_code == 302
    assert states() == [("discarded", "36 was right."), ("submitted", "")]


def test_nothing_ticked_leads_back_to_the_list(desk: Client) -> None:
    response = desk.get(PAGE, follow=True)
    assert response.redirect_chain == [("/corrections/", 302)]
    assert "No correction is ticked." in response.content.decode()


def test_its_statements_do_not_grow_with_the_corrections(
    desk: Client, corrected: Article, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    drafts = [a_correction(by=ines, article=corrected) for _number in range(9)]
    desk.get(PAGE, ticks(drafts))
    for some in (drafts[:1], drafts):
        with django_assert_num_queries(3):
            desk.get(PAGE, ticks(some))
