"""What a rule of the newsroom says when it refuses: one base, told to people as it is, turned into a page in one place.

Each feature defines its own refusals beside the actions that raise them; `middleware.RefusalMiddleware` answers them.
"""

from collections.abc import Iterator
from contextlib import contextmanager


class RuleViolation(Exception):
    """A rule said no. `message` is for people: it names the reason and the way on. `status` is the HTTP answer."""

    status = 409

    def __init__(self, message: str, *, way_on: str = "", url: str = "", details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = str(message)
        self.way_on = str(way_on)
        self.url = url
        self.details = tuple(str(detail) for detail in details)


class NotAllowed(RuleViolation):
    """The person's roles do not include this, or the four eyes forbid it."""

    status = 403


class Unusable(RuleViolation):
    """What was sent cannot be used: offsets out of range, a date in the future, an address that is not one."""

    status = 400


@contextmanager
def leading_on(way_on: str, url: str) -> Iterator[None]:
    """Gives a refusal that names no way on the one that its page knows: back to the list, where one came from."""
    try:
        yield
    except RuleViolation as refused:
        if not refused.url:
            refused.way_on, refused.url = str(way_on), url
        raise
