"""Two people at one correction at the same moment, each with a connection of their own."""

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.corrections.actions.announcing import ChangeIsSettled, reopen_change, waive_change
from factcheck.corrections.actions.deciding import issue_correction, return_correction
from factcheck.corrections.actions.ending import discard_correction, withdraw_correction
from factcheck.corrections.actions.handing_over import take_over_correction
from factcheck.corrections.actions.writing import CorrectionMovedOn, submit_correction
from factcheck.corrections.models import Correction, UnannouncedChange
from factcheck.errors import RuleViolation
from tests.at_once import at_once, refusals
from tests.conftest import PersonMaker
from tests.corrections.conftest import a_correction, a_submitted_correction, an_issued_correction
from tests.corrections.publishing import in_body, show, shown_twice

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


def test_of_many_who_waive_a_change_one_is_first(ruth: User, reviewers: list[User]) -> None:
    article = shown_twice(by=ruth)
    change = in_body(article)
    lost = refusals(
        at_once(
            [
                lambda number=number: waive_change(  # type: ignore[misc]
                    by=reviewers[number], change=change, reason=f"Reason {number}"
                )
                for number in range(4)
            ]
        )
    )
    assert len(lost) == 3
    assert all(isinstance(refusal, ChangeIsSettled) for refusal in lost), lost
    assert Event.objects.filter(verb="waived").count() == 1
    assert Article.objects.get(pk=article.pk).unannounced_count == 1
    assert not list(broken_links())


def test_waived_and_covered_at_once_it_ends_covered(ines: User, ruth: User, reviewers: list[User]) -> None:
    article = shown_twice(by=ruth)
    change, submitted = in_body(article), a_submitted_correction(by=ines, article=article)
    lost = refusals(
        at_once(
            [
                lambda: waive_change(by=reviewers[0], change=change, reason="A count of a day."),
                lambda: issue_correction(by=reviewers[1], correction=submitted),
            ]
        )
    )
    assert all(isinstance(refusal, ChangeIsSettled) for refusal in lost), lost
    now = in_body(article)
    assert (now.state, now.covered_by, now.waived_by) == ("covered", submitted, None)
    assert Article.objects.get(pk=article.pk).unannounced_count == 0
    assert not list(broken_links())


def test_withdrawn_and_reopened_at_once_no_waiver_and_no_cover_is_left(
    ines: User, ruth: User, reviewers: list[User]
) -> None:
    article = shown_twice(by=ruth)
    waived = waive_change(by=ruth, change=in_body(article), reason="A count of a day.")
    submitted = a_submitted_correction(by=ines, article=article)
    at_once(
        [
            lambda: reopen_change(by=reviewers[0], change=waived),
            lambda: issue_correction(by=reviewers[1], correction=submitted),
        ]
    )
    assert in_body(article).state == "covered"
    assert not list(broken_links())


def test_published_and_corrected_at_once_the_change_is_covered(
    ines: User, ruth: User, corrected: Article, reviewers: list[User]
) -> None:
    show(corrected, by=ruth, number=1)
    submitted = a_submitted_correction(by=ines, article=corrected)
    lost = refusals(
        at_once(
            [
                lambda: show(corrected, by=ruth),
                lambda: issue_correction(by=reviewers[1], correction=submitted),
            ]
        )
    )
    assert not lost
    assert {change.state for change in UnannouncedChange.objects.filter(article=corrected)} == {"covered"}
    assert Article.objects.get(pk=corrected.pk).unannounced_count == 0
    assert not list(broken_links())
