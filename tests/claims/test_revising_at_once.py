"""Revisions at the same moment as other revisions, decisions and citations, each with a connection of its own."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from factcheck.accounts.models import User
from factcheck.accounts.permissions import Role
from factcheck.articles.models import Article, Revision
from factcheck.audit.queries import broken_links
from factcheck.claims.actions.citing import remove_citation, restore_citation
from factcheck.claims.actions.marking import set_check_status
from factcheck.claims.actions.proposing import start_verdict, submit_verdict
from factcheck.claims.actions.reviewing import approve_verdict, return_verdict
from factcheck.claims.fingerprints import fingerprint
from factcheck.claims.models import CitationAnchor, Claim, Verdict
from factcheck.claims.states import VerdictState
from factcheck.errors import RuleViolation
from tests.at_once import at_once, refusals
from tests.conftest import PersonMaker
from tests.examples import a_claim, a_draft, a_revision, an_article, cite_article, latest

pytestmark = pytest.mark.django_db(transaction=True)

# They meet in another order each time.
SEVERAL_TIMES = pytest.mark.parametrize("turn", range(4))
TOWNS = ("Idlib", "Aleppo", "Hama", "Homs", "Raqqa", "Deraa")


@pytest.fixture
def approver(make_person: PersonMaker) -> User:
    return make_person("approver", "Approver", Role.REVIEWER)


def a_newspaper(by: User, name: str) -> Article:
    paragraphs = [f"{name} counts its dead"]
    paragraphs += [f"At least {number + 30} people died in {town}." for number, town in enumerate(TOWNS)]
    return an_article(by=by, paragraphs=tuple(paragraphs), publication=name)


def citing(by: User, article: Article, cited: Article, number: int) -> Verdict:
    """A draft on the words about one town, citing what the other article says of it."""
    words = f"At least {number + 30}"
    draft = a_draft(by=by, claim=a_claim(by=by, article=article, words=words), cited=False)
    cite_article(
        by=by, verdict=draft, article=cited, words=f"{words} people died in {TOWNS[number]}", stance="supports"
    )
    return draft


def approve(by: User, verdict: Verdict) -> Verdict:
    return approve_verdict(by=by, verdict=Verdict.objects.get(pk=verdict.pk))


def raise_by(by: User, article: Article, amount: int) -> Revision:
    """A revision that counts more dead in every town."""
    text = latest(article).text
    for number in range(len(TOWNS)):
        text = text.replace(f"At least {number + 30} ", f"At least {number + amount} ")
    return a_revision(by=by, article=Article.objects.get(pk=article.pk), text=text)


def check_approvals() -> None:
    """Every approval that stands is bound to the words that stand."""
    for verdict in Verdict.objects.filter(state=VerdictState.APPROVED).select_related("anchor__revision", "rating"):
        assert fingerprint(verdict) == verdict.fingerprint, verdict


@SEVERAL_TIMES
def test_articles_that_cite_each_other_are_revised_at_once(turn: int, ines: User, jonas: User, approver: User) -> None:
    one, other = a_newspaper(ines, "One Daily"), a_newspaper(ines, "Other Daily")
    for number in range(len(TOWNS)):
        for draft in (citing(ines, one, other, number), citing(ines, other, one, number)):
            approve(approver, submit_verdict(by=ines, verdict=draft))
    outcomes = at_once([lambda: raise_by(ines, one, 50), lambda: raise_by(jonas, other, 70)])
    assert not refusals(outcomes), outcomes
    assert not Verdict.objects.filter(claim__article__in=[one, other]).exclude(state=VerdictState.LAPSED).exists()
    assert not list(broken_links())


@SEVERAL_TIMES
def test_a_revision_while_people_decide_submit_and_set_the_status(
    turn: int, ines: User, jonas: User, approver: User, ruth: User
) -> None:
    article, cited = a_newspaper(ines, "One Daily"), a_newspaper(ines, "Other Daily")
    drafts = [citing(ines, article, cited, number) for number in range(len(TOWNS))]
    for draft in drafts[:4]:
        submit_verdict(by=ines, verdict=draft)
    for draft in drafts[:2]:
        approve(approver, draft)
    claims = [draft.claim_id for draft in drafts]

    def set_status(claim: int) -> Claim:
        seen = Claim.objects.select_related("article").get(pk=claim)
        return set_check_status(by=jonas, claim=seen, status="in_progress")

    deeds: list[Callable[[], Any]] = [
        lambda: raise_by(ines, article, 50),
        lambda: raise_by(ines, cited, 70),
        lambda: return_verdict(by=ruth, verdict=Verdict.objects.get(pk=drafts[2].pk), note="No."),
        lambda: approve(ruth, drafts[3]),
        lambda: submit_verdict(by=ines, verdict=Verdict.objects.get(pk=drafts[4].pk)),
        *[lambda claim=claim: set_status(claim) for claim in claims],
    ]
    outcomes = at_once(deeds)
    assert all(isinstance(refusal, RuleViolation) for refusal in refusals(outcomes)), refusals(outcomes)
    assert not refusals(outcomes[:2])
    check_approvals()
    assert not list(broken_links())


@SEVERAL_TIMES
def test_no_approval_slips_past_a_revision_of_what_it_cites(turn: int, ines: User, jonas: User, approver: User) -> None:
    article, cited = a_newspaper(ines, "One Daily"), a_newspaper(ines, "Other Daily")
    drafts = [submit_verdict(by=ines, verdict=citing(ines, article, cited, number)) for number in range(4)]
    deeds: list[Callable[[], Any]] = [lambda draft=draft: approve(approver, draft) for draft in drafts]  # type: ignore[misc]
    outcomes = at_once([*deeds, lambda: raise_by(jonas, cited, 70)])
    assert all(isinstance(refusal, RuleViolation) for refusal in refusals(outcomes)), refusals(outcomes)
    check_approvals()


@SEVERAL_TIMES
def test_words_that_are_cited_while_they_change_follow_or_are_refused(
    turn: int, ines: User, jonas: User, ruth: User
) -> None:
    """However it is written down: cited, put back or copied to the next version."""
    article, cited = a_newspaper(ines, "One Daily"), a_newspaper(ines, "Other Daily")
    fresh = a_draft(by=ines, claim=a_claim(by=ines, article=article, words="At least 30"), cited=False)
    removed = citing(ines, article, cited, 1).citations.get()
    returned = submit_verdict(by=ines, verdict=citing(ines, article, cited, 2))
    remove_citation(by=ines, citation=removed)
    return_verdict(by=ruth, verdict=returned, note="Say more.")
    outcomes = at_once(
        [
            lambda: cite_article(
                by=ines,
                verdict=fresh,
                article=Article.objects.get(pk=cited.pk),
                words="people died in Idlib",
                stance="supports",
            ),
            lambda: restore_citation(by=ines, uid=removed.uid),
            lambda: start_verdict(by=ines, claim=returned.claim),
            lambda: a_revision(
                by=jonas,
                article=Article.objects.get(pk=cited.pk),
                text=latest(cited).text + "\n\nNobody else was hurt.",
            ),
        ]
    )
    assert all(isinstance(refusal, RuleViolation) for refusal in refusals(outcomes)), refusals(outcomes)
    spans = CitationAnchor.objects.filter(closed_at__isnull=True, citation__source__article=cited)
    assert {span.citation_id for span in spans.filter(revision__number=2)} == {span.citation_id for span in spans}


@SEVERAL_TIMES
def test_next_versions_are_begun_while_what_they_cite_is_revised(
    turn: int, ines: User, jonas: User, approver: User
) -> None:
    article, cited = a_newspaper(ines, "One Daily"), a_newspaper(ines, "Other Daily")
    drafts = [citing(ines, article, cited, number) for number in range(len(TOWNS))]
    for draft in drafts:
        approve(approver, submit_verdict(by=ines, verdict=draft))
    claims = [draft.claim for draft in drafts]
    deeds: list[Callable[[], Any]] = [lambda claim=claim: start_verdict(by=ines, claim=claim) for claim in claims]  # type: ignore[misc]
    outcomes = at_once([*deeds[:3], lambda: raise_by(jonas, cited, 70), *deeds[3:]])
    assert not refusals(outcomes), refusals(outcomes)
    spans = CitationAnchor.objects.filter(closed_at__isnull=True, citation__source__article=cited)
    assert {span.citation_id for span in spans.filter(revision__number=2)} == {span.citation_id for span in spans}
    check_approvals()


@SEVERAL_TIMES
def test_words_are_cited_on_a_first_version_while_articles_that_cite_each_other_are_revised(
    turn: int, ines: User, jonas: User, approver: User
) -> None:
    one, other = a_newspaper(ines, "One Daily"), a_newspaper(ines, "Other Daily")
    for number in (0, 1):
        for draft in (citing(ines, one, other, number), citing(ines, other, one, number)):
            approve(approver, submit_verdict(by=ines, verdict=draft))
    fresh = [a_claim(by=ines, article=one, words=f"At least {number + 30}") for number in (2, 3, 4, 5)]

    def begin(number: int, claim: Claim) -> None:
        with transaction.atomic():
            draft = start_verdict(by=ines, claim=claim, citing=other)
            cite_article(by=ines, verdict=draft, article=other, words=f"died in {TOWNS[number]}", stance="supports")

    deeds: list[Callable[[], Any]] = [
        lambda number=number, claim=claim: begin(number, claim)  # type: ignore[misc]
        for number, claim in enumerate(fresh, start=2)
    ]
    outcomes = at_once([*deeds[:2], lambda: raise_by(jonas, one, 50), *deeds[2:]])
    assert not refusals(outcomes), refusals(outcomes)
