"""Several verdicts approved at once: each on its own terms, and only what was opened."""

import pytest

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.actions.approving_together import MOST, NotOpened, approve_verdicts
from factcheck.claims.actions.reviewing import return_verdict
from factcheck.claims.models import Verdict
from factcheck.claims.states import VerdictState
from factcheck.errors import NotAllowed, Unusable
from tests.examples import a_claim, a_submitted_verdict


@pytest.fixture
def second(article: Article, ines: User) -> Verdict:
    return a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words="Thursday"))


def states() -> list[str]:
    return list(Verdict.objects.order_by("pk").values_list("state", flat=True))


def test_each_becomes_an_approval_of_its_own(submitted: Verdict, second: Verdict, ruth: User) -> None:
    outcomes = approve_verdicts(by=ruth, verdicts=[submitted, second], opened={submitted.uid, second.uid})
    assert [outcome.refusal for outcome in outcomes] == ["", ""]
    assert states() == [VerdictState.APPROVED, VerdictState.APPROVED]
    assert Event.objects.filter(verb="approved", person=ruth).count() == 2
    assert len(set(Verdict.objects.values_list("fingerprint", flat=True))) == 2


def test_one_that_was_not_opened_keeps_all_of_them_back(submitted: Verdict, second: Verdict, ruth: User) -> None:
    with pytest.raises(NotOpened, match="You have not opened claim 2"):
        approve_verdicts(by=ruth, verdicts=[submitted, second], opened={submitted.uid})
    assert states() == [VerdictState.SUBMITTED, VerdictState.SUBMITTED]


def test_one_that_somebody_decided_first_keeps_none_back(submitted: Verdict, second: Verdict, ruth: User) -> None:
    return_verdict(by=ruth, verdict=submitted, note="Whose count?")
    outcomes = approve_verdicts(by=ruth, verdicts=[submitted, second], opened={submitted.uid, second.uid})
    assert "Whose count?" in outcomes[0].refusal
    assert outcomes[1].refusal == ""
    assert states() == [VerdictState.RETURNED, VerdictState.APPROVED]


def test_the_four_eyes_hold_for_each(submitted: Verdict, article: Article, ruth: User) -> None:
    own = a_submitted_verdict(by=ruth, claim=a_claim(by=ruth, article=article, words="soldiers"))
    outcomes = approve_verdicts(by=ruth, verdicts=[own, submitted], opened={own.uid, submitted.uid})
    assert "Another reviewer can decide" in outcomes[0].refusal
    assert states() == [VerdictState.APPROVED, VerdictState.SUBMITTED]


def test_it_refuses_none_and_too_many(submitted: Verdict, ruth: User) -> None:
    with pytest.raises(Unusable, match="Choose at least one"):
        approve_verdicts(by=ruth, verdicts=[], opened=set())
    with pytest.raises(Unusable, match="Up to 50"):
        approve_verdicts(by=ruth, verdicts=[submitted] * (MOST + 1), opened={submitted.uid})


def test_only_a_reviewer_approves(submitted: Verdict, jonas: User, amara: User) -> None:
    for person in (jonas, amara):
        with pytest.raises(NotAllowed):
            approve_verdicts(by=person, verdicts=[submitted], opened={submitted.uid})
    assert states() == [VerdictState.SUBMITTED]
