"""Ends corrections: withdraws them, lets another take their place, or discards what was never issued. All of them stay.

Readers see what was issued, whatever became of it; what was discarded stays inside, with its number and its reason.
"""

from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.claims.actions.holding import hold_articles
from factcheck.corrections.actions.announcing import settle_changes
from factcheck.corrections.actions.discarding import checked_reason, what_an_undo_needs
from factcheck.corrections.actions.recording import tell_correction
from factcheck.corrections.actions.writing import check_author, moved_on
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import correction_as_it_stands
from factcheck.corrections.states import CorrectionState, states_before
from factcheck.errors import Unusable


@transaction.atomic
def withdraw_correction(*, by: User, correction: Correction, reason: str) -> Correction:
    """Gives the correction withdrawn with its reason; it stays, and says so. Raises NotAllowed, CorrectionMovedOn."""
    require(by, "issue_correction")
    reason = reason.replace("\r\n", "\n").strip()
    if not reason:
        raise Unusable(_("Say why it is withdrawn. Readers see it."))
    hold_articles([correction.article_id])
    withdrawn = CorrectionState.WITHDRAWN
    changed = Correction.objects.filter(pk=correction.pk, state__in=states_before(withdrawn)).update(
        state=withdrawn, ended_by=by, ended_at=timezone.now(), end_reason=reason
    )
    if not changed:
        raise moved_on(correction)
    settle_changes(correction.article_id)
    correction = correction_as_it_stands(correction)
    tell_correction(correction, by=by, verb="withdrew", details={"reason": reason})
    return correction


@transaction.atomic
def supersede_correction(*, by: User, correction: Correction, successor: Correction, reason: str = "") -> Correction:
    """Gives the correction with the one that takes its place, which has to be issued, of the same article.

    Raises NotAllowed, CorrectionMovedOn, Unusable (a successor of another article, or one that is not issued).
    """
    require(by, "issue_correction")
    hold_articles([correction.article_id])
    successor = correction_as_it_stands(successor)
    if successor.pk == correction.pk or successor.article_id != correction.article_id:
        raise Unusable(_("Choose another correction of the same article."))
    if successor.state != CorrectionState.ISSUED:
        raise Unusable(
            _("Correction %(number)s is not issued. Issue it first, then let it take this one’s place.")
            % {"number": successor.number}
        )
    superseded = CorrectionState.SUPERSEDED
    changed = Correction.objects.filter(pk=correction.pk, state__in=states_before(superseded)).update(
        state=superseded,
        superseded_by=successor,
        ended_by=by,
        ended_at=timezone.now(),
        end_reason=reason.replace("\r\n", "\n").strip(),
    )
    if not changed:
        raise moved_on(correction)
    settle_changes(correction.article_id)
    correction = correction_as_it_stands(correction)
    details = {"successor": str(successor.uid), "successor_number": successor.number}
    tell_correction(correction, by=by, verb="superseded", details=details)
    return correction


@transaction.atomic
def discard_correction(*, by: User, correction: Correction, reason: str, together: UUID | None = None) -> Correction:
    """Gives the draft, or the returned correction, discarded by its author; it is found under its number ever after.

    `together` names the deed for `undo_discards`. Raises NotAllowed, SomebodyElseWroteIt, CorrectionMovedOn (it was
    submitted or decided), Unusable (no reason).
    """
    require(by, "draft_correction")
    check_author(correction, by)
    reason = checked_reason(reason)
    discarded = CorrectionState.DISCARDED
    before = correction_as_it_stands(correction)
    details = what_an_undo_needs(before, together or uuid4())
    unchanged = Correction.objects.filter(pk=correction.pk, state=before.state, author=by)
    ended = {"state": discarded, "ended_by": by, "ended_at": timezone.now(), "end_reason": reason}
    if before.state not in states_before(discarded) or not unchanged.update(**ended):
        raise moved_on(correction)
    correction = correction_as_it_stands(correction)
    tell_correction(correction, by=by, verb="discarded", details={**details, "reason": reason})
    return correction
