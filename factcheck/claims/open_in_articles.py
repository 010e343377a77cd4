"""Tells the list of articles, a floor below, what is open in them."""

from collections.abc import Sequence
from itertools import groupby

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from factcheck.articles.models import Article
from factcheck.articles.open_claims import OpenClaims
from factcheck.claims.models import Claim
from factcheck.claims.states import NOT_DONE, Risk
from factcheck.claims.urgency import RISK_WEIGHTS
from factcheck.lists.each import Each


def not_done_claims() -> QuerySet[Claim]:
    """The claims of all articles that a checker or a reviewer is not done with."""
    return Claim.objects.filter(standing__in=NOT_DONE).order_by()


def _in_this_article() -> QuerySet[Claim]:
    return not_done_claims().filter(article=OuterRef("pk"))


def _has_open() -> Q:
    return Q(Exists(_in_this_article()))


def _of_risks(risks: Sequence[str]) -> Q:
    return Q(pk__in=not_done_claims().filter(risk__in=risks).values("article"))


def _graded() -> tuple[tuple[str, ...], ...]:
    """The risks that weigh more than normal, those of one weight together, the heaviest first."""
    graver = [risk for risk in Risk.values if RISK_WEIGHTS[risk] > RISK_WEIGHTS[Risk.NORMAL]]
    by_weight = sorted(graver, key=lambda risk: -RISK_WEIGHTS[risk])
    return tuple(tuple(risks) for _weight, risks in groupby(by_weight, key=lambda risk: RISK_WEIGHTS[risk]))


GRADES = _graded()


def _with_risks(articles: QuerySet[Article]) -> QuerySet[Article]:
    named = _in_this_article().values("article").annotate(risks=Each("risk")).values("risks")
    return articles.annotate(open_risks=Subquery(named))


OPEN_CLAIMS = OpenClaims(
    has_open=_has_open,
    of_risks=_of_risks,
    grades=GRADES,
    labels={risk.value: risk.label for risk in Risk},
    with_risks=_with_risks,
)
