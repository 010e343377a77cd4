"""Says what comes first: the weight of a claim is its risk, times its prominence, times how near its deadline is.

The tables read as the policy. `weight` makes one SQL expression of them, so that any list of claims, or of what
belongs to claims, is ordered by the database.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import (
    BigIntegerField,
    Case,
    DateTimeField,
    Expression,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThanOrEqual

from factcheck.claims.models import Claim
from factcheck.claims.states import UNSETTLED, WAITING_ON_OTHERS, Prominence, Risk
from factcheck.prepared import Parameter

RISK_WEIGHTS: dict[str, int] = {
    Risk.NORMAL: 1,
    Risk.HEALTH: 3,
    Risk.MINORS: 3,
    Risk.LEGAL: 4,
    Risk.DEFAMATION: 4,
}
"""How much harm a mistake would do."""

PROMINENCE_WEIGHTS: dict[str, int] = {
    Prominence.HEADLINE: 4,
    Prominence.STANDFIRST: 3,
    Prominence.OPENING: 2,
    Prominence.REST: 1,
}
"""How many readers see the words."""

DEADLINE_WEIGHTS: tuple[tuple[timedelta, int], ...] = (
    (timedelta(0), 8),
    (timedelta(hours=2), 6),
    (timedelta(hours=8), 4),
    (timedelta(hours=24), 3),
    (timedelta(days=3), 2),
)
"""Due within this time from now -> weight, the first that applies; overdue is the first line."""

NO_HURRY = 1

NEEDS_A_HAND = Q(list_state__in=UNSETTLED) & ~Q(check_status__in=sorted(WAITING_ON_OTHERS))
"""Of a claim with `list_state`: its checker can go on with it. Only such a claim is overdue."""


def risks_in_words(named: str) -> list[str]:
    """What the risks of a text with commas between are called, each once, the gravest first."""
    here = set(named.split(","))
    return [str(risk.label) for risk in sorted(Risk, key=lambda risk: -RISK_WEIGHTS[risk]) if risk in here]


def owner(claim: str = "") -> Expression:
    """Whose work a claim is, as an id: its assignee, or where nobody was given it, that of its article.

    `claim` is the way to it with its underscores: "claim__" on a verdict.
    """
    return Coalesce(F(f"{claim}assignee"), F(f"{claim}article__assignee"), output_field=BigIntegerField())


def due(claim: str = "") -> Expression:
    """Until when a claim is due: its own time, or where it has none, the deadline of its article."""
    return Coalesce(F(f"{claim}due_at"), F(f"{claim}article__deadline_at"), output_field=DateTimeField())


def prominence(claim: str = "") -> F:
    """Where in the latest revision a claim's words stand; `Prominence.REST` for one without a place."""
    return F(f"{claim}standing_prominence")


def weight(by: Sequence[datetime | Parameter], claim: str = "") -> Expression:
    """The weight of a claim by the `moments` of a time, as one SQL expression; the heaviest comes first.

    By `MOMENTS` in a statement that is made once.
    """
    return _risk_points(claim) * _prominence_points(claim) * _deadline_points(claim, by)


def moments(now: datetime) -> tuple[datetime, ...]:
    """The latest times at which a claim is due to have the weights of `DEADLINE_WEIGHTS`."""
    return tuple(now + within for within, _points in DEADLINE_WEIGHTS)


MOMENTS = tuple(Parameter(f"moment_{place}", DateTimeField()) for place in range(len(DEADLINE_WEIGHTS)))


def values_of(by: Sequence[datetime]) -> dict[str, datetime]:
    """What a statement with `MOMENTS` is called with."""
    return {parameter.name: moment for parameter, moment in zip(MOMENTS, by, strict=True)}


def with_urgency(claims: QuerySet[Claim], by: Sequence[datetime | Parameter]) -> QuerySet[Claim]:
    """Annotates `owner` (an id), `due`, `prominence` and `weight`."""
    return claims.annotate(owner=owner(), due=due(), prominence=prominence(), weight=weight(by))


def _risk_points(claim: str) -> Expression:
    risks = [When(**{f"{claim}risk": risk}, then=Value(points)) for risk, points in RISK_WEIGHTS.items()]
    return Case(*risks, default=Value(RISK_WEIGHTS[Risk.NORMAL]), output_field=IntegerField())


def _prominence_points(claim: str) -> Expression:
    places = [
        When(**{f"{claim}standing_prominence": place}, then=Value(points))
        for place, points in PROMINENCE_WEIGHTS.items()
    ]
    return Case(*places, default=Value(PROMINENCE_WEIGHTS[Prominence.REST]), output_field=IntegerField())


def _deadline_points(claim: str, by: Sequence[datetime | Parameter]) -> Expression:
    hurry = [
        When(LessThanOrEqual(due(claim), moment), then=Value(points))
        for moment, (_within, points) in zip(by, DEADLINE_WEIGHTS, strict=True)
    ]
    return Case(*hurry, default=Value(NO_HURRY), output_field=IntegerField())
