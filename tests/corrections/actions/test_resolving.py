"""Saying what became of a claim's words where a correction may own the mistake."""

import json

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.models import Claim
from factcheck.claims.states import Resolution
from factcheck.corrections.actions.resolving import resolve_claim
from factcheck.errors import NotAllowed, Unusable
from tests.conftest import PersonMaker
from tests.corrections.conftest import a_submitted_correction, an_issued_correction
from tests.examples import a_claim


@pytest.fixture
def deaths(ines: User, corrected: Article) -> Claim:
    return a_claim(by=ines, article=corrected, words="33 soldiers")


def test_a_correction_owns_it_and_the_log_says_which(
    ines: User, ruth: User, jonas: User, corrected: Article, deaths: Claim
) -> None:
    an_issued_correction(by=ines, issued_by=ruth, article=corrected, claim=deaths)
    assert resolve_claim(by=jonas, claim=deaths, resolution="corrected", number=1).resolution == Resolution.CORRECTED
    event = Event.objects.get(verb="resolved")
    assert (event.person, json.loads(event.details)["correction"]) == (jonas, 1)


def test_only_an_issued_correction_of_the_claim_owns_it(
    ines: User, ruth: User, jonas: User, corrected: Article, deaths: Claim
) -> None:
    a_submitted_correction(by=ines, article=corrected, claim=deaths)
    an_issued_correction(by=ines, issued_by=ruth, article=corrected)
    for number in (0, 1, 2, 7):
        with pytest.raises(Unusable):
            resolve_claim(by=jonas, claim=deaths, resolution="corrected", number=number)


def test_a_revision_changed_or_cut_it(jonas: User, deaths: Claim) -> None:
    resolved = resolve_claim(by=jonas, claim=deaths, resolution="changed", number=2)
    assert resolved.resolution_revision is not None
    assert resolved.resolution_revision.number == 2
    for number in (0, 9):
        with pytest.raises(Unusable):
            resolve_claim(by=jonas, claim=deaths, resolution="cut", number=number)


def test_it_can_be_taken_back(jonas: User, deaths: Claim) -> None:
    resolve_claim(by=jonas, claim=deaths, resolution="stands")
    assert resolve_claim(by=jonas, claim=deaths, resolution="").resolution == ""


def test_who_has_no_role_says_nothing(make_person: PersonMaker, deaths: Claim) -> None:
    with pytest.raises(NotAllowed):
        resolve_claim(by=make_person("nora", "Nora Petit"), claim=deaths, resolution="stands")
