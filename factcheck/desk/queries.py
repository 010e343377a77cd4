"""Asks what waits for whom, across the features."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.permissions import PERMISSIONS
from factcheck.articles.models import Article
from factcheck.articles.queries import articles_for_lists
from factcheck.audit.models import Event
from factcheck.audit.sentences import tell
from factcheck.claims.models import Citation, Claim, Verdict
from factcheck.claims.queries import (
    WAITS_FOR_A_DECISION,
    claims_for_lists,
    state_counts,
    verdicts_waiting,
    with_list_state,
)
from factcheck.claims.states import WAITING_ON_OTHERS, VerdictState
from factcheck.claims.urgency import UNSETTLED, due, owner, weight, with_urgency
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import corrections_for_lists, corrections_waiting
from factcheck.corrections.states import CHANGEABLE, CorrectionState
from factcheck.prepared import Parameter, Prepared

# Where two claims weigh the same, what broke comes before what is new.
URGENCY = ("lapsed", "unanchored", "returned", "approved", "progress", "unchecked")
LOOKED_THROUGH = 8
"""How many events are looked through for each that is told."""
LOOK_AGAIN_WITHIN = timedelta(days=3)
"""How long before the day of a second look an approved verdict comes back to its author's desk."""


def waits_for(person: User, now: datetime | None = None) -> QuerySet[Claim]:
    """The claims that wait for this person's hand, the heaviest first: one statement a page.

    Returned to them, or lapsed under them; their drafts; their approved verdicts that are to be looked at again; their
    work by `claims.urgency.owner`, as long as it is not settled and waits on nobody else; and unanchored ones that they
    marked and that are nobody's work. Each has what `claims_for_lists` and `with_urgency` give, `return_note`,
    `lapse_reason` and `look_again_by`.
    """
    now = now or timezone.now()
    decided = Verdict.objects.filter(claim=OuterRef("pk")).exclude(state=VerdictState.DRAFT).order_by("-version")
    look_again = Verdict.objects.filter(
        claim=OuterRef("pk"), state=VerdictState.APPROVED, author=person, review_by__lte=_look_again_until(now)
    )
    return (
        with_urgency(claims_for_lists().filter(_may_concern(person, now)), now)
        .annotate(
            last_author=Subquery(decided.values("author")[:1]),
            return_note=Subquery(decided.values("return_note")[:1]),
            returned_by_name=Subquery(decided.values("returned_by__name")[:1]),
            look_again_by=Subquery(look_again.values("review_by")[:1]),
            has_own_draft=_has_own_draft(person),
            urgency=Case(*(When(list_state=state, then=Value(rank)) for rank, state in enumerate(URGENCY))),
        )
        .filter(list_state__in=URGENCY)  # type: ignore[misc]  # annotated by claims_for_lists
        .filter(
            Q(list_state__in=["returned", "lapsed"], last_author=person.pk)
            | (_is_work_of(person) & ~_WAITS_ON_OTHERS)
            | Q(list_state="unanchored", owner__isnull=True, marked_by=person)
            | Q(list_state="approved", look_again_by__isnull=False)
        )
        .order_by("-weight", "urgency", F("due").asc(nulls_last=True), "marked_at", "pk")
    )


_WAITS_ON_OTHERS = Q(list_state__in=["progress", "unchecked"], check_status__in=sorted(WAITING_ON_OTHERS))


def waiting_on_others(person: User) -> int:
    """How many claims this person owns or drafts for wait for an answer of somebody else: one statement."""
    concern = _may_concern(person, timezone.now())
    claims = with_list_state(Claim.objects.filter(concern, check_status__in=sorted(WAITING_ON_OTHERS)))
    claims = claims.annotate(owner=owner(), has_own_draft=_has_own_draft(person))
    return claims.filter(_is_work_of(person), _WAITS_ON_OTHERS).count()


def _is_work_of(person: User) -> Q:
    return Q(has_own_draft=True) | (Q(owner=person.pk) & ~Q(list_state="approved"))


def _has_own_draft(person: User) -> Exists:
    return Exists(Verdict.objects.filter(claim=OuterRef("pk"), state=VerdictState.DRAFT, author=person))


