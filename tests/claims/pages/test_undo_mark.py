"""Undo, in the toast of a mark."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Claim
from tests.claims.pages.conftest import HTMX
from tests.examples import a_draft

Browse = Callable[[User], Client]


def test_it_withdraws_the_claim(browse: Browse, ines: User, claim: Claim) -> None:
    response = browse(ines).post(f"/claims/{claim.uid}/undo-mark/", headers=HTMX)
    page = response.content.decode()
    assert "Claim 1 taken back." in page
    assert 'class="mark ' not in page
    claim.refresh_from_db()
    assert claim.withdrawal_reason == "Marked by mistake."


def test_a_claim_with_a_verdict_is_not_taken_back(browse: Browse, ines: User, claim: Claim) -> None:
    a_draft(by=ines, claim=claim)
    assert browse(ines).post(f"/claims/{claim.uid}/undo-mark/").status_code == 409
