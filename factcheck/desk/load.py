"""How much work each person has: what is open, overdue, and waiting on others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from factcheck.accounts.models import User
from factcheck.accounts.queries import people_who_may
from factcheck.articles.assigning import WORKS
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.claims.queries import with_list_state
from factcheck.claims.states import UNSETTLED, WAITING_ON_OTHERS
from factcheck.claims.urgency import NEEDS_A_HAND, due, owner

_WAITS = Q(list_state="awaiting") | (Q(list_state__in=UNSETTLED) & Q(check_status__in=sorted(WAITING_ON_OTHERS)))


@dataclass(frozen=True)
class Load:
    """The work of one person; `person` is None for what is nobody's."""

    person: User | None
    open: int = 0
    overdue: int = 0
    waiting: int = 0
    next_due: datetime | None = None
    articles: int = 0


def loads(now: datetime) -> list[Load]:
    """Gives the load of everybody who may be given work, the most overdue and then the fullest first; nobody's last.

    Four statements at most, whatever the number of claims and people. Open is what needs a hand; what waits for a
    reviewer, an author or a source waits on others; overdue is open past its time.
    """
    rows = {row["owner"]: row for row in _claims_by_owner(now)}
    articles = dict(
        Article.objects.filter(assignee__isnull=False).order_by().values_list("assignee").annotate(Count("pk"))
    )
    people = list(people_who_may(WORKS))
    gone = ({*rows, *articles} - {None}) - {person.pk for person in people}
    people += User.objects.filter(pk__in=gone) if gone else []
    found = [_load(person, rows.get(person.pk, {}), articles.get(person.pk, 0)) for person in people]
    found.sort(key=lambda load: (-load.overdue, -load.open, -load.waiting, load.person.name if load.person else ""))
    nobody = rows.get(None)
    return [*found, _load(None, nobody, 0)] if nobody else found


def most_open(found: Iterable[Load]) -> int:
    """The longest bar: open and waiting together, of whoever has most; at least one."""
    return max([load.open + load.waiting for load in found], default=1) or 1


def _claims_by_owner(now: datetime) -> Iterable[dict[str, Any]]:
    claims: QuerySet[Any] = with_list_state(Claim.objects.filter(withdrawn_at__isnull=True))
    return (
        claims.annotate(owner=owner(), due=due())
        .order_by()
        .values("owner")
        .annotate(
            open=Count("pk", filter=NEEDS_A_HAND),
            overdue=Count("pk", filter=NEEDS_A_HAND & Q(due__lt=now)),
            waiting=Count("pk", filter=_WAITS),
            next_due=Min("due", filter=NEEDS_A_HAND & Q(due__gte=now)),
        )
    )


def _load(person: User | None, row: dict[str, Any], articles: int) -> Load:
    return Load(
        person,
        open=row.get("open", 0),
        overdue=row.get("overdue", 0),
        waiting=row.get("waiting", 0),
        next_due=row.get("next_due"),
        articles=articles,
    )
