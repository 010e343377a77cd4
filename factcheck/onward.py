"""What a view says of the way on: that what was just done leaves a question on its page."""

from django.http import HttpRequest


def stay(request: HttpRequest, *, until: str) -> None:
    """Keeps the desk from going on to the next item before the question is answered, by a form sent to `until`."""
    request.stays_until = until  # type: ignore[attr-defined]


def stays_until(request: HttpRequest) -> str:
    """Gives the address to which the answer is sent, or "" where nothing is left to be answered."""
    until: str = getattr(request, "stays_until", "")
    return until