def _may_concern(person: User, now: datetime) -> Q:
    """Narrows to the claims that a person has to do with at all: by indexes, before anything is worked out."""
    unsettled = Claim.objects.filter(standing__in=UNSETTLED).order_by()
    written = Verdict.objects.filter(author=person).order_by()
    begun = written.filter(state__in=[VerdictState.DRAFT, VerdictState.RETURNED, VerdictState.LAPSED])
    look_again = written.filter(state=VerdictState.APPROVED, review_by__lte=_look_again_until(now))
    parts: tuple[QuerySet[Any, Any], ...] = (
        unsettled.filter(assignee=person).values("pk"),
        unsettled.filter(assignee__isnull=True, article__assignee=person).values("pk"),
        unsettled.filter(marked_by=person).values("pk"),
        begun.values("claim"),
        look_again.values("claim"),
    )
    return Q(pk__in=parts[0].union(*parts[1:]))


def _look_again_until(now: datetime) -> date:
    return timezone.localdate(now, ZoneInfo(settings.NEWSROOM_TIME_ZONE)) + LOOK_AGAIN_WITHIN


def _others_work(person: User | Parameter) -> Q:
    """A filter on verdicts: the four eyes let this person decide (`claims.actions.reviewing.why_not_by` in SQL).

    The versions before one are those it was copied from, so that a claim's earlier verdicts stand for the chain.
    """
    own_versions = Verdict.objects.filter(claim=OuterRef("claim"), version__lte=OuterRef("version"), author=person)
    own_citations = Citation.objects.filter(
        verdict__claim=OuterRef("claim"), verdict__version__lte=OuterRef("version"), added_by=person
    )
    taken_over = Verdict.objects.filter(
        claim=OuterRef("claim"), version__lte=OuterRef("version"), earlier_authors=person
    )
    is_own = Q(span_by=person) | Q(approved_by=person, approved_by__isnull=False)
    return ~(is_own | Q(Exists(own_versions)) | Q(Exists(taken_over)) | Q(Exists(own_citations)))


def queue_for(person: User) -> QuerySet[Verdict]:
    """The verdicts that wait for a decision which this person may take, in the order of the queue."""
    return _heaviest_first(verdicts_waiting().filter(_others_work(person)))


def _heaviest_first(verdicts: QuerySet[Verdict]) -> QuerySet[Verdict]:
    """The order of the queue: by the weight of the claim, then the longest waiting; each has `weight` and `due`."""
    weighed = verdicts.annotate(weight=weight(timezone.now(), "claim__"), due=due("claim__"))
    return weighed.order_by("-weight", "submitted_at", "pk")


MOST_COUNTED = 100
"""Verdicts that are counted for the number beside “Review”: of so many it says 99+ (`context.review_count`)."""

_QUEUE = Prepared(
    lambda: (
        Verdict.objects.filter(WAITS_FOR_A_DECISION)
        .filter(_others_work(Parameter("person", User._meta.pk)))
        .order_by("submitted_at")
        .values_list("pk")[:MOST_COUNTED]
    )
)


def queue_length(person: User) -> int:
    """How many verdicts `queue_for` gives, at most `MOST_COUNTED`: every page of a reviewer says it, so that its SQL is
    made once and it counts no further."""
    return len(_QUEUE(person=person.pk))


def queue_of_everybody(person: User) -> QuerySet[Verdict]:
    """All verdicts that wait, in the order of the queue, with `is_open_to`: whether this person may decide."""
    may_decide = Case(When(_others_work(person), then=Value(True)), default=Value(False))
    return _heaviest_first(verdicts_waiting().annotate(is_open_to=may_decide))


def reviewers_for(verdict: Verdict) -> QuerySet[User]:
    """The reviewers whom the four eyes let decide this verdict, by name: one statement."""
    past = Verdict.objects.filter(claim=verdict.claim_id, version__lte=verdict.version)
    roles = [role.value for role in PERMISSIONS["review_verdict"]]
    return (
        User.objects.filter(is_active=True, groups__name__in=roles)
        .exclude(pk__in=[pk for pk in (verdict.span_by_id, verdict.approved_by_id) if pk])
        .exclude(pk__in=past.values("author"))
        .exclude(pk__in=past.filter(earlier_authors__isnull=False).values("earlier_authors"))
        .exclude(pk__in=Citation.objects.filter(verdict__in=past).values("added_by"))
        .distinct()
        .order_by("name")
    )


