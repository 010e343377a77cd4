"""What pages of other features say of the desk: the count of the review queue, and the way to the next item."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest

from factcheck.accounts.models import User
from factcheck.desk.queries import MOST_COUNTED, queue_length
from factcheck.desk.rounds import Round, round_of


def review_count(request: HttpRequest) -> dict[str, Any]:
    """Gives `review_count`: how many verdicts wait for this reviewer, in words. Counted only where a page shows it."""
    return {"review_count": _counted_once(getattr(request, "user", None))}


def desk_round(request: HttpRequest) -> dict[str, Any]:
    """Gives `desk_round`: where this person stands on the way through their desk. Asked only where a page shows it."""
    return {"desk_round": _asked_once(request)}


def _counted_once(person: object) -> Callable[[], str]:
    @cache
    def count() -> str:
        if not isinstance(person, User) or not person.may("review_verdict"):
            return ""
        length = queue_length(person)
        if length >= MOST_COUNTED:
            return f"{MOST_COUNTED - 1}+"
        return str(length or "")

    return count


def _asked_once(request: HttpRequest) -> Callable[[], Round | None]:
    @cache
    def ask() -> Round | None:
        person = getattr(request, "user", None)
        return round_of(request, person) if isinstance(person, User) else None

    return ask
