"""Decides corrections with four eyes: issues or returns them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.claims.actions.holding import hold_articles
from factcheck.corrections.actions.announcing import settle_changes
from factcheck.corrections.actions.recording import tell_correction
from factcheck.corrections.actions.writing import moved_on
from factcheck.corrections.lateness import is_late, seen_wrong_since
from factcheck.corrections.models import Correction
from factcheck.corrections.policy import why_no_senior
from factcheck.corrections.queries import correction_as_it_stands
from factcheck.corrections.states import CorrectionState, states_before
from factcheck.errors import NotAllowed, RuleViolation, Unusable


class NeedsSenior(NotAllowed):
    """The publication's policy lets only a senior issue a note of this type."""


class OwnCorrection(NotAllowed):
    """Four eyes: the person wrote this correction."""


class LateWithoutExplanation(RuleViolation):
    """A note that comes more than thirty days after the error was found says why."""


def why_not_by(correction: Correction, person: User) -> str:
    """Gives the reason why the four eyes keep this person from deciding the correction, or an empty text."""
    if correction.author_id == person.pk:
        return _("You wrote this correction. Another reviewer issues or returns it.")
    if correction.earlier_authors.filter(pk=person.pk).exists():
        return _("You wrote some of this correction before it was taken over. Another reviewer issues or returns it.")
    return ""


@transaction.atomic
def issue_correction(*, by: User, correction: Correction, break_glass_reason: str = "") -> Correction:
    """Gives the issued correction, which readers see from now on, and which is never removed.

    An admin who is no reviewer issues alone only with a written break-glass reason, printed in every report. Raises
    NotAllowed, OwnCorrection, NeedsSenior (the policy of the publication), CorrectionMovedOn (409, with what was
    decided first), LateWithoutExplanation.
    """
    reason = break_glass_reason.strip()
    require(by, "break_glass" if reason else "issue_correction")
    hold_articles([correction.article_id])
    correction = _submitted(correction)
    own = why_not_by(correction, by)
    if own and not reason:
        raise OwnCorrection(own)
    policy = why_no_senior(correction.type, correction.article.publication, by)
    if policy and not reason:
        raise NeedsSenior(policy, way_on=_("Look at the correction"), url=correction.get_absolute_url())
    if is_late(correction.found_at) and not correction.late_because:
        raise LateWithoutExplanation(
            _("The error was found more than thirty days ago. Return the note: it has to say why it comes only now."),
            way_on=_("Look at the correction"),
            url=correction.get_absolute_url(),
        )
    issued = CorrectionState.ISSUED
    changed = Correction.objects.filter(pk=correction.pk, state__in=states_before(issued)).update(
        state=issued,
        issued_by=by,
        issued_at=timezone.now(),
        break_glass_reason=reason,
        wrong_since=seen_wrong_since(correction),
    )
    if not changed:
        raise moved_on(correction)
    settle_changes(correction.article_id)
    correction = correction_as_it_stands(correction)
    verb = "broke the glass on" if reason else "issued"
    tell_correction(correction, by=by, verb=verb, details={"reason": reason, "note": correction.note})
    return correction


@transaction.atomic
def return_correction(*, by: User, correction: Correction, note: str) -> Correction:
    """Sends the correction back to its author with a note.

    Raises NotAllowed, OwnCorrection, CorrectionMovedOn, Unusable (no note).
    """
    require(by, "issue_correction")
    note = note.replace("\r\n", "\n").strip()
    if not note:
        raise Unusable(_("Write a note: say what to change before it comes back."))
    correction = _submitted(correction)
    own = why_not_by(correction, by)
    if own:
        raise OwnCorrection(own)
    returned = CorrectionState.RETURNED
    changed = Correction.objects.filter(pk=correction.pk, state__in=states_before(returned)).update(
        state=returned, returned_by=by, returned_at=timezone.now(), return_note=note
    )
    if not changed:
        raise moved_on(correction)
    correction = correction_as_it_stands(correction)
    tell_correction(correction, by=by, verb="returned", details={"note": note})
    return correction


def _submitted(correction: Correction) -> Correction:
    """Reads the correction afresh; raises CorrectionMovedOn when it waits for no decision."""
    correction = correction_as_it_stands(correction)
    if correction.state != CorrectionState.SUBMITTED:
        raise moved_on(correction)
    return correction
