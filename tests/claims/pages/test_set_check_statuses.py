"""Setting the check status of the claims that were ticked in the list."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import set_check_status
from factcheck.claims.models import Claim
from factcheck.claims.seen import seen_of
from tests.examples import a_claim

Browse = Callable[[User], Client]
PAGE = "/claims/status/"


@pytest.fixture
def claims(article: Article, ines: User) -> list[Claim]:
    return [a_claim(by=ines, article=article, words=words) for words in ("At least 36", "Nearly a million")]


def seen(claims: list[Claim]) -> list[str]:
    return [seen_of(claim) for claim in claims]


def test_what_was_ticked_is_shown_with_a_form(browse: Browse, claims: list[Claim], ines: User) -> None:
    html = browse(ines).get(PAGE, {"claim": [str(claim.uid) for claim in claims]}).content.decode()
    assert "2 claims" in html
    assert '<option value="needs_source">Needs source</option>' in html


def test_they_are_set_and_the_message_undoes_it(browse: Browse, claims: list[Claim], ines: User) -> None:
    client = browse(ines)
    response = client.post(PAGE, {"seen": seen(claims), "status": "dismissed", "reason": "Background"}, follow=True)
    html = response.content.decode()
    assert "Check status of 2 claims set." in html
    assert set(Claim.objects.values_list("check_status", "check_reason")) == {("dismissed", "Background")}
    undo = unescape(html.partition('method="post" action="/claims/status/')[2].partition('"')[0])
    assert "2 claims are as they were." in client.post(f"/claims/status/{undo}", follow=True).content.decode()
    assert set(Claim.objects.values_list("check_status", "check_reason")) == {("open", "")}


def test_the_initials_stand_beside_the_reason(browse: Browse, claims: list[Claim], ines: User) -> None:
    client = browse(ines)
    client.post(PAGE, {"seen": seen(claims), "status": "on_author", "reason": "Her own count."})
    html = client.get(claims[0].get_absolute_url()).content.decode()
    assert 'On author: <span class="own-direction">Her own count.</span> <abbr class="initials"' in html
    assert 'title="Ines Halloran">IH</abbr>' in html


def test_without_the_reason_nothing_is_set(browse: Browse, claims: list[Claim], ines: User) -> None:
    response = browse(ines).post(PAGE, {"seen": seen(claims), "status": "dismissed", "reason": ""})
    assert response.status_code == 422
    assert "Say why" in response.content.decode()
    assert set(Claim.objects.values_list("check_status", flat=True)) == {"open"}


def test_who_comes_second_is_shown_the_first(browse: Browse, claims: list[Claim], ines: User, jonas: User) -> None:
    marks = seen(claims)
    set_check_status(by=jonas, claim=claims[1], status="needs_source")
    response = browse(ines).post(PAGE, {"seen": marks, "status": "in_progress"})
    assert response.status_code == 409
    assert "Jonas Weil set claim 2 to “Needs source” just now." in response.content.decode()
    assert Claim.objects.get(number=1).check_status == "open"
