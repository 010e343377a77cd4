"""Asks what waits for whom, across the features."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any

from django.db.models import Case, Count, Exists, Min, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.permissions import PERMISSIONS
from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.audit.sentences import tell
from factcheck.claims.models import Citation, Verdict
from factcheck.claims.queries import WAITS_FOR_A_DECISION
from factcheck.claims.states import VerdictState
from factcheck.claims.urgency import MOMENTS, due, moments, values_of, weight
from factcheck.corrections.models import Correction, CorrectionAnchor, UnannouncedChange
from factcheck.corrections.queries import corrections_for_lists, corrections_waiting, signs_without_place
from factcheck.corrections.states import CHANGEABLE, CorrectionState, UnannouncedState
from factcheck.prepared import AmongKeys, Parameter, Prepared

LOOKED_THROUGH = 8
"""How many events are looked through for each that is told."""
_PERSON = Parameter("person", User._meta.pk)


def first_of(build: "Callable[[], QuerySet[Any]]") -> "Callable[[int], Prepared[Any]]":
    """So many first rows of a query set, its SQL made once for each number."""

    @cache
    def first(most: int) -> "Prepared[Any]":
        return Prepared(lambda: build()[:most])

    return first


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
    return _heaviest_first(_waiting(), moments(timezone.now())).filter(_others_work(person))


def first_in_queue(person: User, now: datetime, most: int) -> list[Verdict]:
    """The first of `queue_for`: one statement, or two where the four eyes keep most of the first fifty from them."""
    everybody = queue_of_everybody(person, now, QUEUE_READ)
    theirs = [verdict for verdict in everybody if verdict.is_open_to][:most]  # type: ignore[attr-defined]
    if len(theirs) == most or len(everybody) < QUEUE_READ:
        return theirs
    return _FIRST_IN_QUEUE(most)(person=person.pk, **values_of(moments(now)))


QUEUE_READ = 20
"""So many verdicts are looked at before all that wait are: whose the four eyes say they are costs most."""

_FIRST_IN_QUEUE = first_of(lambda: _heaviest_first(_waiting(), MOMENTS).filter(_others_work(_PERSON)))


def _waiting() -> QuerySet[Verdict]:
    """The verdicts that wait, as the queue shows them: without the texts of their articles."""
    related = ("claim__article__publication", "anchor", "rating", "author")
    return Verdict.objects.filter(WAITS_FOR_A_DECISION).select_related(*related)


def _heaviest_first(verdicts: QuerySet[Verdict], by: Sequence[Any]) -> QuerySet[Verdict]:
    """The order of the queue: by the weight of the claim, then the longest waiting; each has `weight` and `due`."""
    weighed = verdicts.annotate(weight=weight(by, "claim__"), due=due("claim__"))
    return weighed.order_by("-weight", "submitted_at", "pk")


MOST_COUNTED = 100
"""Verdicts that are counted for the number beside “Review”: of so many it says 99+ (`context.review_count`)."""

_QUEUE = Prepared(
    lambda: (
        Verdict.objects.filter(WAITS_FOR_A_DECISION)
        .filter(_others_work(_PERSON))
        .order_by("submitted_at")
        .values_list("pk")[:MOST_COUNTED]
    )
)


def queue_length(person: User) -> int:
    """How many verdicts `queue_for` gives, at most `MOST_COUNTED`: every page of a reviewer says it, so that its SQL is
    made once and it counts no further."""
    return len(_QUEUE(person=person.pk))


def queue_of_everybody(person: User, now: datetime, most: int) -> list[Verdict]:
    """The first verdicts that wait, in the order of the queue, with `is_open_to`: whether this person may decide. One
    statement."""
    return _first_of_everybody(most)(person=person.pk, **values_of(moments(now)))


@cache
def _first_of_everybody(most: int) -> "Prepared[Verdict]":
    """Which are the first is found by claim and article alone, and then what is shown of them."""
    may_decide = Case(When(_others_work(_PERSON), then=Value(True)), default=Value(False))
    first = _heaviest_first(Verdict.objects.filter(WAITS_FOR_A_DECISION), MOMENTS).values("pk")[:most]
    return Prepared(lambda: _heaviest_first(_waiting().filter(pk__in=first).annotate(is_open_to=may_decide), MOMENTS))


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


def corrections_to_issue(person: User | Parameter) -> QuerySet[Correction]:
    """The corrections that wait for a decision which this person may take, the longest waiting first: one statement."""
    return corrections_waiting().exclude(author=person).exclude(earlier_authors=person)


def corrections_of(person: User | Parameter) -> QuerySet[Correction]:
    """The corrections that this person still has to write: returned ones first, then the drafts, oldest first."""
    returned_first = Case(When(state=CorrectionState.RETURNED, then=Value(0)), default=Value(1))
    mine = corrections_for_lists().filter(author=person, state__in=sorted(CHANGEABLE)).select_related("returned_by")
    return mine.order_by(returned_first, "recorded_at", "pk")


_TO_ISSUE = first_of(lambda: corrections_to_issue(_PERSON))
_TO_WRITE = first_of(lambda: corrections_of(_PERSON))
_SUBMITTED = Prepared(
    lambda: (
        Correction.objects.filter(state=CorrectionState.SUBMITTED)
        .order_by()
        .values("state")
        .annotate(count=Count("pk"))
        .values_list("count")
    )
)
_LOST_SIGNS = first_of(signs_without_place)
_UNANNOUNCED = first_of(
    lambda: (
        UnannouncedChange.objects.filter(state=UnannouncedState.OPEN)
        .select_related("article", "to_revision__publishing__published_by")
        .defer("to_revision__text", "to_revision__blocks", "to_revision__inlines")
        .order_by("-to_revision__publishing__published_at", "-to_revision", "position")
    )
)


def corrections_submitted() -> int:
    """How many corrections wait for a reviewer: one statement."""
    return sum(count for (count,) in _SUBMITTED())


def first_to_issue(person: User, most: int) -> list[Correction]:
    return _TO_ISSUE(most)(person=person.pk)


def first_to_write(person: User, most: int) -> list[Correction]:
    return _TO_WRITE(most)(person=person.pk)


def first_lost_signs(most: int) -> list[CorrectionAnchor]:
    return _LOST_SIGNS(most)()


def first_unannounced(most: int) -> list[UnannouncedChange]:
    return _UNANNOUNCED(most)()


@dataclass(frozen=True)
class WaitingArticle:
    """How many verdicts of one article wait for a reviewer, and since when."""

    title: str
    slug: str
    zone: str
    count: int
    oldest: datetime


WAITING_READ = 60
_LONGEST_WAITING = first_of(
    lambda: Verdict.objects.filter(WAITS_FOR_A_DECISION).order_by("submitted_at", "pk").values_list("claim__article")
)
_WAITING_OF_EVERY_ARTICLE = first_of(
    lambda: (
        Verdict.objects.filter(WAITS_FOR_A_DECISION)
        .values_list("claim__article")
        .annotate(oldest=Min("submitted_at"))
        .order_by("oldest", "claim__article")
    )
)
_WAITING_OF = Prepared(
    lambda: (
        Article.objects.filter(AmongKeys("pk", "articles"))
        .filter(claims__verdicts__state=VerdictState.SUBMITTED, claims__withdrawn_at__isnull=True)
        .annotate(waiting=Count("claims__verdicts"), oldest=Min("claims__verdicts__submitted_at"))
        .select_related("publication")
        .only("title", "slug", "publication_state", "publication__time_zone")
        .order_by()
    )
)


def waiting_by_article(most: int) -> list[WaitingArticle]:
    """Counts what waits for a reviewer by article, the longest waiting first.

    Two statements: those that wait longest say which articles come first. One more where they are of fewer articles.
    """
    longest = [pk for (pk,) in _LONGEST_WAITING(WAITING_READ)()]
    first = list(dict.fromkeys(longest))[:most]
    if len(first) < most and len(longest) == WAITING_READ:
        first = [row[0] for row in _WAITING_OF_EVERY_ARTICLE(most)()]
    waiting = {article.pk: article for article in _WAITING_OF(articles=first)} if first else {}
    # What was decided between the statements waits no more.
    return [_waiting_article(waiting[pk]) for pk in first if pk in waiting]


def _waiting_article(article: Any) -> WaitingArticle:
    zone = article.publication.time_zone if article.publication else ""
    return WaitingArticle(article.marked_title, article.slug, zone, article.waiting, article.oldest)


@dataclass(frozen=True)
class Happening:
    """One event in words, where to look at its article, and how many more the same person did of it just before."""

    at: datetime
    sentence: str
    article: Article | None
    more: int = 0


_LATEST = first_of(lambda: Event.objects.select_related("chain").order_by("-at", "-pk"))


def latest_happenings(limit: int) -> list[Happening]:
    """What happened last, newest first, each deed of a person once however often in a row: two statements."""
    events = _LATEST(limit * LOOKED_THROUGH)()
    runs = [list(run) for _did, run in groupby(events, key=lambda event: (event.person_uid, event.verb))][:limit]
    prefix = "article:"
    names = {run[0].chain.name for run in runs}
    uids = {name.removeprefix(prefix) for name in names if name.startswith(prefix)}
    found = Article.objects.select_related("publication").filter(uid__in=uids)
    articles = {f"{prefix}{article.uid}": article for article in found}
    return [Happening(run[0].at, tell(run[0]), articles.get(run[0].chain.name), len(run) - 1) for run in runs]
