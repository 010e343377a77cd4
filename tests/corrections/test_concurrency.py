"""Two people at one correction at the same moment, each with a connection of their own."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.corrections.actions.deciding import issue_correction, return_correction
from factcheck.corrections.actions.ending import discard_correction, withdraw_correction
from factcheck.corrections.actions.handing_over import take_over_correction
from factcheck.corrections.actions.writing import CorrectionMovedOn, submit_correction
from factcheck.corrections.models import Correction
from factcheck.errors import RuleViolation
from tests.at_once import at_once, refusals
from tests.conftest import PersonMaker
from tests.corrections.conftest import a_correction, a_submitted_correction, an_issued_correction

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def reviewers(make_person: PersonMaker) -> list[User]:
    return [make_person(f"reviewer{number}", f"Reviewer {number}", Role.REVIEWER) for number in range(6)]


def test_of_many_who_issue_or_return_it_one_is_first(ines: User, corrected: Article, reviewers: list[User]) -> None:
    submitted = a_submitted_correction(by=ines, article=corrected)

    def decide(number: int) -> Correction:
        seen = Correction.objects.get(pk=submitted.pk)
        if number % 2:
            return return_correction(by=reviewers[number], correction=seen, note=f"Note {number}")
        return issue_correction(by=reviewers[number], correction=seen)

    lost = refusals(at_once([lambda number=number: decide(number) for number in range(6)]))  # type: ignore[misc]
    assert len(lost) == 5
    now = Correction.objects.select_related("issued_by", "returned_by").get(pk=submitted.pk)
    first = now.issued_by or now.returned_by
    assert first is not None
    for refusal in lost:
        assert isinstance(refusal, CorrectionMovedOn), refusal
        assert refusal.message.startswith(f"{first.name} "), refusal.message
    assert Event.objects.filter(verb__in=["issued", "returned"]).count() == 1
    assert not list(broken_links())


def test_of_many_who_take_it_over_one_writes_it(ines: User, corrected: Article, reviewers: list[User]) -> None:
    draft = a_correction(by=ines, article=corrected)

    def take(number: int) -> Correction:
        return take_over_correction(by=reviewers[number], correction=seen[number])

    seen = [Correction.objects.select_related("author", "article").get(pk=draft.pk) for _reviewer in reviewers]
    lost = refusals(at_once([lambda number=number: take(number) for number in range(6)]))  # type: ignore[misc]
    assert len(lost) == 5
    assert all(isinstance(refusal, RuleViolation) for refusal in lost), lost
    now = Correction.objects.get(pk=draft.pk)
    assert now.author in reviewers
    assert list(now.earlier_authors.all()) == [ines]


def test_what_is_submitted_and_discarded_at_once_is_one_of_both(
    ines: User, corrected: Article, reviewers: list[User]
) -> None:
    draft = a_correction(by=ines, article=corrected)
    first, second = (Correction.objects.select_related("author", "article").get(pk=draft.pk) for _time in range(2))
    lost = refusals(
        at_once(
            [
                lambda: submit_correction(by=ines, correction=first),
                lambda: discard_correction(by=ines, correction=second, reason="Not needed."),
            ]
        )
    )
    assert len(lost) == 1
    assert isinstance(lost[0], CorrectionMovedOn)
    assert Correction.objects.get(pk=draft.pk).state in ("submitted", "discarded")


def test_it_is_withdrawn_once(ines: User, corrected: Article, reviewers: list[User]) -> None:
    issued = an_issued_correction(by=ines, issued_by=reviewers[0], article=corrected)
    lost = refusals(
        at_once(
            [
                lambda number=number: withdraw_correction(  # type: ignore[misc]
                    by=reviewers[number], correction=issued, reason=f"Reason {number}"
                )
                for number in range(3)
            ]
        )
    )
    assert len(lost) == 2
    assert Event.objects.filter(verb="withdrew").count() == 1
