"""What waits for a person's own hand: claims that broke under them, are theirs to do, or are to be looked at again."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.queries import with_list_state
from factcheck.claims.states import UNSETTLED, WAITING_ON_OTHERS, VerdictState
from factcheck.claims.urgency import MOMENTS, due, moments, values_of, weight, with_urgency
from factcheck.lists.among import Among
from factcheck.prepared import AmongKeys, Parameter, Prepared

# Where two claims weigh the same, what broke comes before what is new.
URGENCY = ("lapsed", "unanchored", "returned", "approved", "progress", "unchecked")
LOOK_AGAIN_WITHIN = timedelta(days=3)
"""How long before the day of a second look an approved verdict comes back to its author's desk."""

_ME = Parameter("person", User._meta.pk)
_SOON = Parameter("soon", DateField())


def waits_for(person: User, now: datetime | None = None) -> QuerySet[Claim]:
    """The claims that wait for this person's hand, the heaviest first, with article and publication, `list_state`,
    `words` and what `with_urgency` gives: one statement.

    Returned to them, or lapsed under them; their drafts; their approved verdicts that are to be looked at again; their
    work by `claims.urgency.owner`, as long as it is not settled and waits on nobody else; and unanchored ones that they
    marked and that are nobody's work.
    """
    now = now or timezone.now()
    return _heaviest_first(_shown().filter(pk__in=_of_any_part(person, look_again_until(now))), moments(now))


def claims_waiting(person: User, now: datetime, most: int) -> list[Claim]:
    """The first of `waits_for` with `weight` and `due`, each told why it is there: `lapse_reason`, `return_note` and
    `returned_by_name`, `look_again_by`, `has_own_draft`. Three statements."""
    soon = look_again_until(now)
    first = _first_waiting(most)(person=person.pk, soon=soon, **values_of(moments(now)))
    shown: dict[int, Any] = {claim.pk: claim for claim in _SHOWN(claims=[row[0] for row in first])}
    # What went between the statements is left out.
    standing = [row for row in first if row[0] in shown]
    for key, heavy, _rank, until, _marked_at in standing:
        shown[key].weight, shown[key].due = heavy, until
    claims = [shown[row[0]] for row in standing]
    tell(claims, person, soon)
    return claims


def tell(claims: Iterable[Claim], person: User, soon: date) -> None:
    """Sets on each claim why it waits, from its versions: one statement."""
    versions: dict[int, list[Verdict]] = {claim.pk: [] for claim in claims}
    for version in _VERSIONS(claims=versions) if versions else ():
        versions[version.claim_id].append(version)
    for claim in claims:
        _tell(claim, versions[claim.pk], person, soon)


def _tell(claim: Any, versions: Sequence[Verdict], person: User, soon: date) -> None:
    last = next((version for version in versions if version.state != VerdictState.DRAFT), None)
    lapsed = next((version for version in versions if version.state == VerdictState.LAPSED), None)
    again = [
        version.review_by
        for version in versions
        if version.state == VerdictState.APPROVED and version.author_id == person.pk and version.review_by
    ]
    claim.lapse_reason = lapsed.lapse_reason if lapsed else None
    claim.return_note = last.return_note if last else None
    claim.returned_by_name = last.returned_by.name if last and last.returned_by else None
    claim.look_again_by = next((day for day in again if day <= soon), None)
    claim.has_own_draft = any(v.state == VerdictState.DRAFT and v.author_id == person.pk for v in versions)


def look_again_until(now: datetime) -> date:
    return timezone.localdate(now, ZoneInfo(settings.NEWSROOM_TIME_ZONE)) + LOOK_AGAIN_WITHIN


def waiting_on_others(person: User) -> int:
    """How many claims this person owns or drafts for wait for an answer of somebody else: one statement."""
    return len(_ON_OTHERS(person=person.pk))


@cache
def _first_waiting(most: int) -> "Prepared[tuple[Any, ...]]":
    """The keys of the first, without what is shown of them: each part weighs its claims as it finds them."""
    return Prepared(lambda: _first_of_any_part(_ME, _SOON, MOMENTS)[:most])


def _first_of_any_part(
    person: User | Parameter, soon: date | Parameter, by: Sequence[Any]
) -> "QuerySet[Any, tuple[Any, ...]]":
    first, *others = (_weighed(rows, claim, by) for rows, claim in _parts(person, soon))
    return first.union(*others).order_by(*ORDER)


