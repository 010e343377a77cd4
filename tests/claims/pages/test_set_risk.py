"""Setting a claim's risk on its page."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.actions.risk import set_risk
from factcheck.claims.models import Claim
from tests.examples import a_submitted_verdict

Browse = Callable[[User], Client]


def address(claim: Claim) -> str:
    return f"/claims/{claim.uid}/risk/"


def test_it_is_set_on_the_claims_page(browse: Browse, claim: Claim, ines: User) -> None:
    client = browse(ines)
    assert f'action="{address(claim)}"' in client.get(claim.get_absolute_url()).content.decode()
    response = client.post(address(claim), {"risk": "legal"}, follow=True)
    assert response.redirect_chain == [(claim.get_absolute_url(), 302)]
    html = response.content.decode()
    assert "Risk set: Legal." in html
    assert "Legal: two people approve" in html
    assert "Ines Halloran changed the risk from normal to legal." in html


def test_while_a_verdict_waits_it_can_be_raised(browse: Browse, claim: Claim, ines: User) -> None:
    submitted = a_submitted_verdict(by=ines, claim=claim)
    client = browse(ines)
    html = client.get(claim.get_absolute_url()).content.decode()
    assert "a risk that asks for two people asks for a second approval of it" in html
    assert client.post(address(claim), {"risk": "legal"}).status_code == 302
    submitted.refresh_from_db()
    assert submitted.approvals_needed == 2


def test_while_a_verdict_waits_it_is_not_lowered(browse: Browse, claim: Claim, ines: User, ruth: User) -> None:
    set_risk(by=ines, claim=claim, risk="legal")
    a_submitted_verdict(by=ines, claim=claim)
    response = browse(ruth).post(address(claim), {"risk": "normal"})
    assert response.status_code == 409
    assert "Version 1 waits for its decision with legal risk." in response.content.decode()


def test_an_editor_does_not_lower_it(browse: Browse, claim: Claim, ines: User) -> None:
    set_risk(by=ines, claim=claim, risk="minors")
    response = browse(ines).post(address(claim), {"risk": "normal"})
    assert response.status_code == 403
    assert "Only a reviewer or an admin sets a risk" in response.content.decode()


def test_an_unknown_risk_is_refused(browse: Browse, claim: Claim, ines: User) -> None:
    for what in ({}, {"risk": "huge"}):
        assert browse(ines).post(address(claim), what).status_code == 400
