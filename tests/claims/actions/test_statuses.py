"""Setting the check status of many claims at once."""

from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.marking import ClaimIsClosed, set_check_status, withdraw_claim
from factcheck.claims.actions.statuses import StatusSetByAnother, set_check_statuses, undo_check_statuses
from factcheck.claims.models import Claim
from factcheck.errors import NotAllowed, Unusable
from factcheck.lists.together import NothingToUndo
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_submitted_verdict


@pytest.fixture
def claims(article: Article, cited: Article, ines: User) -> list[Claim]:
    """Three claims, one of them in another article."""
    return [
        a_claim(by=ines, article=article, words="At least 36"),
        a_claim(by=ines, article=article, words="Nearly a million"),
        a_claim(by=ines, article=cited, words="at least 33"),
    ]


def statuses() -> list[tuple[str, str, str | None]]:
    columns = ("check_status", "check_reason", "check_status_by__username")
    return list(Claim.objects.order_by("pk").values_list(*columns))


def test_all_have_the_status_the_reason_and_who_set_it(claims: list[Claim], ines: User) -> None:
    set_check_statuses(by=ines, claims=claims, status="dismissed", reason=" Background, not news. ")
    assert statuses() == [("dismissed", "Background, not news.", "ines")] * 3
    assert Event.objects.filter(verb="set status of").count() == 3
    assert not list(broken_links())


@pytest.mark.parametrize("status", ["dismissed", "on_author"])
def test_a_reason_is_needed_as_for_one(status: str, claims: list[Claim], ines: User) -> None:
    with pytest.raises(Unusable, match="Say why"):
        set_check_statuses(by=ines, claims=claims, status=status, reason=" ")


def test_a_status_that_is_not_known_is_refused(claims: list[Claim], ines: User) -> None:
    with pytest.raises(Unusable):
        set_check_statuses(by=ines, claims=claims, status="forgotten")


def test_who_has_no_role_sets_none(claims: list[Claim], make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        set_check_statuses(by=make_person("nora", "Nora Petit"), claims=claims, status="needs_source")


def test_who_comes_second_is_shown_the_first_and_nothing_is_set(claims: list[Claim], ines: User, jonas: User) -> None:
    seen = list(Claim.objects.select_related("article").order_by("pk"))
    set_check_status(by=jonas, claim=claims[1], status="needs_source")
    with pytest.raises(StatusSetByAnother, match="Jonas Weil set claim 2 to “Needs source” just now"):
        set_check_statuses(by=ines, claims=seen, status="in_progress")
    assert [status for status, _reason, _by in statuses()] == ["open", "needs_source", "open"]


def test_a_withdrawn_claim_keeps_the_others_from_it(claims: list[Claim], ines: User) -> None:
    seen = list(Claim.objects.select_related("article").order_by("pk"))
    withdraw_claim(by=ines, claim=claims[2], reason="Marked twice.")
    with pytest.raises(ClaimIsClosed):
        set_check_statuses(by=ines, claims=seen, status="in_progress")
    assert [status for status, _reason, _by in statuses()] == ["open"] * 3


def test_the_statements_do_not_grow_with_the_claims(
    article: Article, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    claims = [a_claim(by=ines, article=article, words="At least 36") for _number in range(12)]
    assert ines.may("dismiss_claim")
    for some in (claims[:2], claims[2:]):
        with django_assert_num_queries(8):
            set_check_statuses(by=ines, claims=some, status="dismissed", reason="Background")


class TestUndo:
    def test_each_gets_its_earlier_status_reason_and_who_set_it(
        self, claims: list[Claim], ines: User, jonas: User
    ) -> None:
        set_check_status(by=jonas, claim=claims[0], status="on_author", reason="asked by mail")
        before, together = statuses(), uuid4()
        set_check_statuses(by=ines, claims=claims, status="dismissed", reason="Background", together=together)
        assert len(undo_check_statuses(by=ines, together=together).rows) == 3
        assert statuses() == before

    def test_what_somebody_set_since_stays(self, claims: list[Claim], ines: User, jonas: User) -> None:
        together = uuid4()
        set_check_statuses(by=ines, claims=claims, status="dismissed", reason="Background", together=together)
        set_check_status(by=jonas, claim=Claim.objects.get(pk=claims[0].pk), status="in_progress")
        withdraw_claim(by=jonas, claim=Claim.objects.get(pk=claims[2].pk), reason="Marked twice.")
        undone = undo_check_statuses(by=ines, together=together)
        assert (undone.rows, undone.left) == ([claims[1]], [claims[0], claims[2]])
        assert [status for status, _reason, _by in statuses()] == ["in_progress", "open", "dismissed"]

    def test_what_was_submitted_since_stays_checked(self, claims: list[Claim], ines: User, jonas: User) -> None:
        """It reads as it was set, and says something else: the verdict waits for its review."""
        together = uuid4()
        set_check_statuses(by=ines, claims=claims, status="checked", together=together)
        a_submitted_verdict(by=jonas, claim=claims[0])
        undone = undo_check_statuses(by=ines, together=together)
        assert (undone.rows, undone.left) == (claims[1:], claims[:1])
        assert [status for status, _reason, _by in statuses()] == ["checked", "open", "open"]

    def test_what_was_taken_back_or_done_by_another_is_not_taken_back(
        self, claims: list[Claim], ines: User, jonas: User
    ) -> None:
        together = uuid4()
        set_check_statuses(by=ines, claims=claims, status="dismissed", reason="Background", together=together)
        with pytest.raises(NothingToUndo):
            undo_check_statuses(by=jonas, together=together)
        undo_check_statuses(by=ines, together=together)
        with pytest.raises(NothingToUndo):
            undo_check_statuses(by=ines, together=together)
