"""What a correction proposes for the resolution of its claim."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.models import Claim
from factcheck.claims.states import Resolution
from factcheck.corrections.actions.ending import withdraw_correction
from factcheck.corrections.actions.resolving import resolve_claim
from factcheck.corrections.proposals import answers_for, proposal_for
from tests.corrections.conftest import a_submitted_correction, an_issued_correction
from tests.examples import a_claim


@pytest.fixture
def deaths(ines: User, corrected: Article) -> Claim:
    return a_claim(by=ines, article=corrected, words="33 soldiers")


def test_one_that_waits_proposes_nothing(ines: User, corrected: Article, deaths: Claim) -> None:
    a_submitted_correction(by=ines, article=corrected, claim=deaths)
    assert proposal_for(deaths) is None


def test_issuing_it_proposes_its_number(ines: User, ruth: User, corrected: Article, deaths: Claim) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=deaths)
    proposal = proposal_for(deaths)
    assert proposal is not None
    assert (proposal.resolution, proposal.number) == (Resolution.CORRECTED, 1)


def test_one_about_no_claim_or_another_proposes_nothing(
    ines: User, ruth: User, corrected: Article, deaths: Claim
) -> None:
    other = a_claim(by=ines, article=corrected, words="Nearly a million people")
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=other)
    assert proposal_for(deaths) is None


@pytest.mark.parametrize(("resolution", "number"), [(Resolution.CORRECTED, 1), (Resolution.STANDS, 0)])
def test_any_answer_ends_it_until_the_next_is_issued(
    ines: User, ruth: User, jonas: User, corrected: Article, deaths: Claim, resolution: str, number: int
) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=deaths)
    resolve_claim(by=jonas, claim=deaths, resolution=resolution, number=number)
    assert proposal_for(deaths) is None
    an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=deaths)
    proposal = proposal_for(deaths)
    assert proposal is not None
    assert proposal.number == 2


def test_what_was_withdrawn_proposes_nothing(ines: User, ruth: User, corrected: Article, deaths: Claim) -> None:
    issued = an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=deaths)
    withdraw_correction(by=ruth, correction=issued, reason="36 was right.")
    assert proposal_for(deaths) is None
    another = an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=deaths)
    withdraw_claim(by=ines, claim=deaths, reason="A double.")
    deaths.refresh_from_db()
    assert proposal_for(deaths) is None, another


def test_the_answers_name_corrections_and_revisions(ines: User, ruth: User, corrected: Article, deaths: Claim) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=deaths)
    assert dict(answers_for(deaths)) == {
        "": "Not said",
        "stands": "Stands",
        "change_requested": "Change requested",
        "corrected-1": "Correction 1",
        "changed-2": "Changed in revision 2",
        "cut-2": "Cut in revision 2",
    }
