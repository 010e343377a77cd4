"""Many people at the same moment, each with a connection of their own."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.actions import RevisionCameIn, add_revision
from factcheck.articles.models import Article, Revision
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.bounds import change_bounds
from factcheck.claims.actions.citing import VerdictIsNotADraft
from factcheck.claims.actions.handing_over import TakenOverByAnother, take_over_verdict
from factcheck.claims.actions.marking import RevisionIsNotLatest, mark_claim, set_check_status
from factcheck.claims.actions.proposing import SomebodyElseWritesThis, save_verdict, start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import AlreadyDecided, approve_verdict, return_verdict
from factcheck.claims.actions.risk import set_risk
from factcheck.claims.models import Citation, Claim, ClaimAnchor, RiskRule, Verdict
from factcheck.claims.states import Risk, VerdictState
from factcheck.errors import RuleViolation
from factcheck.sources.actions import add_source, source_for_article
from factcheck.sources.models import Source
from tests.at_once import at_once, refusals
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_draft, a_page, a_revision, a_submitted_verdict, cite_page, latest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def reviewers(make_person: PersonMaker) -> list[User]:
    return [make_person(f"reviewer{number}", f"Reviewer {number}", Role.REVIEWER) for number in range(20)]


def test_twenty_reviewers_decide_and_one_decision_stands(submitted: Verdict, reviewers: list[User]) -> None:
    def decide(number: int) -> Verdict:
        seen = Verdict.objects.get(pk=submitted.pk)
        if number % 2:
            return return_verdict(by=reviewers[number], verdict=seen, note=f"Note {number}")
        return approve_verdict(by=reviewers[number], verdict=seen)

    outcomes = at_once([lambda number=number: decide(number) for number in range(20)])  # type: ignore[misc]
    lost = refusals(outcomes)
    assert len(lost) == 19
    verdict = Verdict.objects.select_related("approved_by", "returned_by").get(pk=submitted.pk)
    decider = verdict.approved_by or verdict.returned_by
    assert decider is not None
    for refusal in lost:
        assert isinstance(refusal, AlreadyDecided), refusal
        assert refusal.message.startswith(f"{decider.name} "), refusal.message
    assert Event.objects.filter(verb__in=["approved", "returned"]).count() == 1
    assert not list(broken_links())


def test_twenty_reviewers_give_two_approvals_to_a_risky_claim(claim: Claim, ines: User, reviewers: list[User]) -> None:
    Claim.objects.filter(pk=claim.pk).update(risk=Risk.MINORS)
    claim.refresh_from_db()
    submitted = a_submitted_verdict(by=ines, claim=claim)
    outcomes = at_once(
        [lambda person=person: approve_verdict(by=person, verdict=submitted) for person in reviewers]  # type: ignore[misc]
    )
    lost = refusals(outcomes)
    assert all(isinstance(refusal, AlreadyDecided) for refusal in lost), lost
    verdict = Verdict.objects.get(pk=submitted.pk)
    given = 20 - len(lost)
    assert given in (1, 2)  # nineteen that saw no approval yet lose to the first; one that saw it is the second
    assert (verdict.state == VerdictState.APPROVED) == (given == 2)
    assert verdict.approved_by is not None and verdict.approved_by != verdict.seconded_by
    assert not list(broken_links())


def test_one_mark_sent_eight_times_at_once_is_one_claim(article: Article, ines: User) -> None:
    uid, revision = uuid4(), latest(article)
    outcomes = at_once(
        [lambda: mark_claim(by=ines, revision=revision, start=35, end=46, exact="At least 36", kind="figure", uid=uid)]
        * 8
    )
    assert not refusals(outcomes), outcomes
    assert len(set(outcomes)) == 1 == Claim.objects.count()
    assert Article.objects.get(pk=article.pk).claim_count == 1
    assert Event.objects.filter(verb="marked").count() == 1
    assert not list(broken_links())


def test_eight_marks_at_once_have_eight_numbers(article: Article, ines: User) -> None:
    outcomes = at_once([lambda: a_claim(by=ines, article=article, words="At least 36")] * 8)
    assert not refusals(outcomes), outcomes
    assert sorted(claim.number for claim in outcomes) == list(range(1, 9))
    assert not list(broken_links())


def test_one_citation_sent_eight_times_at_once_is_one(claim: Claim, ines: User) -> None:
    uid, draft, source = uuid4(), a_draft(by=ines, claim=claim, cited=False), a_page(by=ines)
    outcomes = at_once([lambda: cite_page(by=ines, verdict=draft, source=source, uid=uid)] * 8)
    assert not refusals(outcomes), outcomes
    assert len(set(outcomes)) == 1 == Citation.objects.count()


def test_one_source_sent_eight_times_at_once_is_one(ines: User) -> None:
    uid = uuid4()
    outcomes = at_once([lambda: add_source(by=ines, kind="person", name="Irina Zvyagelskaya", uid=uid)] * 8)
    assert not refusals(outcomes), outcomes
    assert len(set(outcomes)) == 1 == Source.objects.count()


def test_an_article_cited_eight_times_at_once_is_one_source(article: Article, ines: User) -> None:
    outcomes = at_once([lambda: source_for_article(article=article, by=ines)] * 8)
    assert not refusals(outcomes), outcomes
    assert len(set(outcomes)) == 1 == Source.objects.count()


def test_eight_editors_start_one_draft(claim: Claim, reviewers: list[User]) -> None:
    outcomes = at_once(
        [lambda person=person: start_verdict(by=person, claim=claim) for person in reviewers[:8]]  # type: ignore[misc]
    )
    assert not refusals(outcomes), outcomes
    assert len(set(outcomes)) == 1 == Verdict.objects.count()
    assert Event.objects.filter(verb="started").count() == 1


def test_eight_editors_write_one_draft_and_seven_are_told_who(claim: Claim, reviewers: list[User]) -> None:
    outcomes = at_once(
        [
            lambda person=person: save_verdict(by=person, claim=claim, rating=None, explanation=person.name)  # type: ignore[misc]
            for person in reviewers[:8]
        ]
    )
    lost = refusals(outcomes)
    verdict = Verdict.objects.select_related("author").get()
    assert len(lost) == 7
    assert all(isinstance(refusal, SomebodyElseWritesThis) for refusal in lost), lost
    assert all(str(refusal).startswith(verdict.author.name) for refusal in lost)
    assert verdict.explanation == verdict.author.name


def test_a_verdict_submitted_eight_times_at_once_is_submitted_once(claim: Claim, ines: User) -> None:
    draft = a_draft(by=ines, claim=claim)
    outcomes = at_once([lambda: submit_verdict(by=ines, verdict=Verdict.objects.get(pk=draft.pk))] * 8)
    lost = refusals(outcomes)
    assert len(lost) == 7
    assert all(isinstance(refusal, VerdictIsNotADraft) for refusal in lost), lost
    assert Event.objects.filter(verb="submitted").count() == 1


def test_nothing_is_cited_on_a_verdict_while_it_is_submitted(claim: Claim, ines: User, jonas: User) -> None:
    """Whichever came first, the citations that were submitted are those that the event before it told."""
    draft, source = a_draft(by=ines, claim=claim), a_page(by=ines)
    deeds: list[Callable[[], Any]] = [lambda: submit_verdict(by=ines, verdict=Verdict.objects.get(pk=draft.pk))]
    deeds += [lambda: cite_page(by=jonas, verdict=draft, source=source)] * 7
    outcomes = at_once(deeds)
    assert all(isinstance(refusal, VerdictIsNotADraft) for refusal in refusals(outcomes)), outcomes
    submitted = Event.objects.get(verb="submitted")
    told_before = Event.objects.filter(chain=submitted.chain, verb="cited", number__lt=submitted.number).count()
    assert Citation.objects.filter(verdict=draft).count() == told_before
    assert not list(broken_links())


def test_twenty_editors_mark_change_words_and_dismiss_at_once(
    article: Article, ines: User, reviewers: list[User]
) -> None:
    """Nothing is lost: every deed that was not refused is there with its event, and each refused one is told why."""
    revision = latest(article)
    first, second = (a_claim(by=ines, article=article, words=words) for words in ("At least 36", "Nearly a million"))
    place = revision.text.index("36 soldiers were killed on Thursday")

    def mark(person: User) -> Claim:
        return a_claim(by=person, article=article, words="The province")

    def widen(person: User, length: int) -> ClaimAnchor:
        words = revision.text[place : place + length]
        seen = Claim.objects.select_related("article").get(pk=first.pk)
        return change_bounds(
            by=person, claim=seen, revision=latest(article), start=place, end=place + length, exact=words
        )

    def dismiss(person: User, reason: str) -> Claim:
        seen = Claim.objects.select_related("article").get(pk=second.pk)
        return set_check_status(by=person, claim=seen, status="dismissed", reason=reason)

    deeds: list[Callable[[], Any]] = []
    for number, person in enumerate(reviewers):
        turns: list[Callable[[], Any]] = [
            lambda person=person: mark(person),  # type: ignore[misc]
            lambda person=person, number=number: widen(person, 11 + number),  # type: ignore[misc]
            lambda person=person, number=number: dismiss(person, f"Reason {number}"),  # type: ignore[misc]
        ]
        deeds.append(turns[number % 3])
    outcomes = at_once(deeds)

    for refusal in refusals(outcomes):
        assert isinstance(refusal, RuleViolation), refusal
        assert "just now" in refusal.message or "already" in refusal.message, refusal.message
    marked = outcomes[0::3]
    assert not refusals(marked), marked
    assert sorted(claim.number for claim in marked) == list(range(3, 3 + len(marked)))
    assert Article.objects.get(pk=article.pk).claim_count == 2 + len(marked) == article.claims.count()

    placed = [anchor for anchor in outcomes[1::3] if isinstance(anchor, ClaimAnchor)]
    assert placed
    assert ClaimAnchor.objects.filter(claim=first).count() == 1 + len(placed)
    assert ClaimAnchor.objects.filter(claim=first, closed_at__isnull=True).count() == 1
    assert Event.objects.filter(verb="changed words of").count() == len(placed)

    dismissed = [claim for claim in outcomes[2::3] if isinstance(claim, Claim)]
    assert dismissed
    reasons = [json.loads(event.details)["reason"] for event in Event.objects.filter(verb="set status of")]
    assert sorted(reasons) == sorted(claim.check_reason for claim in dismissed)
    assert Claim.objects.get(pk=second.pk).check_reason in reasons
    assert not list(broken_links())


def test_eight_people_take_over_one_draft_and_each_who_had_it_stays_barred(
    claim: Claim, ines: User, reviewers: list[User]
) -> None:
    draft = a_draft(by=ines, claim=claim)
    outcomes = at_once(
        [
            lambda person=person: take_over_verdict(by=person, verdict=Verdict.objects.get(pk=draft.pk))  # type: ignore[misc]
            for person in reviewers[:8]
        ]
    )
    assert all(isinstance(refusal, TakenOverByAnother) for refusal in refusals(outcomes)), outcomes
    taken = 8 - len(refusals(outcomes))
    assert taken >= 1
    verdict = Verdict.objects.select_related("author").get(pk=draft.pk)
    assert verdict.earlier_authors.count() == taken
    assert verdict.author not in verdict.earlier_authors.all()
    assert Event.objects.filter(verb="took over").count() == taken
    assert not list(broken_links())


def test_a_risk_that_is_set_while_a_verdict_is_submitted_counts_or_is_refused(claim: Claim, ines: User) -> None:
    draft = a_draft(by=ines, claim=claim)

    def rate(risk: str) -> Claim:
        return set_risk(by=ines, claim=Claim.objects.select_related("article").get(pk=claim.pk), risk=risk)

    deeds: list[Callable[[], Any]] = [lambda: submit_verdict(by=ines, verdict=Verdict.objects.get(pk=draft.pk))]
    deeds += [lambda: rate(Risk.LEGAL)] * 3
    outcomes = at_once(deeds)
    assert not isinstance(outcomes[0], Exception), outcomes
    assert all(isinstance(refusal, RuleViolation) for refusal in refusals(outcomes)), outcomes
    claim.refresh_from_db()
    draft.refresh_from_db()
    assert draft.approvals_needed == RiskRule.objects.approvals(claim.risk)
    assert not list(broken_links())


REVISED = (
    "Strike kills at least 36 in Idlib\n\nAt least {} soldiers were killed on Thursday. The province lies in the north."
)


def test_of_many_revisions_at_once_one_wins_and_the_others_are_asked_to_compare(article: Article, ines: User) -> None:
    def add(number: int) -> Revision:
        seen = Article.objects.get(pk=article.pk)
        text = REVISED.format(number)
        blocks = [{"role": "paragraph", "start": 0, "end": 33}, {"role": "paragraph", "start": 35, "end": len(text)}]
        return add_revision(by=ines, article=seen, text=text, blocks=blocks, base=1)

    outcomes = at_once([lambda n=n: add(n) for n in range(6)])  # type: ignore[misc]
    assert len(refusals(outcomes)) == 5
    assert all(isinstance(refusal, RevisionCameIn) for refusal in refusals(outcomes)), refusals(outcomes)
    assert Article.objects.get(pk=article.pk).revision_count == article.revisions.count() == 2
    assert list(broken_links()) == []


def test_every_mark_made_while_a_revision_comes_in_is_carried_or_refused(
    article: Article, ines: User, jonas: User
) -> None:
    seen = [latest(article) for _number in range(8)]
    words = "Nearly a million"
    start = seen[0].text.index(words)

    def mark(number: int) -> Claim:
        end = start + len(words)
        return mark_claim(by=jonas, revision=seen[number], start=start, end=end, exact=words, kind="figure")

    text = latest(article).text.replace("36 soldiers", "33 soldiers")
    marks = [lambda n=n: mark(n) for n in range(8)]
    outcomes = at_once([*marks, lambda: a_revision(by=ines, article=article, text=text)])
    assert all(isinstance(refusal, RevisionIsNotLatest) for refusal in refusals(outcomes)), refusals(outcomes)
    claims = Claim.objects.filter(article=article)
    assert claims.count() == 8 - len(refusals(outcomes))
    assert ClaimAnchor.objects.filter(revision=latest(article), claim__in=claims).count() == claims.count()


def test_no_approval_slips_past_a_revision(submitted: Verdict, article: Article, ines: User, ruth: User) -> None:
    text = latest(article).text.replace("At least 36", "At least 33")
    at_once(
        [
            lambda: a_revision(by=ines, article=article, text=text),
            lambda: approve_verdict(by=ruth, verdict=Verdict.objects.get(pk=submitted.pk)),
        ]
    )
    submitted.refresh_from_db()
    assert latest(article).number == 2
    assert submitted.state in {VerdictState.LAPSED, VerdictState.SUBMITTED}
