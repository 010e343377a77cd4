"""What the top bar of every page says of the review queue."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest

from factcheck.accounts.models import User
from factcheck.desk.queries import queue_length


def review_count(request: HttpRequest) -> dict[str, Any]:
    """Gives `review_count`: how many verdicts wait for this reviewer. Counted only where a page shows it."""
    return {"review_count": _counted_once(getattr(request, "user", None))}


def _counted_once(person: object) -> Callable[[], int]:
    @cache
    def count() -> int:
        if not isinstance(person, User) or not person.may("review_verdict"):
            return 0
        return queue_length(person)

    return count
