"""Asks about blind second checks: who may be asked, what waits for whom, and what is hidden until then."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import people_who_may
from factcheck.articles.models import Article
from factcheck.claims.models import STANDING, WAITS, Citation, Claim, ClaimAnchor, SecondCheck, Verdict
from factcheck.claims.states import VerdictState
from factcheck.prepared import Parameter, Prepared

BLIND = _("Yours to check blind")
"""What a list says in place of a finding that is kept from the person who looks."""


def verdict_to_check_beside(claim: Claim) -> Verdict | None:
    """Gives the newest version that was submitted, with its people, where it stands; None otherwise."""
    versions = Verdict.objects.filter(claim=claim).exclude(state=VerdictState.DRAFT).order_by("-version")
    newest = versions.select_related("author", "span_by").first()
    return newest if newest and newest.state in STANDING else None


def people_to_ask(verdict: Verdict) -> QuerySet[User]:
    """The people who can check beside this verdict: no hand in any version of it, no decision on it; one statement."""
    versions = Verdict.objects.filter(claim=verdict.claim_id)
    asked = SecondCheck.objects.filter(WAITS, claim=verdict.claim_id, checker=OuterRef("pk"))
    return (
        people_who_may("answer_second_check")
        .exclude(Exists(asked))
        .exclude(Exists(versions.filter(_has_a_hand_in(OuterRef("pk")))))
        .exclude(Exists(versions.filter(earlier_authors=OuterRef("pk"))))
        .exclude(Exists(Citation.objects.filter(verdict__claim=verdict.claim_id, added_by=OuterRef("pk"))))
    )


def _has_a_hand_in(person: Any) -> Q:
    return Q(author=person) | Q(span_by=person) | Q(approved_by=person) | Q(seconded_by=person) | Q(returned_by=person)


def waits_for_second_check(person: User | Parameter) -> QuerySet[SecondCheck]:
    """The second checks that wait for this person, the longest waiting first, each with `words`: one statement."""
    return (
        SecondCheck.objects.filter(WAITS, checker=person)
        .select_related("claim__article__publication", "asked_by", "verdict")
        .annotate(words=F("claim__standing_words"))
        .order_by("asked_at", "pk")
    )


_WAITING = Prepared(lambda: waits_for_second_check(Parameter("person", User._meta.pk)))


def second_checks_waiting(person: User) -> list[SecondCheck]:
    """What `waits_for_second_check` gives: the desk asks it all the time."""
    return _WAITING(person=person.pk)


def second_check_of(person: User, claim: Claim) -> SecondCheck | None:
    """Gives the second check of the claim that waits for this person: until it is answered, they see no finding."""
    return waits_for_second_check(person).filter(claim=claim).first()


def waiting_on(claim: Claim) -> QuerySet[SecondCheck]:
    """The second checks of the claim that wait for their checkers."""
    checks = SecondCheck.objects.filter(WAITS, claim=claim).select_related("checker", "asked_by", "verdict")
    return checks.order_by("asked_at", "pk")


def answered_on(claim: Claim) -> list[SecondCheck]:
    """The second checks of the claim that were answered, newest first, each with both findings: one statement."""
    return list(_answered().filter(claim=claim).order_by("-answered_at", "-pk"))


def answered_in(articles: Iterable[Article]) -> dict[int, list[SecondCheck]]:
    """The answered second checks of articles by the id of their claim, oldest first: one statement."""
    found: dict[int, list[SecondCheck]] = defaultdict(list)
    for check in _answered().filter(claim__article__in=articles).order_by("answered_at", "pk"):
        found[check.claim_id].append(check)
    return found


def _answered() -> QuerySet[SecondCheck]:
    answered = SecondCheck.objects.filter(answered_at__isnull=False)
    return answered.select_related("rating", "checker", "verdict__rating", "verdict__author", "claim")


def claims_blind_to(person: User) -> frozenset[int]:
    """The ids of the claims that this person is to check blind: one statement."""
    return frozenset(SecondCheck.objects.filter(WAITS, checker=person).values_list("claim", flat=True))


def words_now(claim: Claim) -> ClaimAnchor | None:
    """Where the claim stands in its article's latest revision, with that revision; None where it has no words."""
    anchors = ClaimAnchor.objects.filter(
        claim=claim, closed_at__isnull=True, start__isnull=False, revision__number=F("claim__article__revision_count")
    )
    return anchors.select_related("revision").first()
