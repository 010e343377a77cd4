"""Hands a correction that is still being written from one person to another."""

from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.corrections.actions.recording import tell_correction
from factcheck.corrections.actions.writing import moved_on
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import correction_as_it_stands
from factcheck.corrections.states import CHANGEABLE
from factcheck.errors import RuleViolation, Unusable


class OwnCorrectionDraft(Unusable):
    """The person writes this correction already."""


class ReturnedByTheSame(RuleViolation):
    """The person returned this correction: what they write now, they would have judged themselves."""


class CorrectionTakenOverByAnother(RuleViolation):
    """Somebody else took the correction over first."""


@transaction.atomic
def take_over_correction(*, by: User, correction: Correction) -> Correction:
    """Gives the draft or returned correction with `by` as its author; whoever wrote it stays barred from deciding it.

    `correction` is as the person saw it. Raises NotAllowed, CorrectionMovedOn, OwnCorrectionDraft, ReturnedByTheSame,
    CorrectionTakenOverByAnother.
    """
    require(by, "draft_correction")
    earlier = correction.author
    if earlier is None:
        raise moved_on(correction)
    if earlier.pk == by.pk:
        raise OwnCorrectionDraft(_("You write correction %(number)s already.") % {"number": correction.number})
    if correction_as_it_stands(correction).returned_by_id == by.pk:
        said = _("You returned correction %(number)s to %(name)s. Somebody else takes it over, or you draft another.")
        raise ReturnedByTheSame(
            said % {"number": correction.number, "name": earlier.name},
            way_on=_("Look at it"),
            url=correction.get_absolute_url(),
        )
    taken = Correction.objects.filter(pk=correction.pk, author=earlier, state__in=CHANGEABLE).update(author=by)
    now = correction_as_it_stands(correction)
    if not taken:
        raise taken_over(now) if now.state in CHANGEABLE else moved_on(now)
    now.earlier_authors.add(earlier)
    details = {"earlier_author": earlier.name, "earlier_username": earlier.username, "state": now.state}
    tell_correction(now, by=by, verb="took over", details=details)
    return now


def taken_over(correction: Correction) -> CorrectionTakenOverByAnother:
    """Gives the refusal that says who writes the correction now."""
    return CorrectionTakenOverByAnother(
        _("%(name)s took correction %(number)s over just now.")
        % {"name": correction.author.name if correction.author else "", "number": correction.number},
        way_on=_("Look at it as it is now"),
        url=correction.get_absolute_url(),
    )
