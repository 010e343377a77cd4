"""Leads a person from one item of their desk to the next: what is open, what they passed, what comes after.

A round begins with the first item that is opened from the desk and ends where the desk is opened again. It lives in the
session: the forms and links of the pages in between know nothing of it. What leads on once an item is done is
`desk.going_on`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator

from factcheck.accounts.models import User
from factcheck.claims.models import Claim, SecondCheck, Verdict
from factcheck.claims.second_checks import waits_for_second_check
from factcheck.corrections.models import Correction
from factcheck.desk.queries import corrections_of, corrections_to_issue, queue_for
from factcheck.desk.work import waits_for

ROUND = "way_through_desk"
MOST_WORDS = 80
"""How much of an item's words is kept to name it by."""


@dataclass(frozen=True)
class DeskItem:
    """Something that waits for a person: its words, its page, and under which addresses it is worked on."""

    kind: str
    uid: UUID
    words: str
    address: str
    worked_on_at: tuple[str, ...]


@dataclass(frozen=True)
class Round:
    """Where a person stands: whether the item that they opened is done, the one that comes next and the words of the
    one that they came from, if any."""

    is_done: bool
    next: DeskItem | None
    previous_words: str
    is_shown: bool


def claim_item(claim: Claim) -> DeskItem:
    workspace = claim.article.get_absolute_url()
    address = f"{workspace}?claim={claim.number}#claim-{claim.number}"
    words: str = claim.words or str(claim)  # type: ignore[attr-defined]  # annotated by claims_for_lists
    return DeskItem("claim", claim.uid, words, address, (workspace, claim.get_absolute_url()))


def verdict_item(verdict: Verdict) -> DeskItem:
    review = reverse("review")
    words = verdict.anchor.exact if verdict.anchor else str(verdict.claim)
    return DeskItem("verdict", verdict.uid, words, f"{review}?item={verdict.uid}", (review,))


def second_check_item(check: SecondCheck) -> DeskItem:
    address = reverse("answer_second_check", args=[check.claim.uid])
    words: str = check.words or str(check.claim)  # type: ignore[attr-defined]  # annotated by waits_for_second_check
    # Once it is answered, the claim is shown with both findings.
    return DeskItem("second check", check.uid, words, address, (address, check.claim.get_absolute_url()))


def correction_item(correction: Correction) -> DeskItem:
    address = correction.get_absolute_url()
    return DeskItem("correction", correction.uid, correction.note, address, (address,))


def _verdicts(person: User) -> QuerySet[Verdict]:
    """Those that the person may decide: one that they are to check blind waits for their check, an item of its own."""
    if not person.may("review_verdict"):
        return Verdict.objects.none()
    return queue_for(person).exclude(claim__in=waits_for_second_check(person).order_by().values("claim"))


def _corrections(person: User) -> QuerySet[Correction]:
    return corrections_to_issue(person) if person.may("issue_correction") else Correction.objects.none()


Waiting = Callable[[User], QuerySet[Any]]
PARTS: tuple[tuple[str, Waiting, Callable[[Any], DeskItem]], ...] = (
    ("claim", waits_for, claim_item),
    ("second check", waits_for_second_check, second_check_item),
    ("verdict", _verdicts, verdict_item),
    ("correction", _corrections, correction_item),
    ("correction", corrections_of, correction_item),
)
"""The parts of the desk in the order in which it shows them: kind of item, what waits there, how it becomes one."""


def item_on_desk(person: User, uid: UUID) -> DeskItem | None:
    """Gives what has this uid, as long as it waits for the person; at most five statements."""
    return next(_first(person, PARTS, lambda waiting: waiting.filter(uid=uid)), None)


def next_on_desk(person: User, *, passed: Iterable[str], after: str = "") -> DeskItem | None:
    """Gives the first item that was not passed, those of the kind `after` before others; at most five statements."""
    same_kind_first = sorted(PARTS, key=lambda part: part[0] != after)
    return next(_first(person, same_kind_first, lambda waiting: waiting.exclude(uid__in=list(passed))), None)


