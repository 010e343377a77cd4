"""Drafts of corrections handed over and discarded by many people at once, each by a connection of their own."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.corrections.actions.discarding import discard_corrections, undo_discards
from factcheck.corrections.actions.handing_over import (
    hand_over_corrections,
    take_over_correction,
    undo_handing_over,
)
from factcheck.corrections.actions.together import NotForAll
from factcheck.corrections.actions.writing import submit_correction
from factcheck.corrections.models import Correction
from factcheck.errors import RuleViolation
from factcheck.lists.together import NothingToUndo, Undone
from tests.at_once import at_once, refusals
from tests.conftest import PersonMaker
from tests.corrections.conftest import AFTER, BEFORE, a_correction, a_text
from tests.examples import an_article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(make_person: PersonMaker) -> list[User]:
    return [make_person(f"p{number}", f"Person {number}", Role.EDITOR) for number in range(6)]


@pytest.fixture
def drafts(ines: User, corrected: Article) -> list[Correction]:
    """Six drafts by Ines in two articles."""
    elsewhere = an_article(by=ines, title="Elsewhere", paragraphs=BEFORE)
    a_text(elsewhere, *AFTER)
    for number in range(6):
        a_correction(by=ines, article=elsewhere if number % 2 else corrected)
    return seen()


def seen(*, backwards: bool = False) -> list[Correction]:
    found = Correction.objects.select_related("article", "author")
    return list(found.order_by("-pk" if backwards else "pk"))


def test_of_many_who_hand_them_over_each_is_whole_or_not_at_all(drafts: list[Correction], people: list[User]) -> None:
    """Overlapping drafts in both orders: nobody waits for ever, and no draft goes without its neighbours."""
    as_seen = [seen(backwards=number % 3 == 0) for number in range(6)]
    parts = [[one for one in as_seen[number] if one.pk in halves(drafts, number)] for number in range(6)]

    def take(number: int) -> list[Correction]:
        return hand_over_corrections(by=people[number], corrections=parts[number], to=people[number])

    outcomes = at_once([lambda n=n: take(n) for n in range(6)])  # type: ignore[misc]
    lost = refusals(outcomes)
    assert all(isinstance(refusal, NotForAll) and refusal.details for refusal in lost), lost
    [won] = [number for number, outcome in enumerate(outcomes) if isinstance(outcome, list)]
    taken = Correction.objects.filter(author=people[won]).order_by("pk")
    assert [one.pk for one in taken] == sorted(halves(drafts, won))
    assert Event.objects.filter(verb="handed over").count() == 4
    assert not list(broken_links())


def halves(drafts: list[Correction], number: int) -> set[int]:
    """Four of the six, two of them in either half."""
    return {one.pk for one in (drafts[2:] if number % 2 else drafts[:4])}


def test_handing_over_discarding_and_submitting_at_once_lose_nothing(
    drafts: list[Correction], ines: User, people: list[User]
) -> None:
    as_seen = [seen(backwards=number % 2 == 1) for number in range(4)]
    deeds: list[Callable[[], Any]] = [
        lambda: hand_over_corrections(by=people[0], corrections=as_seen[0], to=people[0]),
        lambda: discard_corrections(by=ines, corrections=as_seen[1], reason="Twice."),
        lambda: submit_correction(by=ines, correction=as_seen[2][3]),
        lambda: take_over_correction(by=people[1], correction=as_seen[3][2]),
    ]
    outcomes = at_once(deeds)
    assert all(isinstance(refusal, RuleViolation) for refusal in refusals(outcomes)), outcomes
    handed, discarded = (isinstance(outcome, list) for outcome in outcomes[:2])
    assert not (handed and discarded)
    now = seen()
    assert sum(one.state == "discarded" for one in now) == (6 if discarded else 0)
    if handed:
        # One may have been taken over from them a moment later.
        assert sum(one.author == people[0] for one in now) >= 5
    done = sum(isinstance(outcome, Correction) for outcome in outcomes[2:]) + 6 * (handed + discarded)
    verbs = ["handed over", "discarded", "submitted", "took over"]
    assert Event.objects.filter(kind="correction", verb__in=verbs).count() == done
    assert not list(broken_links())


def test_an_undo_of_a_handing_over_and_who_writes_on_at_that_moment_lose_nothing(
    drafts: list[Correction], ines: User, people: list[User]
) -> None:
    together, to = uuid4(), people[0]
    hand_over_corrections(by=ines, corrections=drafts, to=to, together=together)
    as_seen = seen()
    deeds: list[Callable[[], Any]] = [lambda: undo_handing_over(by=ines, together=together)] * 2
    deeds += [lambda n=n: submit_correction(by=to, correction=as_seen[n]) for n in range(2)]  # type: ignore[misc]
    outcomes = at_once(deeds)
    [undone] = [outcome for outcome in outcomes[:2] if isinstance(outcome, Undone)]
    assert all(isinstance(refusal, NothingToUndo) for refusal in refusals(outcomes[:2])), outcomes
    assert all(isinstance(refusal, RuleViolation) for refusal in refusals(outcomes[2:])), outcomes
    submitted = {outcome.pk for outcome in outcomes[2:] if isinstance(outcome, Correction)}
    assert {one.pk for one in undone.left} == submitted
    for one in seen():
        assert (one.state, one.author) == (("submitted", to) if one.pk in submitted else ("draft", ines))
        assert list(one.earlier_authors.all()) == ([ines] if one.pk in submitted else [])
    assert not list(broken_links())


def test_two_undos_of_a_discard_at_once_are_one(drafts: list[Correction], ines: User) -> None:
    together = uuid4()
    discard_corrections(by=ines, corrections=drafts, reason="Twice.", together=together)
    outcomes = at_once([lambda: undo_discards(by=ines, together=together)] * 4)
    assert sum(isinstance(outcome, Undone) for outcome in outcomes) == 1
    assert all(isinstance(refusal, NothingToUndo) for refusal in refusals(outcomes)), outcomes
    assert set(Correction.objects.values_list("state", "end_reason")) == {("draft", "")}
    assert Event.objects.filter(verb="reopened").count() == 6
    assert not list(broken_links())