def _weighed(rows: QuerySet[Any], claim: str, by: Sequence[Any]) -> "QuerySet[Any, tuple[Any, ...]]":
    """The key of a claim and what it is ordered by."""
    at = {"key": F(f"{claim}pk"), "marked": F(f"{claim}marked_at")}
    ranked = rows.order_by().annotate(**at, weight=weight(by, claim), urgency=_urgency(claim), due=due(claim))
    return ranked.values_list("key", "weight", "urgency", "due", "marked")


def _shown() -> QuerySet[Claim]:
    claims = with_list_state(Claim.objects.select_related("article__publication"))
    return claims.annotate(words=F("standing_words"))


def _heaviest_first(claims: QuerySet[Claim], by: Sequence[Any]) -> QuerySet[Claim]:
    named = {"key": F("pk"), "marked": F("marked_at"), "urgency": _urgency("")}
    return with_urgency(claims, by).annotate(**named).order_by(*ORDER)


ORDER = ("-weight", "urgency", F("due").asc(nulls_last=True), "marked", "key")


def _urgency(claim: str) -> Case:
    return Case(*(When(**{f"{claim}standing": state}, then=Value(rank)) for rank, state in enumerate(URGENCY)))


def _of_any_part(person: User | Parameter, soon: date | Parameter) -> QuerySet[Any, Any]:
    first, *others = (rows.order_by().values(f"{claim}pk") for rows, claim in _parts(person, soon))
    return first.union(*others)


def _parts(person: User | Parameter, soon: date | Parameter) -> list[tuple[QuerySet[Any], str]]:
    """What waits for a person, reason by reason, and the way from there to the claim: each is found by an index."""
    broken = Verdict.objects.filter(
        author=person,
        state__in=[VerdictState.RETURNED, VerdictState.LAPSED],
        # What the lists show tells the state of the last version that was submitted: this one's, unless one came after.
        claim__standing__in=["returned", "lapsed"],
    ).exclude(
        Exists(
            Verdict.objects.filter(claim=OuterRef("claim"), version__gt=OuterRef("version")).exclude(
                state=VerdictState.DRAFT
            )
        )
    )
    look_again = Verdict.objects.filter(
        author=person, state=VerdictState.APPROVED, review_by__lte=soon, claim__standing="approved"
    )
    lost = Claim.objects.filter(
        standing="unanchored", assignee__isnull=True, article__assignee__isnull=True, marked_by=person
    )
    return [
        *((work.exclude(_on_others()), "") for work in _work_of(person)),
        (_drafts_of(person).exclude(_on_others("claim__")), "claim__"),
        (broken, "claim__"),
        (look_again, "claim__"),
        (lost, ""),
    ]


def _on_others(claim: str = "") -> Q:
    """Of a claim, or of what leads to it: it waits for an answer of somebody else."""
    waits = {"standing__in": ["progress", "unchecked"], "check_status__in": sorted(WAITING_ON_OTHERS)}
    return Q(**{f"{claim}{field}": values for field, values in waits.items()})


def _work_of(person: User | Parameter) -> list[QuerySet[Claim]]:
    """The unsettled claims that are this person's work (`claims.urgency.owner`): given to them, or in their article."""
    unsettled = Claim.objects.filter(standing__in=UNSETTLED).order_by()
    theirs = Among("article", Article.objects.filter(assignee=person))
    return [unsettled.filter(assignee=person), unsettled.filter(theirs, assignee__isnull=True)]


def _drafts_of(person: User | Parameter) -> QuerySet[Verdict]:
    """This person's drafts on claims that are not over."""
    return Verdict.objects.filter(author=person, state=VerdictState.DRAFT, claim__standing__in=URGENCY).order_by()


def _on_others_of(person: User | Parameter) -> QuerySet[Any, Any]:
    first, *others = [work.filter(_on_others()).values_list("pk") for work in _work_of(person)]
    return first.union(*others, _drafts_of(person).filter(_on_others("claim__")).values_list("claim"))


_SHOWN = Prepared(lambda: _shown().filter(AmongKeys("pk", "claims")))
_TOLD = ("claim", "version", "state", "author", "review_by", "lapse_reason", "return_note", "returned_by__name")
_VERSIONS = Prepared(
    lambda: (
        Verdict.objects.filter(AmongKeys("claim", "claims"))
        .select_related("returned_by")
        .only(*_TOLD)
        .order_by("-version")
    )
)
_ON_OTHERS = Prepared(lambda: _on_others_of(_ME))
