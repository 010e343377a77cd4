"""Proposes what became of a claim's words: a correction that was issued comes before what revisions did to them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from factcheck.articles.models import Revision
from factcheck.claims.models import Claim
from factcheck.claims.proposals import Proposal, answered_since, proposed_by_revisions
from factcheck.claims.states import Resolution
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState

# What names a revision or a correction besides itself: "changed-2" is “changed in revision 2”.
NUMBERED = frozenset({Resolution.CHANGED, Resolution.CUT, Resolution.CORRECTED})


def proposal_for(claim: Claim) -> Proposal | None:
    """Gives what is proposed for the claim, unless a person has answered it since; four statements at most."""
    if claim.withdrawn_at:
        return None
    correction = Correction.objects.filter(claim=claim, state=CorrectionState.ISSUED).order_by("-issued_at").first()
    if correction and correction.issued_at and not answered_since(claim, correction.issued_at):
        reason = _("correction %(number)s was issued") % {"number": correction.number}
        return Proposal(Resolution.CORRECTED, correction.number, reason, correction.issued_at)
    return proposed_by_revisions(claim)


def answers_for(claim: Claim) -> Iterator[tuple[str, str]]:
    """The answers that a person chooses from, as (value, words); those that name a revision, newest first."""
    for resolution in Resolution:
        if resolution not in NUMBERED:
            yield resolution.value, str(resolution.label)
    issued = Correction.objects.filter(claim=claim, state=CorrectionState.ISSUED).order_by("number")
    for number in issued.values_list("number", flat=True):
        yield _answer(Resolution.CORRECTED, number)
    later = Revision.objects.filter(article=claim.article_id, number__gt=1).order_by("-number")
    for number in later.values_list("number", flat=True):
        yield _answer(Resolution.CHANGED, number)
        yield _answer(Resolution.CUT, number)


def _answer(resolution: Resolution, number: int) -> tuple[str, str]:
    return f"{resolution.value}-{number}", resolution.in_words(number)
