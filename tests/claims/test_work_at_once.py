"""Work given out, statuses set and second approvals asked for by many people at once, each by a connection."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.assigning import AssignedByAnother, assign_article, assign_articles
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.asking import AnsweredByAnother, ask_question, record_answer
from factcheck.claims.actions.assigning import Assignment, assign_claim, assign_claims
from factcheck.claims.actions.marking import set_check_status
from factcheck.claims.actions.proposing import submit_verdict
from factcheck.claims.actions.reviewing import AlreadyDecided, approve_verdict
from factcheck.claims.actions.risk import set_risk
from factcheck.claims.actions.risk_rules import set_approvals
from factcheck.claims.actions.second_checks import AskedAlready, ask_second_check
from factcheck.claims.actions.statuses import StatusSetByAnother, set_check_statuses
from factcheck.claims.models import Claim, Question, RiskRule, SecondCheck, Verdict
from factcheck.claims.states import Risk, VerdictState
from factcheck.errors import RuleViolation
from tests.at_once import at_once, refusals
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_draft, a_submitted_verdict

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(make_person: PersonMaker) -> list[User]:
    return [make_person(f"p{number}", f"Person {number}", Role.EDITOR, Role.REVIEWER) for number in range(8)]


@pytest.fixture
def claims(article: Article, cited: Article, ines: User) -> list[Claim]:
    """Eight claims in two articles."""
    here = [a_claim(by=ines, article=article, words="At least 36") for _number in range(5)]
    return [*here, *(a_claim(by=ines, article=cited, words="at least 33") for _number in range(3))]


def seen(claims: list[Claim], *, backwards: bool = False) -> list[Claim]:
    order = "-pk" if backwards else "pk"
    fresh = Claim.objects.select_related("article", "assignee").filter(pk__in=[claim.pk for claim in claims])
    return list(fresh.order_by(order))


def test_of_eight_who_assign_one_claim_one_wins_and_seven_see_to_whom_it_went(claim: Claim, people: list[User]) -> None:
    as_seen = [seen([claim])[0] for _person in people]

    def take(number: int) -> Claim:
        return assign_claim(by=people[number], claim=as_seen[number], to=people[number], due=None)

    outcomes = at_once([lambda n=n: take(n) for n in range(8)])  # type: ignore[misc]
    lost = refusals(outcomes)
    assert len(lost) == 7
    claim = Claim.objects.select_related("assignee").get(pk=claim.pk)
    assert claim.assignee is not None
    for refusal in lost:
        assert isinstance(refusal, AssignedByAnother), refusal
        assert f"gave claim 1 to {claim.assignee.name} just now" in refusal.message
    assert Event.objects.filter(verb="assigned").count() == 1
    assert not list(broken_links())


def test_of_many_bulk_assignments_each_is_whole_or_not_at_all(claims: list[Claim], people: list[User]) -> None:
    """Overlapping claims in both orders: nobody waits for ever, and no claim goes without its neighbours."""
    halves = [claims[:5], claims[3:]]

    def take(number: int) -> list[Claim]:
        pairs = [(claim, Assignment(people[number])) for claim in as_seen[number]]
        return assign_claims(by=people[number], assignments=pairs, together=uuid4())

    as_seen = [seen(halves[number % 2], backwards=number % 3 == 0) for number in range(8)]
    outcomes = at_once([lambda n=n: take(n) for n in range(8)])  # type: ignore[misc]
    lost = refusals(outcomes)
    assert all(isinstance(refusal, AssignedByAnother) for refusal in lost), lost
    won = [number for number, outcome in enumerate(outcomes) if isinstance(outcome, list)]
    assert len(won) == 1  # the halves share two claims
    assert set(Claim.objects.filter(assignee__isnull=False).values_list("pk", "assignee")) == {
        (claim.pk, people[won[0]].pk) for claim in halves[won[0] % 2]
    }
    assert Event.objects.filter(verb="assigned").count() == len(halves[won[0] % 2])
    assert not list(broken_links())


def test_of_eight_who_assign_one_article_one_wins(article: Article, people: list[User]) -> None:
    as_seen = [Article.objects.select_related("assignee", "publication").get(pk=article.pk) for _person in people]

    def take(number: int) -> Article:
        return assign_article(by=people[number], article=as_seen[number], to=people[number], deadline=None)

    outcomes = at_once([lambda n=n: take(n) for n in range(8)])  # type: ignore[misc]
    lost = refusals(outcomes)
    assert len(lost) == 7
    assert all(isinstance(refusal, AssignedByAnother) for refusal in lost), lost
    article = Article.objects.select_related("assignee").get(pk=article.pk)
    assert article.assignee is not None
    assert all(f"to {article.assignee.name} just now" in str(refusal) for refusal in lost)


def test_of_many_who_assign_articles_in_bulk_one_gets_all(article: Article, cited: Article, people: list[User]) -> None:
    """In both orders: nobody waits for ever, and no article goes without its neighbour."""

    def rows(number: int) -> list[Article]:
        order = "pk" if number % 2 else "-pk"
        return list(Article.objects.select_related("assignee", "publication").order_by(order))

    as_seen = [rows(number) for number in range(8)]

    def take(number: int) -> list[Article]:
        return assign_articles(
            by=people[number], articles=as_seen[number], to=people[number], deadline=None, together=uuid4()
        )

    outcomes = at_once([lambda n=n: take(n) for n in range(8)])  # type: ignore[misc]
    lost = refusals(outcomes)
    assert len(lost) == 7
    assert all(isinstance(refusal, AssignedByAnother) for refusal in lost), lost
    assert len(set(Article.objects.values_list("assignee", flat=True))) == 1
    assert Event.objects.filter(kind="article", verb="assigned").count() == 2
    assert not list(broken_links())


def test_statuses_set_at_once_one_by_one_and_in_bulk_lose_nothing(claims: list[Claim], people: list[User]) -> None:
    as_seen = [seen(claims, backwards=number % 2 == 1) for number in range(8)]

    def all_of_them(number: int) -> list[Claim]:
        return set_check_statuses(
            by=people[number], claims=as_seen[number], status="dismissed", reason=f"Reason {number}"
        )

    def one(number: int) -> Claim:
        return set_check_status(by=people[number], claim=as_seen[number][number], status="needs_source")

    deeds: list[Callable[[], Any]] = [
        (lambda n=number: all_of_them(n)) if number < 4 else (lambda n=number: one(n))  # type: ignore[misc]
        for number in range(8)
    ]
    outcomes = at_once(deeds)
    for refusal in refusals(outcomes):
        assert isinstance(refusal, RuleViolation), refusal
        assert "just now" in str(refusal)
    for refusal in refusals(outcomes[:4]):
        assert isinstance(refusal, StatusSetByAnother), refusal
    together = [outcome for outcome in outcomes[:4] if isinstance(outcome, list)]
    alone = [outcome for outcome in outcomes[4:] if isinstance(outcome, Claim)]
    # All of them saw the same: who sets all at once is first and only, or finds that somebody set one before.
    assert (len(together), len(alone)) in {(1, 0), (0, 1), (0, 2), (0, 3), (0, 4)}
    assert Event.objects.filter(verb="set status of").count() == 8 * len(together) + len(alone)
    dismissed = Claim.objects.filter(check_status="dismissed")
    assert len(set(dismissed.values_list("check_reason", "check_status_by"))) <= 1
    assert not list(broken_links())


def test_of_eight_who_record_one_answer_seven_see_the_first(claim: Claim, ines: User, people: list[User]) -> None:
    asked = ask_question(by=ines, claim=claim, question="How many died?")
    as_seen = [Question.objects.select_related("claim__article").get(pk=asked.pk) for _person in people]

    def answer(number: int) -> Question:
        return record_answer(by=people[number], question=as_seen[number], result="confirmed", answer=f"Answer {number}")

    outcomes = at_once([lambda n=n: answer(n) for n in range(8)])  # type: ignore[misc]
    lost = refusals(outcomes)
    assert len(lost) == 7
    asked.refresh_from_db()
    assert all(isinstance(refusal, AnsweredByAnother) and asked.answer in str(refusal) for refusal in lost), lost
    assert not list(broken_links())


@pytest.mark.parametrize("risers", [1, 3])
def test_no_single_approval_slips_past_a_risk_that_is_raised(
    risers: int, submitted: Verdict, ines: User, people: list[User]
) -> None:
    """Whichever came first: with the risk raised the verdict waits for a second person, or its approval has lapsed."""

    def rate() -> Claim:
        return set_risk(
            by=ines, claim=Claim.objects.select_related("article").get(pk=submitted.claim_id), risk=Risk.LEGAL
        )

    deeds: list[Callable[[], Any]] = [rate] * risers
    deeds += [lambda: approve_verdict(by=people[0], verdict=Verdict.objects.get(pk=submitted.pk))]
    outcomes = at_once(deeds)
    assert all(isinstance(refusal, RuleViolation) for refusal in refusals(outcomes)), outcomes
    verdict = Verdict.objects.get(pk=submitted.pk)
    claim = Claim.objects.get(pk=submitted.claim_id)
    if verdict.state == VerdictState.APPROVED:
        assert verdict.approvals_needed == RiskRule.objects.approvals(claim.risk) == 1
    elif verdict.state == VerdictState.SUBMITTED:
        assert verdict.approvals_needed == RiskRule.objects.approvals(claim.risk) == 2
    else:
        assert (verdict.state, claim.risk) == (VerdictState.LAPSED, Risk.LEGAL)
    assert not list(broken_links())


def test_no_single_approval_slips_past_a_rule_that_gets_stricter(
    claims: list[Claim], ines: User, people: list[User], make_person: PersonMaker
) -> None:
    """What was approved before the rule stands; what waits after it asks for a second person, whoever was quicker."""
    waiting = [a_submitted_verdict(by=ines, claim=claim) for claim in claims[:3]]
    drafts = [a_draft(by=ines, claim=claim) for claim in claims[3:6]]
    admin = make_person("amara", "Amara Lindqvist", Role.ADMIN)

    def approve(verdict: Verdict) -> Verdict:
        return approve_verdict(by=people[0], verdict=Verdict.objects.get(pk=verdict.pk))

    deeds: list[Callable[[], Any]] = [lambda verdict=verdict: approve(verdict) for verdict in waiting]  # type: ignore[misc]
    deeds += [
        lambda draft=draft: submit_verdict(by=ines, verdict=Verdict.objects.get(pk=draft.pk))  # type: ignore[misc]
        for draft in drafts
    ]
    deeds.insert(3, lambda: set_approvals(by=admin, risk=Risk.NORMAL, before=1, approvals=2))
    outcomes = at_once(deeds)
    assert all(isinstance(refusal, RuleViolation) for refusal in refusals(outcomes)), outcomes
    for verdict in waiting:
        verdict.refresh_from_db()
        assert (verdict.state, verdict.approvals_needed) in {(VerdictState.APPROVED, 1), (VerdictState.SUBMITTED, 2)}
    for draft in drafts:
        assert approve(draft).state == VerdictState.SUBMITTED
    assert not list(broken_links())


def test_two_who_give_the_second_approval_at_once_give_one(submitted: Verdict, ines: User, people: list[User]) -> None:
    set_risk(by=ines, claim=submitted.claim, risk=Risk.DEFAMATION)
    approve_verdict(by=people[0], verdict=Verdict.objects.get(pk=submitted.pk))
    outcomes = at_once(
        [
            lambda person=person: approve_verdict(by=person, verdict=Verdict.objects.get(pk=submitted.pk))  # type: ignore[misc]
            for person in people[1:]
        ]
    )
    lost = refusals(outcomes)
    assert len(lost) == 6
    assert all(isinstance(refusal, AlreadyDecided) for refusal in lost), lost
    verdict = Verdict.objects.select_related("seconded_by").get(pk=submitted.pk)
    assert (verdict.state, verdict.approved_by) == (VerdictState.APPROVED, people[0])
    assert verdict.seconded_by is not None
    assert all(verdict.seconded_by.name in str(refusal) for refusal in lost)
    assert not list(broken_links())


def test_of_eight_who_ask_one_person_for_a_second_check_one_asks(submitted: Verdict, people: list[User]) -> None:
    checker, askers = people[0], people[1:]

    def ask(by: User) -> SecondCheck:
        claim = Claim.objects.select_related("article").get(pk=submitted.claim_id)
        return ask_second_check(by=by, claim=claim, checker=checker)

    outcomes = at_once([lambda by=by: ask(by) for by in askers])  # type: ignore[misc]
    lost = refusals(outcomes)
    assert len(lost) == len(askers) - 1
    assert all(isinstance(refusal, AskedAlready) and checker.name in str(refusal) for refusal in lost), lost
    assert SecondCheck.objects.get().checker == checker
    assert Event.objects.filter(kind="second check", verb="asked").count() == 1
    assert not list(broken_links())


def test_one_second_check_sent_eight_times_at_once_is_one(submitted: Verdict, ruth: User, people: list[User]) -> None:
    uid = uuid4()

    def ask() -> SecondCheck:
        claim = Claim.objects.select_related("article").get(pk=submitted.claim_id)
        return ask_second_check(by=ruth, claim=claim, checker=people[0], uid=uid)

    outcomes = at_once([ask] * 8)
    assert not refusals(outcomes), outcomes
    assert {asked.pk for asked in outcomes} == {SecondCheck.objects.get().pk}
    assert Event.objects.filter(kind="second check", verb="asked").count() == 1
