"""Answering what became of a claim's words."""

import pytest
from django.test import Client

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.models import Claim
from tests.corrections.conftest import an_issued_correction
from tests.examples import a_claim


@pytest.fixture
def deaths(ines: User, corrected: Article) -> Claim:
    return a_claim(by=ines, article=corrected, words="33 soldiers")


def address(claim: Claim) -> str:
    return f"/claims/{claim.uid}/resolve/"


def test_the_proposal_is_accepted_from_the_corrections_page(
    client: Client, ines: User, ruth: User, corrected: Article, deaths: Claim
) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=deaths)
    client.force_login(ines)
    assert "Note as correction 1" in client.get(issued.get_absolute_url()).content.decode()
    sent = {"answer": "corrected-1", "next": issued.get_absolute_url()}
    response = client.post(address(deaths), sent, follow=True)
    page = response.content.decode()
    assert response.redirect_chain[-1][0] == issued.get_absolute_url()
    assert "Claim 1: correction 1." in page
    assert "Note as correction 1" not in page
    assert "corrected by correction 1." in client.get(deaths.get_absolute_url()).content.decode(), (
        "its history says which"
    )


def test_another_answer_is_taken(client: Client, ines: User, deaths: Claim) -> None:
    client.force_login(ines)
    client.post(address(deaths), {"answer": "cut-2"})
    deaths.refresh_from_db()
    assert deaths.resolution == "cut"
    page = client.get(f"/claims/{deaths.uid}/corrections/").content.decode()
    assert "<b>Cut in revision 2</b>" in page
    assert '<option value="cut-2" selected>' in page


@pytest.mark.parametrize(
    "answer",
    ["-", "gone", "corrected", "corrected-9", "cut", "cut-99999999999", "changed-x", "stands-<script>", "changed-²"],
)
def test_what_is_no_answer_is_refused(client: Client, ines: User, deaths: Claim, answer: str) -> None:
    client.force_login(ines)
    assert client.post(address(deaths), {"answer": answer}).status_code == 400
    deaths.refresh_from_db()
    assert deaths.resolution == ""


def test_it_leads_nowhere_else(client: Client, ines: User, deaths: Claim) -> None:
    client.force_login(ines)
    response = client.post(address(deaths), {"answer": "stands", "next": "https://elsewhere.example/"})
    assert response["Location"] == deaths.get_absolute_url()


def test_a_withdrawn_claim_is_closed(client: Client, ines: User, deaths: Claim) -> None:
    withdraw_claim(by=ines, claim=deaths, reason="A double.")
    client.force_login(ines)
    assert client.post(address(deaths), {"answer": "stands"}).status_code == 409
