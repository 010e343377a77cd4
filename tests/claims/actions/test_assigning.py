"""Giving claims to people, one or many at once."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.assigning import AssignedByAnother
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.audit.sentences import tell
from factcheck.claims.actions.assigning import Assignment, assign_claim, assign_claims, undo_assignment
from factcheck.claims.actions.marking import ClaimIsClosed, withdraw_claim
from factcheck.claims.history import history_of
from factcheck.claims.models import Claim
from factcheck.errors import NotAllowed, Unusable
from factcheck.lists.together import NothingToUndo
from tests.conftest import PersonMaker
from tests.examples import a_claim

EVENING = timezone.now() + timedelta(hours=5)


@pytest.fixture
def claims(article: Article, cited: Article, ines: User) -> list[Claim]:
    """Three claims, one of them in another article."""
    return [
        a_claim(by=ines, article=article, words="At least 36"),
        a_claim(by=ines, article=article, words="Nearly a million"),
        a_claim(by=ines, article=cited, words="at least 33"),
    ]


def all_to(claims: list[Claim], person: User | None, due: Any = None) -> list[tuple[Claim, Assignment]]:
    return [(claim, Assignment(person, due)) for claim in claims]


def test_a_claim_is_given_to_a_person_until_a_time(claim: Claim, ines: User, jonas: User) -> None:
    assign_claim(by=ines, claim=claim, to=jonas, due=EVENING)
    claim.refresh_from_db()
    assert (claim.assignee, claim.due_at) == (jonas, EVENING)
    assert tell(Event.objects.get(verb="assigned")) == "Ines Halloran assigned claim 1 to Jonas Weil."


def test_its_history_tells_to_whom_and_until_when_in_the_zone_of_its_publication(
    claim: Claim, ines: User, jonas: User
) -> None:
    publication = claim.article.publication
    assert publication is not None
    publication.time_zone = "Asia/Tokyo"
    publication.save()
    due = datetime(2999, 5, 1, 20, 30, tzinfo=UTC)
    assign_claim(by=ines, claim=claim, to=jonas, due=due)
    assign_claim(by=ines, claim=claim, to=jonas, due=None)
    assign_claim(by=ines, claim=claim, to=None, due=None)
    claim = Claim.objects.select_related("article__publication").get(pk=claim.pk)
    assert [line.sentence for line in history_of(claim)][:3] == [
        "Ines Halloran took the claim off the work of Jonas Weil.",
        "Ines Halloran set the due time: none.",
        "Ines Halloran assigned the claim to Jonas Weil, due 2 May 2999, 05:30 JST.",
    ]


def test_many_are_given_at_once_with_an_event_for_each(claims: list[Claim], ines: User, jonas: User) -> None:
    given = assign_claims(by=ines, assignments=all_to(claims, jonas, EVENING))
    assert given == claims
    assert set(Claim.objects.values_list("assignee", "due_at")) == {(jonas.pk, EVENING)}
    assert Event.objects.filter(verb="assigned").count() == 3
    assert not list(broken_links())


def test_each_may_be_given_to_another(claims: list[Claim], ines: User, jonas: User, ruth: User) -> None:
    first, second, third = claims
    assign_claims(by=ines, assignments=[(first, Assignment(jonas, EVENING)), (second, Assignment(ruth))])
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.assignee, first.due_at, second.assignee, second.due_at) == (jonas, EVENING, ruth, None)
    assert Claim.objects.get(pk=third.pk).assignee is None


def test_what_stays_as_it_is_makes_no_event(claims: list[Claim], ines: User, jonas: User) -> None:
    assign_claim(by=ines, claim=claims[0], to=jonas, due=None)
    assert assign_claims(by=ines, assignments=all_to(claims[:2], jonas)) == claims[1:2]
    assert Event.objects.filter(verb="assigned").count() == 2


def test_the_statements_do_not_grow_with_the_claims(
    article: Article, ines: User, jonas: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    claims = [a_claim(by=ines, article=article, words="At least 36") for _number in range(12)]
    Claim.objects.filter(pk__in=[claim.pk for claim in claims[5:]]).update(due_at=EVENING)
    claims = list(Claim.objects.select_related("article", "assignee").order_by("pk"))
    for some in (claims[:2], claims[2:]):
        assignments = [(claim, Assignment(jonas, claim.due_at)) for claim in some]
        assert ines.may("assign_claim")
        assert jonas.may("propose_verdict")
        with django_assert_num_queries(8):
            assign_claims(by=ines, assignments=assignments)


def test_who_assigns_second_is_shown_the_first(claim: Claim, ines: User, jonas: User, ruth: User) -> None:
    seen = Claim.objects.select_related("article", "assignee").get(pk=claim.pk)
    assign_claim(by=ines, claim=claim, to=jonas, due=datetime(2999, 5, 1, 20, 30, tzinfo=UTC))
    with pytest.raises(AssignedByAnother, match="gave claim 1 to Jonas Weil just now, due 1 May 2999, 20:30 UTC"):
        assign_claim(by=ruth, claim=seen, to=ruth, due=None)
    claim.refresh_from_db()
    assert claim.assignee == jonas


def test_one_that_somebody_assigned_keeps_all_from_being_written(
    claims: list[Claim], ines: User, jonas: User, ruth: User
) -> None:
    seen = list(Claim.objects.select_related("article", "assignee").order_by("pk"))
    assign_claim(by=ines, claim=claims[1], to=jonas, due=None)
    with pytest.raises(AssignedByAnother, match="claim 2 to Jonas Weil"):
        assign_claims(by=ruth, assignments=all_to(seen, ruth))
    assert list(Claim.objects.order_by("pk").values_list("assignee", flat=True)) == [None, jonas.pk, None]


def test_nobody_works_who_has_no_role_or_a_closed_account(
    claim: Claim, ines: User, jonas: User, make_person: PersonMaker
) -> None:
    User.objects.filter(pk=jonas.pk).update(is_active=False)
    for person in (make_person("nora", "Nora Petit"), User.objects.get(pk=jonas.pk)):
        with pytest.raises(Unusable, match="checks nothing here"):
            assign_claim(by=ines, claim=claim, to=person, due=None)


def test_who_has_no_role_assigns_nothing(claim: Claim, jonas: User, make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        assign_claim(by=make_person("nora", "Nora Petit"), claim=claim, to=jonas, due=None)


def test_a_time_that_has_passed_is_refused_unless_it_stays(claim: Claim, ines: User, jonas: User) -> None:
    passed = timezone.now() - timedelta(minutes=1)
    with pytest.raises(Unusable, match="has passed"):
        assign_claim(by=ines, claim=claim, to=jonas, due=passed)
    Claim.objects.filter(pk=claim.pk).update(due_at=passed)
    claim.refresh_from_db()
    assert assign_claim(by=ines, claim=claim, to=jonas, due=passed).assignee == jonas


def test_a_withdrawn_claim_is_nobodys_work(claim: Claim, ines: User, jonas: User) -> None:
    seen = Claim.objects.select_related("article", "assignee").get(pk=claim.pk)
    withdraw_claim(by=ines, claim=claim, reason="Marked twice.")
    for late in (claim, seen):
        with pytest.raises(ClaimIsClosed):
            assign_claim(by=ines, claim=late, to=jonas, due=None)


class TestUndo:
    def test_all_go_back_to_whom_and_when_they_were(
        self, claims: list[Claim], ines: User, jonas: User, ruth: User
    ) -> None:
        first, second, third = claims
        assign_claims(by=ines, assignments=[(first, Assignment(ruth, EVENING)), (second, Assignment(None, EVENING))])
        together = uuid4()
        assign_claims(by=ines, assignments=all_to(claims, jonas), together=together)
        assert {claim.pk for claim in undo_assignment(by=ines, together=together).rows} == {
            claim.pk for claim in claims
        }
        assert list(Claim.objects.order_by("pk").values_list("assignee", "due_at")) == [
            (ruth.pk, EVENING),
            (None, EVENING),
            (None, None),
        ]
        assert Event.objects.filter(verb="unassigned").count() == 2

    def test_what_somebody_assigned_since_stays(self, claims: list[Claim], ines: User, jonas: User, ruth: User) -> None:
        together = uuid4()
        assign_claims(by=ines, assignments=all_to(claims, jonas), together=together)
        assign_claim(by=jonas, claim=claims[0], to=ruth, due=None)
        undone = undo_assignment(by=ines, together=together)
        assert (set(undone.rows), undone.left) == (set(claims[1:]), claims[:1])
        assert list(Claim.objects.order_by("pk").values_list("assignee", flat=True)) == [ruth.pk, None, None]

    def test_twice_there_is_nothing_left(self, claims: list[Claim], ines: User, jonas: User) -> None:
        together = uuid4()
        assign_claims(by=ines, assignments=all_to(claims, jonas), together=together)
        undo_assignment(by=ines, together=together)
        with pytest.raises(NothingToUndo):
            undo_assignment(by=ines, together=together)

    def test_nobody_takes_back_what_another_did(self, claims: list[Claim], ines: User, jonas: User) -> None:
        together = uuid4()
        assign_claims(by=ines, assignments=all_to(claims, jonas), together=together)
        with pytest.raises(NothingToUndo):
            undo_assignment(by=jonas, together=together)
