"""What revisions propose for a claim's resolution, and when a person has answered."""

import pytest
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.actions.bounds import change_bounds
from factcheck.claims.actions.resolving import set_resolution
from factcheck.claims.models import Claim
from factcheck.claims.proposals import last_change, proposed_by_revisions
from factcheck.claims.states import Resolution
from tests.examples import a_claim, a_revision, an_article, latest

SENTENCE = "At least 36 soldiers were killed on Thursday."


@pytest.fixture
def strike(ines: User) -> Article:
    return an_article(by=ines, paragraphs=("Strike in Idlib", f"{SENTENCE} The province lies in the north."))


@pytest.fixture
def deaths(ines: User, strike: Article) -> Claim:
    return a_claim(by=ines, article=strike, words="36 soldiers")


def revise(ines: User, article: Article, old: str, new: str) -> None:
    a_revision(by=ines, article=article, text=latest(article).text.replace(old, new))


def test_words_that_stay_propose_nothing(ines: User, strike: Article, deaths: Claim) -> None:
    assert proposed_by_revisions(deaths) is None
    revise(ines, strike, "the north", "the north-west")
    assert proposed_by_revisions(deaths) is None
    assert last_change(deaths) is None


def test_a_changed_figure_proposes_changed_in_its_revision(ines: User, strike: Article, deaths: Claim) -> None:
    revise(ines, strike, "36", "33")
    revise(ines, strike, "the north", "the north-west")
    proposal = proposed_by_revisions(deaths)
    assert proposal is not None
    assert (proposal.resolution, proposal.number) == (Resolution.CHANGED, 2)
    assert "36 → 33" in proposal.reason
    found = last_change(deaths)
    assert found is not None
    assert (found.before.revision.number, found.now.revision.number) == (1, 2)


def test_words_that_went_propose_cut(ines: User, strike: Article, deaths: Claim) -> None:
    revise(ines, strike, f"{SENTENCE} ", "")
    revise(ines, strike, "the north", "the north-west")
    proposal = proposed_by_revisions(deaths)
    assert proposal is not None
    assert (proposal.resolution, proposal.number) == (Resolution.CUT, 2)


def test_an_answer_holds_until_the_words_change_again(ines: User, jonas: User, strike: Article, deaths: Claim) -> None:
    revise(ines, strike, "36", "33")
    set_resolution(by=jonas, claim=deaths, resolution=Resolution.STANDS)
    assert proposed_by_revisions(deaths) is None, "another answer than the proposed one is an answer too"
    revise(ines, strike, "33", "34")
    proposal = proposed_by_revisions(deaths)
    assert proposal is not None
    assert proposal.number == 3


def test_bounds_set_by_hand_are_no_change_of_the_text(ines: User, strike: Article, deaths: Claim) -> None:
    revise(ines, strike, "the north", "the north-west")
    revision = latest(strike)
    start = revision.text.index("At least")
    end = revision.text.index(" were killed")
    change_bounds(by=ines, claim=deaths, revision=revision, start=start, end=end, exact=revision.text[start:end])
    assert proposed_by_revisions(deaths) is None


def test_a_claim_without_any_place_proposes_nothing(deaths: Claim) -> None:
    deaths.anchors.all().delete()
    assert proposed_by_revisions(deaths) is None


def test_it_takes_two_statements(
    ines: User, strike: Article, deaths: Claim, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(33, 36):
        revise(ines, strike, latest(strike).text.split()[5], str(number))
    with django_assert_num_queries(2):
        proposed_by_revisions(deaths)