def corrections_to_issue(person: User) -> QuerySet[Correction]:
    """The corrections that wait for a decision which this person may take, the longest waiting first: one statement."""
    return corrections_waiting().exclude(author=person).exclude(earlier_authors=person)


def corrections_of(person: User) -> QuerySet[Correction]:
    """The corrections that this person still has to write: returned ones first, then the drafts, oldest first."""
    returned_first = Case(When(state=CorrectionState.RETURNED, then=Value(0)), default=Value(1))
    mine = corrections_for_lists().filter(author=person, state__in=CHANGEABLE).select_related("returned_by")
    return mine.order_by(returned_first, "recorded_at", "pk")


@dataclass(frozen=True)
class WaitingArticle:
    """How many verdicts of one article wait for a reviewer, and since when."""

    title: str
    slug: str
    zone: str
    count: int
    oldest: datetime


def waiting_by_article() -> list[WaitingArticle]:
    """Counts what waits for a reviewer by article, the longest waiting first: one statement."""
    rows = (
        Verdict.objects.filter(state=VerdictState.SUBMITTED, claim__withdrawn_at__isnull=True)
        .values_list(
            "claim__article__title",
            "claim__article__publication_state",
            "claim__article__slug",
            "claim__article__publication__time_zone",
        )
        .annotate(count=Count("pk"), oldest=Min("submitted_at"))
        .order_by("oldest")
    )
    return [
        WaitingArticle(Article(title=title, publication_state=state).marked_title, slug, zone or "", count, oldest)
        for title, state, slug, zone, count, oldest in rows
    ]


@dataclass(frozen=True)
class Happening:
    """One event in words, where to look at its article, and how many more the same person did of it just before."""

    at: datetime
    sentence: str
    article: Article | None
    more: int = 0


def latest_happenings(limit: int) -> list[Happening]:
    """What happened last, newest first, each deed of a person once however often in a row: two statements."""
    events = list(Event.objects.select_related("chain").order_by("-at", "-pk")[: limit * LOOKED_THROUGH])
    runs = [list(run) for _did, run in groupby(events, key=lambda event: (event.person_uid, event.verb))][:limit]
    prefix = "article:"
    names = {run[0].chain.name for run in runs}
    uids = {name.removeprefix(prefix) for name in names if name.startswith(prefix)}
    articles = {f"{prefix}{article.uid}": article for article in articles_for_lists().filter(uid__in=uids)}
    return [Happening(run[0].at, tell(run[0]), articles.get(run[0].chain.name), len(run) - 1) for run in runs]


def articles_by_deadline(now: datetime) -> QuerySet[Article]:
    """The articles whose deadline is ahead or passed within a day, the nearest first; then the others, newest first."""
    near = Q(deadline_at__gte=now - timedelta(days=1))
    is_near = Case(When(near, then=Value(0)), default=Value(1))
    nearest = Case(When(near, then=F("deadline_at")))
    return articles_for_lists().order_by(is_near, nearest, "-imported_at", "-pk")


@dataclass(frozen=True)
class ArticleLine:
    """An article with its claims counted by what the lists show; `open` is what a checker still has to do."""

    article: Article
    open: int
    submitted: int
    approved: int
    lapsed: int
    unanchored: int


def article_lines(articles: Sequence[Article]) -> list[ArticleLine]:
    """The articles with their counts: one statement."""
    counted = state_counts(articles)
    lines = []
    for article in articles:
        counts = counted.get(article.pk, {})
        lines.append(
            ArticleLine(
                article=article,
                open=sum(counts.get(state, 0) for state in ("returned", "progress", "unchecked")),
                submitted=counts.get("awaiting", 0),
                approved=counts.get("approved", 0),
                lapsed=counts.get("lapsed", 0),
                unanchored=counts.get("unanchored", 0),
            )
        )
    return lines
