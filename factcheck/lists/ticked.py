"""What pages share that act on the ticked rows of a list: which ones, where one comes back to, how it is undone."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from factcheck.errors import RuleViolation, Unusable
from factcheck.site_address import ours

# What a list shows on a page, and some.
MOST = 200
# So many of those that stay as they are are named; of more, the number says enough.
MOST_NAMED = 5


def uids_of(ticks: Iterable[str]) -> list[UUID]:
    """The uids that were ticked in a list; those that are none are left out."""
    found = []
    for tick in ticks:
        try:
            found.append(UUID(tick))
        except ValueError:
            continue
    return found[:MOST]


def next_of(request: HttpRequest, otherwise: str) -> str:
    """The address of ours that the request names to go on to, or otherwise this one."""
    return ours(request.POST.get("next") or request.GET.get("next")) or otherwise


def undo_address(name: str, together: UUID, then: str) -> str:
    """What the Undo of a message posts to, and where that leads back to."""
    return f"{reverse(name, args=[together])}?{urlencode({'next': then})}"


def refused_in(form: forms.Form, refused: RuleViolation) -> int:
    """Shows a refusal in the form, and gives the status to answer with: 409 where somebody else came first."""
    for said in (refused.message, *refused.details):
        form.add_error(None, said)
    return 422 if isinstance(refused, Unusable) else refused.status


def say_taken_back(request: HttpRequest, said: str, left: Sequence[str]) -> None:
    """Says how many are as they were, and names those that stay because somebody changed them since."""
    if left:
        named = ", ".join(left[:MOST_NAMED]) + (" …" if len(left) > MOST_NAMED else "")
        said = _("%(said)s Changed since, and left alone: %(names)s.") % {"said": said, "names": named}
    messages.success(request, said)
