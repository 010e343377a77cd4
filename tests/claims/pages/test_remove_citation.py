"""Taking a citation off a draft."""

from collections.abc import Callable

from django.test import Client

from factcheck.accounts.models import User
from factcheck.claims.models import Citation, Claim, Verdict
from tests.examples import a_draft

Browse = Callable[[User], Client]


def test_it_is_gone_from_the_draft(browse: Browse, ines: User, claim: Claim) -> None:
    citation = a_draft(by=ines, claim=claim).citations.get()
    assert browse(ines).post(f"/citations/{citation.uid}/remove/").status_code == 302
    assert not Citation.objects.exists()


def test_a_submitted_verdict_keeps_its_citations(browse: Browse, ines: User, submitted: Verdict) -> None:
    citation = submitted.citations.get()
    assert browse(ines).post(f"/citations/{citation.uid}/remove/").status_code == 409
    assert Citation.objects.count() == 1
