"""Giving one claim to a person, from its page."""

from collections.abc import Callable
from html import unescape

from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.assigning import assign_article
from factcheck.claims.actions.assigning import assign_claim
from factcheck.claims.models import Claim
from factcheck.claims.seen import seen_of

Browse = Callable[[User], Client]


def page(claim: Claim) -> str:
    return f"/claims/{claim.uid}/assign/"


def test_the_claims_page_says_whose_work_it_is_and_leads_here(
    browse: Browse, claim: Claim, ines: User, jonas: User
) -> None:
    client = browse(ines)
    html = client.get(claim.get_absolute_url()).content.decode()
    assert f'href="{page(claim)}"' in html
    assign_article(by=ines, article=claim.article, to=jonas, deadline=None)
    assert "nobody, so Jonas Weil, who has the article" in client.get(claim.get_absolute_url()).content.decode()


def test_it_is_assigned_and_the_message_undoes_it(browse: Browse, claim: Claim, ines: User, jonas: User) -> None:
    client = browse(ines)
    sent = {"seen": seen_of(claim), "to": "jonas", "due": "2999-05-01T18:30"}
    response = client.post(page(claim), sent, follow=True)
    assert response.redirect_chain == [(claim.get_absolute_url(), 302)]
    html = response.content.decode()
    assert "Claim 1: assigned to Jonas Weil." in html
    assert "1 May 2999, 18:30 UTC" in html
    undo = unescape(html.partition('method="post" action="/claims/assign/')[2].partition('"')[0])
    client.post(f"/claims/assign/{undo}")
    claim.refresh_from_db()
    assert (claim.assignee, claim.due_at) == (None, None)


def test_an_empty_time_takes_it_away(browse: Browse, claim: Claim, ines: User, jonas: User) -> None:
    client = browse(ines)
    client.post(page(claim), {"seen": seen_of(claim), "to": "jonas", "due": "2999-05-01T18:30"})
    claim = Claim.objects.select_related("assignee").get(pk=claim.pk)
    html = client.get(page(claim)).content.decode()
    assert 'value="2999-05-01T18:30"' in html
    client.post(page(claim), {"seen": seen_of(claim), "to": "jonas", "due": ""})
    claim.refresh_from_db()
    assert (claim.assignee, claim.due_at) == (jonas, None)


def test_who_comes_second_is_shown_the_first(browse: Browse, claim: Claim, ines: User, jonas: User, ruth: User) -> None:
    mark = seen_of(claim)
    assign_claim(by=ines, claim=claim, to=jonas, due=None)
    response = browse(ruth).post(page(claim), {"seen": mark, "to": "ruth"})
    assert response.status_code == 409
    html = response.content.decode()
    assert "Somebody gave claim 1 to Jonas Weil just now." in html
    claim.refresh_from_db()
    assert claim.assignee == jonas


def test_a_claim_that_is_not_there_is_not_found(browse: Browse, claim: Claim, ines: User) -> None:
    address = page(claim).replace(str(claim.uid), "00000000-0000-4000-8000-000000000000")
    assert browse(ines).get(address).status_code == 404
