"""What a person saw of corrections when they ticked them, so that an action finds out who came first."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState
from factcheck.errors import Unusable
from factcheck.lists.ticked import MOST


def seen_of(correction: Correction) -> str:
    """What a form carries of a correction: its uid, its state, and who writes it. Fetch `author` with it."""
    return f"{correction.uid}|{correction.state}|{correction.author.username if correction.author else ''}"


def corrections_as_seen(marks: Iterable[str]) -> list[Correction]:
    """Gives the corrections of these marks, with state and author as they were seen; two statements.

    Raises Unusable for marks that did not arrive whole, and where there are none or too many.
    """
    seen = {uid: (state, author) for uid, state, author in map(_read, marks)}
    if not seen:
        raise Unusable(_("No correction was chosen. Go back and tick the corrections."))
    if len(seen) > MOST:
        raise Unusable(_("These are more than %(most)s corrections. Choose fewer at a time.") % {"most": MOST})
    names = {author for _state, author in seen.values() if author}
    people = {person.username: person for person in User.objects.filter(username__in=names)} if names else {}
    corrections = list(Correction.objects.select_related("article").filter(uid__in=seen).order_by("pk"))
    for correction in corrections:
        correction.state, author = seen[correction.uid]
        correction.author = people.get(author)
    return corrections


def _read(mark: str) -> tuple[UUID, str, str]:
    uid, _bar, rest = mark.partition("|")
    state, bar, author = rest.partition("|")
    try:
        found = UUID(uid)
    except ValueError:
        found = None
    if found is None or not bar or state not in CorrectionState.values:
        raise Unusable(_("What was ticked did not arrive whole. Go back and tick the corrections again."))
    return found, state, author
