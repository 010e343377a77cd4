"""Taking over a draft in the workspace."""

from collections.abc import Callable

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.actions.handing_over import take_over_verdict
from factcheck.claims.models import Claim, Verdict
from tests.claims.pages.conftest import HTMX
from tests.examples import a_draft, a_submitted_verdict

Browse = Callable[[User], Client]


@pytest.fixture
def draft(claim: Claim, ines: User) -> Verdict:
    return a_draft(by=ines, claim=claim)


def address(verdict: Verdict) -> str:
    return f"/verdicts/{verdict.uid}/take-over/"


def test_it_is_offered_to_others_only(browse: Browse, draft: Verdict, ines: User, jonas: User) -> None:
    workspace = f"{draft.claim.article.get_absolute_url()}?claim=1"
    html = browse(jonas).get(workspace).content.decode()
    assert f'action="{address(draft)}"' in html
    assert "Ines Halloran can no longer approve it" in html
    assert address(draft) not in browse(ines).get(workspace).content.decode()


def test_it_leads_to_the_form_of_the_draft(browse: Browse, draft: Verdict, jonas: User) -> None:
    response = browse(jonas).post(address(draft), follow=True)
    assert response.redirect_chain == [(f"{draft.claim.article.get_absolute_url()}?claim=1#claim-1", 302)]
    html = response.content.decode()
    assert "Version 1 is yours to write now." in html
    assert "Submit for review" in html
    draft.refresh_from_db()
    assert draft.author == jonas


def test_a_script_gets_the_workspace(browse: Browse, draft: Verdict, jonas: User) -> None:
    response = browse(jonas).post(address(draft), headers=HTMX)
    assert response.status_code == 200
    assert "Submit for review" in response.content.decode()


def test_the_second_is_told_who_was_first(browse: Browse, draft: Verdict, ines: User, jonas: User, ruth: User) -> None:
    take_over_verdict(by=jonas, verdict=draft)
    response = browse(jonas).post(address(draft))
    assert response.status_code == 400
    assert "You write version 1 already." in response.content.decode()


def test_what_is_submitted_is_refused(browse: Browse, claim: Claim, ines: User, jonas: User) -> None:
    submitted = a_submitted_verdict(by=ines, claim=claim)
    response = browse(jonas).post(address(submitted))
    assert response.status_code == 409
    assert "no longer edited" in response.content.decode()


def test_an_unknown_verdict_is_not_found(browse: Browse, jonas: User) -> None:
    assert browse(jonas).post("/verdicts/00000000-0000-4000-8000-000000000000/take-over/").status_code == 404
