"""Takes back what somebody did a moment ago, as a deed of its own: nothing is erased."""

import json

from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.audit.models import Event
from factcheck.claims.actions.marking import set_check_status, withdraw_claim
from factcheck.claims.models import Claim
from factcheck.claims.states import CheckStatus
from factcheck.lists.together import NothingToUndo


@transaction.atomic
def undo_mark(*, by: User, claim: Claim) -> Claim:
    """Withdraws a claim that was marked by mistake; refused once there is a verdict on it."""
    if claim.verdicts.exists():
        raise NothingToUndo(
            _("Claim %(number)s has a verdict by now. Withdraw it with a reason.") % {"number": claim.number}
        )
    return withdraw_claim(by=by, claim=claim, reason=_("Marked by mistake."))


@transaction.atomic
def undo_dismissal(*, by: User, claim: Claim) -> Claim:
    """Gives a dismissed claim the check status that it had before, with its reason and whose that is."""
    if claim.check_status != CheckStatus.DISMISSED:
        raise NothingToUndo(_("Claim %(number)s is not dismissed.") % {"number": claim.number})
    events = Event.objects.filter(object_uid=str(claim.uid), kind="claim", verb="set status of").order_by("-number")
    dismissal = events.first()
    before = json.loads(dismissal.details) if dismissal else {}
    status = before.get("from", CheckStatus.OPEN)
    if status == CheckStatus.DISMISSED:
        # Dismissed twice, with another reason: there is no earlier state to go back to.
        return set_check_status(by=by, claim=claim, status=CheckStatus.OPEN)
    claim = set_check_status(by=by, claim=claim, status=status, reason=before.get("reason_before", ""))
    if "set_by_before" in before:
        claim.check_status_by = User.objects.filter(username=before["set_by_before"]).first()
        Claim.objects.filter(pk=claim.pk).update(check_status_by=claim.check_status_by)
    return claim
