"""Remembers in a reviewer's session which items they opened, and on which words: only those are approved together."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest

from factcheck.claims.models import Verdict

OPENED = "opened_for_review"
MOST = 200
"""How many are remembered; the earliest opened are forgotten first."""


def remember(request: HttpRequest, verdict: Verdict) -> None:
    """Notes that the item was shown, with the words it stands on now; writes the session only for what is new."""
    opened: dict[str, str] = request.session.get(OPENED, {})
    words = _words(verdict)
    if opened.get(str(verdict.uid)) == words:
        return
    opened.pop(str(verdict.uid), None)
    opened[str(verdict.uid)] = words
    request.session[OPENED] = dict(list(opened.items())[-MOST:])


def opened_of(request: HttpRequest, verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Gives of these the ones that the person opened and that stand on the same words still, in their order."""
    opened: dict[str, str] = request.session.get(OPENED, {})
    return [verdict for verdict in verdicts if opened.get(str(verdict.uid)) == _words(verdict)]


def uids_opened(verdicts: Iterable[Verdict]) -> frozenset[UUID]:
    """The uids of these verdicts, as `approve_verdicts` asks for them."""
    return frozenset(verdict.uid for verdict in verdicts)


def _words(verdict: Verdict) -> str:
    """Names the words and the state of approval that were shown: after the first of two it is another decision."""
    return f"{verdict.anchor_id}:{verdict.approved_by_id or ''}"
