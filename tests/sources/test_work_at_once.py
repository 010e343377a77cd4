"""Sources graded by many people at once, each by a connection of their own."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.lists.together import NothingToUndo, Undone
from factcheck.sources.actions import SourceHasChanged, edit_source
from factcheck.sources.grading import GradedByAnother, grade_sources, undo_grades
from factcheck.sources.models import Source
from tests.at_once import at_once, refusals
from tests.conftest import PersonMaker
from tests.examples import a_page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(make_person: PersonMaker) -> list[User]:
    return [make_person(f"p{number}", f"Person {number}", Role.EDITOR) for number in range(6)]


@pytest.fixture
def sources(ines: User) -> list[Source]:
    return [a_page(by=ines, name=f"Page {n}", url=f"https://example.org/{n}") for n in range(6)]


def seen(sources: list[Source], *, backwards: bool = False) -> list[Source]:
    found = Source.objects.filter(pk__in=[source.pk for source in sources])
    return list(found.order_by("-pk" if backwards else "pk"))


def test_of_many_who_grade_in_bulk_each_is_whole_or_not_at_all(sources: list[Source], people: list[User]) -> None:
    """Overlapping sources in both orders: nobody waits for ever, and no source goes without its neighbours."""
    halves = [sources[:4], sources[2:]]
    letters = "ABCDEF"
    as_seen = [seen(halves[number % 2], backwards=number % 3 == 0) for number in range(6)]

    def grade(number: int) -> list[Source]:
        return grade_sources(by=people[number], sources=as_seen[number], reliability=letters[number])

    outcomes = at_once([lambda n=n: grade(n) for n in range(6)])  # type: ignore[misc]
    lost = refusals(outcomes)
    assert all(isinstance(refusal, GradedByAnother) and refusal.details for refusal in lost), lost
    [won] = [number for number, outcome in enumerate(outcomes) if isinstance(outcome, list)]
    graded = Source.objects.exclude(reliability="").order_by("pk")
    assert list(graded.values_list("pk", "reliability")) == [(one.pk, letters[won]) for one in halves[won % 2]]
    assert Event.objects.filter(kind="source", verb="changed").count() == 4
    assert not list(broken_links())


@pytest.mark.parametrize("others", [1, 4])
def test_an_undo_and_what_others_do_at_that_moment_lose_nothing(
    others: int, sources: list[Source], ines: User, people: list[User]
) -> None:
    together = uuid4()
    grade_sources(by=ines, sources=seen(sources), reliability="F", together=together)
    as_seen = seen(sources)

    def edit(number: int) -> Source:
        return edit_source(by=people[number], source=as_seen[number], changes={"reliability": "A"})

    deeds: list[Callable[[], Any]] = [lambda: undo_grades(by=ines, together=together)] * 2
    deeds += [lambda n=n: edit(n) for n in range(others)]  # type: ignore[misc]
    outcomes = at_once(deeds)
    undone = [outcome for outcome in outcomes[:2] if isinstance(outcome, Undone)]
    assert len(undone) == 1
    assert all(isinstance(refusal, NothingToUndo) for refusal in refusals(outcomes[:2]))
    assert all(isinstance(refusal, SourceHasChanged) for refusal in refusals(outcomes[2:])), outcomes
    # Whichever came first, what another said stands, and the rest is as it was.
    edited = {outcome.pk for outcome in outcomes[2:] if isinstance(outcome, Source)}
    graded = {source.pk for source in Source.objects.filter(reliability="A")}
    assert graded == edited
    assert set(Source.objects.exclude(pk__in=edited).values_list("reliability", flat=True)) == {""}
    assert not list(broken_links())