def _first(person: User, parts: Iterable[Any], narrow: Callable[[QuerySet[Any]], QuerySet[Any]]) -> Iterator[DeskItem]:
    for _kind, waiting, as_item in parts:
        found = narrow(waiting(person))[:1]
        yield from (as_item(one) for one in found)


def still_waits(person: User, opened: dict[str, Any]) -> bool:
    """Whether the item, as the round holds it, waits for the person: two statements at most.

    The review queue leads through itself: as long as any verdict waits, its item does.
    """
    parts = [waiting(person) for kind, waiting, _as_item in PARTS if kind == opened["kind"]]
    if opened["kind"] == "verdict":
        return any(waiting.exists() for waiting in parts)
    return any(waiting.filter(uid=opened["uid"]).exists() for waiting in parts)


def open_in_round(request: HttpRequest, item: DeskItem) -> None:
    """Notes that the item was opened: it is not offered again before the round ends."""
    state = request.session.get(ROUND, {})
    before = state.get("open")
    is_again = before is not None and before["uid"] == str(item.uid)
    request.session[ROUND] = {
        "open": {
            "kind": item.kind,
            "uid": str(item.uid),
            "words": Truncator(item.words).chars(MOST_WORDS),
            "address": item.address,
            "worked_on_at": list(item.worked_on_at),
        },
        "passed": list(dict.fromkeys([*state.get("passed", []), str(item.uid)])),
        "previous": state.get("previous") if is_again else before,
    }


def keep_in_step(request: HttpRequest, verdict: Verdict) -> None:
    """Notes which verdict is open, in a round that has come to the queue: that leads from one to the next itself."""
    state = request.session.get(ROUND)
    if state and state["open"]["kind"] == "verdict" and state["open"]["uid"] != str(verdict.uid):
        open_in_round(request, verdict_item(verdict))


def step_back(request: HttpRequest) -> str:
    """Opens the item again that was open before, and offers this one again; gives its address, "" if there is none."""
    state = request.session.get(ROUND, {})
    previous = state.get("previous")
    if not previous:
        return ""
    passed = [uid for uid in state["passed"] if uid != state["open"]["uid"]]
    request.session[ROUND] = {"open": previous, "passed": passed, "previous": None}
    address: str = previous["address"]
    return address


def next_in_round(request: HttpRequest, person: User) -> DeskItem | None:
    """What comes after the item that is open; without a round, the first of the desk."""
    state = request.session.get(ROUND, {})
    after = state["open"]["kind"] if state else ""
    return next_on_desk(person, passed=state.get("passed", []), after=after)


def end_round(request: HttpRequest) -> None:
    """Ends the round: what was passed is offered again."""
    request.session.pop(ROUND, None)


def round_of(request: HttpRequest, person: User) -> Round | None:
    """Where the person stands, on a page where the open item is worked on; None anywhere else, for no statement.

    In a round ten statements at most. The review queue leads to its own next item: there the round shows when the
    next one is no verdict.
    """
    state = request.session.get(ROUND)
    if not state or not is_worked_on_at(state["open"], _page(request)):
        return None
    following = next_in_round(request, person)
    is_done = item_on_desk(person, UUID(state["open"]["uid"])) is None
    leads_itself = state["open"]["kind"] == "verdict" and following is not None and following.kind == "verdict"
    previous_words = state["previous"]["words"] if state["previous"] else ""
    return Round(is_done, following, previous_words, is_shown=not leads_itself)


def is_worked_on_at(item: dict[str, Any], path: str) -> bool:
    """Whether an item, as the round holds it, is worked on at this path."""
    return path.startswith(tuple(item["worked_on_at"]))


def _page(request: HttpRequest) -> str:
    """The path of the page that a person looks at."""
    return page_of_script(request) or request.path


def page_of_script(request: HttpRequest) -> str:
    """The path of the page from which a script's request was sent to another address; empty without a script."""
    htmx = getattr(request, "htmx", None)
    return urlsplit(htmx.current_url or "").path if htmx else ""
