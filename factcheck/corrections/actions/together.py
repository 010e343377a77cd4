"""What is done to several corrections at once: held in one order, refused in words that name each, and taken back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.db.models import Max, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck.accounts.models import User
from factcheck.audit.actions import Deed, article_chain, record_many
from factcheck.audit.models import Event
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import corrections_for_lists
from factcheck.corrections.states import CHANGEABLE, CorrectionState
from factcheck.errors import RuleViolation

WAYS_ON = {
    CorrectionState.SUBMITTED: gettext_lazy("%(which)s waits for a reviewer, who issues or returns it."),
    CorrectionState.ISSUED: gettext_lazy(
        "%(which)s is issued. A reviewer withdraws it, or lets another take its place."
    ),
    CorrectionState.WITHDRAWN: gettext_lazy("%(which)s is withdrawn, and stays as it is."),
    CorrectionState.SUPERSEDED: gettext_lazy("%(which)s is superseded, and stays as it is."),
    CorrectionState.DISCARDED: gettext_lazy("%(which)s is discarded. Who needs it after all drafts another."),
}
"""State in which nobody writes on -> what to say of a correction, with the way on."""


class NotForAll(RuleViolation):
    """It cannot be done to some of the corrections, so nothing was done; `details` says to which, why, and what can."""


def named(correction: Correction) -> str:
    """The correction among those of several articles, within a sentence: correction 3 of “Strike kills 33”."""
    return _("correction %(number)s of “%(title)s”") % {
        "number": correction.number,
        "title": correction.article.marked_title,
    }


def hold_corrections(which: Q) -> list[Correction]:
    """The corrections as they stand, with article, author and issuer, held until the end; one statement.

    They come after articles and before the audit chain in the one order of the house (decision 18).
    """
    return list(corrections_for_lists().filter(which).order_by("pk").select_for_update(of=("self",), no_key=True))


def why_closed(correction: Correction) -> str:
    """Gives the reason why nobody writes on at the correction, with the way on; empty for drafts and returned ones."""
    if correction.state in CHANGEABLE:
        return ""
    return capfirst(str(WAYS_ON[CorrectionState(correction.state)]) % {"which": named(correction)})


def check_all(seen: Sequence[Correction], why_not: Callable[[Correction], str]) -> None:
    """Holds the corrections, and returns when it can be done to all and each is as it was seen.

    Raises NotForAll, which names the others. `why_not` is asked of each as it stands.
    """
    now = {correction.pk: correction for correction in hold_corrections(Q(pk__in=[one.pk for one in seen]))}
    reasons = [why_not(now[one.pk]) or _why_changed(one, now[one.pk]) for one in seen]
    reasons = [reason for reason in reasons if reason]
    if reasons:
        said = ngettext(
            "Nothing was done, because it cannot be done to %(number)d of these corrections. Look again, then decide.",
            "Nothing was done, because it cannot be done to %(number)d of these corrections. Look again, then decide.",
            len(reasons),
        )
        raise NotForAll(said % {"number": len(reasons)}, details=tuple(reasons))


def _why_changed(seen: Correction, now: Correction) -> str:
    if now.author_id != seen.author_id:
        name = now.author.name if now.author else _("Nobody")
        return _("%(name)s writes %(which)s since just now.") % {"name": name, "which": named(now)}
    if now.state != seen.state:
        said = _("%(which)s was changed just now. Its state: %(state)s.")
        return capfirst(said % {"which": named(now), "state": now.get_state_display().lower()})
    return ""


def as_seen(corrections: Iterable[Correction]) -> Q:
    """Those of them that still have the state and the author that were seen: for the compare-and-swap."""
    found = Q(pk__in=())
    for correction in corrections:
        found |= Q(pk=correction.pk, state=correction.state, author=correction.author_id)
    return found


def tell_together(deeds: Iterable[tuple[Correction, Deed]], *, by: User) -> None:
    """Records an event for each, in the chains of their articles, in one order."""
    chains: dict[str, list[Deed]] = defaultdict(list)
    for correction, deed in deeds:
        chains[article_chain(correction.article.uid)].append(deed)
    for chain, of_article in sorted(chains.items()):
        record_many(of_article, by=by, chain=chain)


def touched_since(events: Mapping[str, Event]) -> set[str]:
    """The uids of the corrections to which anything was done after these events; one statement."""
    found = Event.objects.filter(object_uid__in=events, kind="correction").order_by().values_list("object_uid")
    latest = found.annotate(latest=Max("number"))
    return {uid for uid, number in latest if number > events[uid].number}
