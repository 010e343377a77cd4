"""What comes first: risk, times prominence, times how near the deadline is."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.claims.states import Prominence, Risk
from factcheck.claims.urgency import (
    DEADLINE_WEIGHTS,
    NO_HURRY,
    PROMINENCE_WEIGHTS,
    RISK_WEIGHTS,
    moments,
    risks_in_words,
    weight,
    with_urgency,
)
from tests.examples import a_claim, a_revision, latest

NOW = timezone.now()
HOUR = timedelta(hours=1)


def urgent(**which: Any) -> Any:
    return with_urgency(Claim.objects.filter(**which), moments(NOW))


def weighed(claim: Claim) -> int:
    weight: int = urgent(pk=claim.pk).get().weight
    return weight


def set_prominence(claim: Claim, prominence: str) -> None:
    ClaimAnchor.objects.filter(claim=claim).update(prominence=prominence)


def test_the_tables_weigh_everything_that_there_is() -> None:
    assert set(RISK_WEIGHTS) == set(Risk.values)
    assert set(PROMINENCE_WEIGHTS) == set(Prominence.values)


def test_the_policy_orders_as_an_editor_would() -> None:
    assert min(RISK_WEIGHTS.values()) == RISK_WEIGHTS[Risk.NORMAL]
    places = [PROMINENCE_WEIGHTS[place] for place in ("headline", "standfirst", "opening", "rest")]
    assert places == sorted(places, reverse=True)
    assert [within for within, _points in DEADLINE_WEIGHTS] == sorted(within for within, _points in DEADLINE_WEIGHTS)
    points = [points for _within, points in DEADLINE_WEIGHTS]
    assert [*points, NO_HURRY] == sorted([*points, NO_HURRY], reverse=True)


@pytest.mark.parametrize("risk", Risk.values)
@pytest.mark.parametrize("prominence", Prominence.values)
def test_weight_is_the_product_of_the_tables(risk: str, prominence: str, claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(risk=risk)
    set_prominence(claim, prominence)
    assert weighed(claim) == RISK_WEIGHTS[risk] * PROMINENCE_WEIGHTS[prominence] * NO_HURRY


@pytest.mark.parametrize(
    ("hours", "points"), [(-1, 8), (0, 8), (1, 6), (2, 6), (3, 4), (8, 4), (9, 3), (24, 3), (25, 2), (72, 2), (73, 1)]
)
def test_the_nearer_the_deadline_the_heavier(hours: int, points: int, claim: Claim) -> None:
    set_prominence(claim, Prominence.REST)
    Claim.objects.filter(pk=claim.pk).update(due_at=NOW + hours * HOUR)
    assert weighed(claim) == points


def test_without_a_time_of_its_own_a_claim_is_due_with_its_article(article: Article, claim: Claim) -> None:
    set_prominence(claim, Prominence.REST)
    Article.objects.filter(pk=article.pk).update(deadline_at=NOW + HOUR)
    assert weighed(claim) == 6
    Claim.objects.filter(pk=claim.pk).update(due_at=NOW + 30 * HOUR)
    assert weighed(claim) == 2


def test_what_nobody_was_given_is_the_work_of_who_has_the_article(
    article: Article, claim: Claim, ines: User, jonas: User
) -> None:
    def owner() -> int | None:
        owner: int | None = urgent(pk=claim.pk).get().owner
        return owner

    assert owner() is None
    Article.objects.filter(pk=article.pk).update(assignee=jonas)
    assert owner() == jonas.pk
    Claim.objects.filter(pk=claim.pk).update(assignee=ines)
    assert owner() == ines.pk


def test_only_the_place_in_the_latest_revision_counts(article: Article, ines: User) -> None:
    claim = a_claim(by=ines, article=article, words="Nearly a million people fled")
    assert weighed(claim) == PROMINENCE_WEIGHTS[Prominence.REST]
    headline, first, last = latest(article).text.split("\n\n")
    a_revision(by=ines, article=article, text="\n\n".join([headline, last, first]))
    assert weighed(claim) == PROMINENCE_WEIGHTS[Prominence.OPENING]


def test_a_claim_without_a_place_weighs_as_the_rest(claim: Claim) -> None:
    claim.anchors.update(closed_at=NOW)
    assert weighed(claim) == 1


def test_verdicts_are_ordered_by_the_weight_of_their_claims(submitted: Verdict) -> None:
    Claim.objects.update(risk=Risk.LEGAL)
    set_prominence(submitted.claim, Prominence.HEADLINE)
    assert Verdict.objects.annotate(weight=weight(moments(NOW), "claim__")).get().weight == 16


def test_one_statement_orders_by_it(
    article: Article, claim: Claim, ines: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    headline = a_claim(by=ines, article=article, words="at least 36 in Idlib")
    last = a_claim(by=ines, article=article, words="Nearly a million people")
    Claim.objects.filter(pk=last.pk).update(due_at=NOW - HOUR)
    with django_assert_num_queries(1):
        assert list(urgent().order_by("-weight", "pk")) == [last, headline, claim]


def test_risks_are_named_the_gravest_first_and_each_once() -> None:
    assert risks_in_words("normal,minors,,defamation,minors") == ["Defamation", "Minors", "Normal"]
    assert risks_in_words("") == []
