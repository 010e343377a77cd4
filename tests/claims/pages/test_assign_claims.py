"""Giving the claims that were ticked in the list to one person."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication
from factcheck.claims.actions.assigning import assign_claim
from factcheck.claims.models import Claim
from factcheck.claims.seen import seen_of
from tests.examples import a_claim

Browse = Callable[[User], Client]
PAGE = "/claims/assign/"


@pytest.fixture
def claims(article: Article, ines: User) -> list[Claim]:
    return [a_claim(by=ines, article=article, words=words) for words in ("At least 36", "Nearly a million")]


def ticks(claims: list[Claim]) -> dict[str, list[str]]:
    return {"claim": [str(claim.uid) for claim in claims]}


def seen(claims: list[Claim]) -> list[str]:
    return [seen_of(claim) for claim in claims]


def test_the_list_has_a_box_for_each_claim_and_what_is_done_with_them(
    browse: Browse, claims: list[Claim], ines: User
) -> None:
    html = browse(ines).get("/claims/").content.decode()
    for claim in claims:
        assert f'name="claim" value="{claim.uid}" form="ticked"' in html
    assert f'action="{PAGE}"' in html
    assert 'formaction="/claims/status/"' in html


def test_what_is_done_to_ticked_claims_leads_back_to_the_list_as_it_was(
    browse: Browse, claims: list[Claim], ines: User
) -> None:
    client = browse(ines)
    html = client.get("/claims/?state=unchecked&sort=marked_at&kind=").content.decode()
    [then] = re.findall(r'form="ticked" name="next" value="([^"]+)"', html)
    assert unescape(then) == "/claims/?sort=marked_at&state=unchecked"
    html = client.get(PAGE, {**ticks(claims), "next": unescape(then)}).content.decode()
    assert f'<a class="button plain" href="{then}">Cancel</a>' in html


def test_an_empty_list_has_the_bar_too_because_other_filters_may_fill_it(
    browse: Browse, claims: list[Claim], ines: User
) -> None:
    html = browse(ines).get("/claims/?words=nowhere").content.decode()
    assert 'name="claim"' not in html
    assert 'id="ticked"' in html and "js/ticks" in html


def test_what_was_ticked_is_shown_with_a_form(browse: Browse, claims: list[Claim], ines: User, jonas: User) -> None:
    html = unescape(browse(ines).get(PAGE, ticks(claims)).content.decode())
    assert "2 claims" in html
    assert "At least 36" in html and "Nearly a million" in html
    assert '<option value="jonas">Jonas Weil</option>' in html
    assert "Due (UTC)" in html


def test_nothing_ticked_leads_back_to_the_list(browse: Browse, ines: User) -> None:
    response = browse(ines).get(PAGE, {"claim": "nonsense", "next": "/claims/?state=unchecked"}, follow=True)
    assert response.redirect_chain == [("/claims/?state=unchecked", 302)]
    assert "No claim is ticked." in response.content.decode()


def test_they_are_assigned_and_the_message_undoes_it(
    browse: Browse, claims: list[Claim], ines: User, jonas: User
) -> None:
    client = browse(ines)
    sent = {"seen": seen(claims), "to": "jonas", "due": "2999-05-01T18:30", "next": "/claims/?sort=kind"}
    response = client.post(PAGE, sent, follow=True)
    assert response.redirect_chain == [("/claims/?sort=kind", 302)]
    html = response.content.decode()
    assert "2 claims assigned to Jonas Weil." in html
    assert set(Claim.objects.values_list("assignee", flat=True)) == {jonas.pk}
    undo = unescape(html.partition('method="post" action="/claims/assign/')[2].partition('"')[0])
    response = client.post(f"/claims/assign/{undo}", follow=True)
    assert response.redirect_chain == [("/claims/?sort=kind", 302)]
    assert "2 claims are as they were." in response.content.decode()
    assert not Claim.objects.exclude(assignee=None, due_at=None).exists()


def test_the_due_time_is_that_of_the_publications_zone(
    browse: Browse, claims: list[Claim], ines: User, jonas: User
) -> None:
    Publication.objects.update(time_zone="Asia/Tokyo")
    client = browse(ines)
    assert "Due (Asia/Tokyo)" in client.get(PAGE, ticks(claims)).content.decode()
    client.post(PAGE, {"seen": seen(claims), "to": "jonas", "due": "2999-05-01T18:30"})
    due = Claim.objects.values_list("due_at", flat=True)[0]
    assert due == datetime(2999, 5, 1, 18, 30, tzinfo=ZoneInfo("Asia/Tokyo"))


def test_without_a_time_each_keeps_its_own(browse: Browse, claims: list[Claim], ines: User, jonas: User) -> None:
    due = timezone.now() + timedelta(hours=3)
    assign_claim(by=ines, claim=claims[0], to=None, due=due)
    browse(ines).post(PAGE, {"seen": seen(claims), "to": "jonas", "due": ""})
    assert list(Claim.objects.order_by("number").values_list("assignee", "due_at")) == [
        (jonas.pk, due),
        (jonas.pk, None),
    ]


def test_who_assigns_second_is_shown_the_first_and_decides_anew(
    browse: Browse, claims: list[Claim], ines: User, jonas: User, ruth: User
) -> None:
    marks = seen(claims)
    assign_claim(by=ines, claim=claims[0], to=jonas, due=None)
    response = browse(ruth).post(PAGE, {"seen": marks, "to": "ruth"})
    assert response.status_code == 409
    html = unescape(response.content.decode())
    assert "Somebody gave claim 1 to Jonas Weil just now." in html
    assert f'value="{seen_of(Claim.objects.get(number=1))}"' in html
    assert list(Claim.objects.order_by("number").values_list("assignee", flat=True)) == [jonas.pk, None]


@pytest.mark.parametrize(("field", "value"), [("to", "nobody-here"), ("due", "tomorrow"), ("due", "2001-01-01T10:00")])
def test_what_cannot_be_is_shown_at_the_form(
    field: str, value: str, browse: Browse, claims: list[Claim], ines: User
) -> None:
    response = browse(ines).post(PAGE, {"seen": seen(claims), "to": "ines", field: value})
    assert response.status_code == 422
    assert not Claim.objects.filter(assignee__isnull=False).exists()


@pytest.mark.parametrize("mark", ["", "nonsense", "|||", "x|open||"])
def test_what_was_not_seen_is_refused(mark: str, browse: Browse, ines: User) -> None:
    assert browse(ines).post(PAGE, {"seen": mark, "to": "ines"}).status_code == 400


def test_it_does_not_lead_out_of_the_house(browse: Browse, claims: list[Claim], ines: User) -> None:
    for elsewhere in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        response = browse(ines).post(PAGE, {"seen": seen(claims), "to": "ines", "next": elsewhere})
        assert response.headers["Location"] == "/claims/"
        Claim.objects.update(assignee=None)


def test_its_statements_do_not_grow_with_the_claims(
    browse: Browse, article: Article, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    claims = [a_claim(by=ines, article=article, words="At least 36") for _number in range(9)]
    client = browse(ines)
    client.get(PAGE, ticks(claims))
    for some in (claims[:1], claims):
        with django_assert_num_queries(4):
            client.get(PAGE, ticks(some))
