"""Decides verdicts with four eyes, and lets approvals lapse."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Case, CharField, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Article
from factcheck.audit.actions import Deed, article_chain, record, record_many
from factcheck.claims.actions.marking import check_not_withdrawn
from factcheck.claims.fingerprints import citations_that_moved_on, fingerprint
from factcheck.claims.models import Claim, RiskRule, Verdict
from factcheck.claims.states import CheckStatus, VerdictState
from factcheck.errors import NotAllowed, RuleViolation, Unusable

REOPENED = {"check_status": CheckStatus.OPEN, "check_reason": "", "check_status_by": None}
"""What a claim goes back to when its verdict is returned or its approval lapses."""


class OwnWork(NotAllowed):
    """Four eyes: the person wrote this, or last set the words it stands on."""


class AlreadyDecided(RuleViolation):
    """Somebody decided first; the message says what."""


class TextMovedOn(RuleViolation):
    """The words that were submitted are not those of the text now."""


def why_not_by(verdict: Verdict, person: User) -> str:
    """Gives the reason why the four eyes keep this person from deciding the verdict, or an empty text.

    Wrote means: this version or one it was copied from, to its end or until somebody took it over, or a citation on
    any of them; and whoever last set the words. At most three statements.
    """
    if verdict.span_by_id == person.pk:
        return _("You set the words of this claim. Another reviewer can decide version %(version)s.") % {
            "version": verdict.version
        }
    # Each version is copied from the one before it: all up to this one are its past.
    past = Verdict.objects.filter(claim=verdict.claim_id, version__lte=verdict.version).order_by("-version")
    for own, reason in (
        (past.filter(author=person), _("You wrote version %(version)s of this verdict.")),
        (past.filter(earlier_authors=person), _("You began version %(version)s, before somebody took it over.")),
        (past.filter(citations__added_by=person), _("You added a citation to version %(version)s.")),
    ):
        version = own.values_list("version", flat=True).first()
        if version:
            return reason % {"version": version} + " " + _("Another reviewer can decide it.")
    if verdict.approved_by_id == person.pk:
        return _("You gave the first of two approvals. The second is another person’s.")
    return ""


@transaction.atomic
def approve_verdict(*, by: User, verdict: Verdict, break_glass_reason: str = "") -> Verdict:
    """Gives the approved verdict, bound to its fingerprint; the first of two approvals where the risk asks for two.

    An admin who is no reviewer approves alone only with a written break-glass reason, printed in every report.
    Raises NotAllowed, OwnWork, AlreadyDecided (409, with the first decision), TextMovedOn.
    """
    break_glass_reason = break_glass_reason.strip()
    require(by, "break_glass" if break_glass_reason else "review_verdict")
    verdict = _submitted(verdict)
    check_not_withdrawn(verdict.claim)
    if not break_glass_reason:
        reason = why_not_by(verdict, by)
        if reason:
            raise OwnWork(reason)
    _check_words_stand(verdict)
    words, now = _words_of(verdict), timezone.now()
    # The rule may have been raised at the moment in which this was submitted: the row never asks for less than it.
    needed = max(verdict.approvals_needed, RiskRule.objects.approvals(verdict.claim.risk))
    # As it was read: neither decided nor, by a risk that was raised, in need of a second approval since.
    waiting = Verdict.objects.filter(
        pk=verdict.pk,
        state=VerdictState.SUBMITTED,
        approved_by=verdict.approved_by_id,
        approvals_needed=verdict.approvals_needed,
    )
    is_first_of_two = needed == 2 and verdict.approved_by_id is None and not break_glass_reason
    if is_first_of_two:
        changed = waiting.update(approvals_needed=needed, approved_by=by, approved_at=now)
    else:
        earlier = Verdict.objects.filter(claim=verdict.claim_id, version__lt=verdict.version)
        earlier.filter(state__in=[VerdictState.APPROVED, VerdictState.LAPSED]).update(state=VerdictState.SUPERSEDED)
        mark = fingerprint(verdict)
        if verdict.approved_by_id is None:
            changed = waiting.update(
                state=VerdictState.APPROVED,
                approvals_needed=needed,
                approved_by=by,
                approved_at=now,
                fingerprint=mark,
                break_glass_reason=break_glass_reason,
            )
        else:
            changed = waiting.update(
                state=VerdictState.APPROVED,
                seconded_by=by,
                seconded_at=now,
                fingerprint=mark,
                break_glass_reason=break_glass_reason,
            )
    if not changed:
        raise AlreadyDecided(_decision_so_far(verdict))
    verdict.refresh_from_db()
    verb = "approved first of two" if is_first_of_two else "broke the glass on" if break_glass_reason else "approved"
    said: dict[str, object] = {"fingerprint": verdict.fingerprint, "reason": break_glass_reason, "words": words}
    _record(verdict, by=by, verb=verb, details=said)
    return verdict


@transaction.atomic
def return_verdict(*, by: User, verdict: Verdict, note: str) -> Verdict:
    """Sends the verdict back to its author with a note; the claim's check status becomes open.

    Raises NotAllowed, OwnWork, AlreadyDecided, Unusable (no note).
    """
    require(by, "review_verdict")
    note = note.replace("\r\n", "\n").strip()
    if not note:
        raise Unusable(_("Write a note: say what to change before it comes back."))
    verdict = _submitted(verdict)
    check_not_withdrawn(verdict.claim)
    reason = why_not_by(verdict, by)
    if reason:
        raise OwnWork(reason)
    words = _words_of(verdict)
    changed = Verdict.objects.filter(pk=verdict.pk, state=VerdictState.SUBMITTED).update(
        state=VerdictState.RETURNED, returned_by=by, returned_at=timezone.now(), return_note=note
    )
    if not changed:
        raise AlreadyDecided(_decision_so_far(verdict))
    Claim.objects.filter(pk=verdict.claim_id).update(**REOPENED)
    verdict.refresh_from_db()
    _record(verdict, by=by, verb="returned", details={"note": note, "words": words})
    return verdict


@transaction.atomic
def lapse_verdict(*, verdict: Verdict, reason: str, by: User | None) -> Verdict:
    """Ends an approval because what it was bound to changed; the claim's check status becomes open.

    `reason` says what, as in "36 → 33 in revision 3". Called by the action that changed something, in its transaction.
    """
    if not lapse_verdicts(lapses=[(verdict, reason)], by=by):
        raise AlreadyDecided(_decision_so_far(verdict))
    verdict.refresh_from_db()
    return verdict


@transaction.atomic
def lapse_verdicts(*, lapses: Sequence[tuple[Verdict, str]], by: User | None) -> int:
    """Ends many approvals, each with its reason; gives how many. Those that are approved no more are left alone.

    Fetch `claim__article` with the verdicts. The statements grow with the articles they belong to, not with them.
    """
    if not lapses:
        return 0
    now = timezone.now()
    reasons = [When(pk=verdict.pk, then=Value(reason[:500])) for verdict, reason in lapses]
    approved = Verdict.objects.filter(pk__in=[verdict.pk for verdict, _reason in lapses], state=VerdictState.APPROVED)
    if not approved.update(
        state=VerdictState.LAPSED, lapsed_at=now, lapse_reason=Case(*reasons, output_field=CharField())
    ):
        return 0
    lapsed = Verdict.objects.filter(pk__in=[verdict.pk for verdict, _reason in lapses], lapsed_at=now)
    claims = dict(lapsed.values_list("pk", "claim"))
    Claim.objects.filter(pk__in=claims.values()).update(**REOPENED)
    chains: dict[str, list[Deed]] = defaultdict(list)
    for verdict, reason in lapses:
        if verdict.pk in claims:
            deed = verdict_deed(verdict, verb="lapsed", details={"reason": reason[:500]})
            chains[article_chain(verdict.claim.article.uid)].append(deed)
    for chain, deeds in sorted(chains.items()):
        record_many(deeds, by=by, chain=chain)
    return len(claims)


def _submitted(verdict: Verdict) -> Verdict:
    """Reads the verdict afresh; raises AlreadyDecided when it no longer waits for a decision."""
    verdict = Verdict.objects.select_related(
        "claim__article", "anchor__revision", "rating", "author", "approved_by", "returned_by"
    ).get(pk=verdict.pk)
    if verdict.state != VerdictState.SUBMITTED:
        raise AlreadyDecided(_decision_so_far(verdict))
    return verdict


def _check_words_stand(verdict: Verdict) -> None:
    """Returns when claimed and cited words are those that were submitted; then no revision comes in before the end.

    Writing the number that is there holds the article: a revision added at this moment comes after the decision, and
    lets it lapse, or before it, and is seen here.
    """
    anchor = verdict.anchor
    number = anchor.revision.number if anchor and anchor.closed_at is None else 0
    if not Article.objects.filter(pk=verdict.claim.article_id, revision_count=number).update(revision_count=number):
        raise TextMovedOn(
            _("The words of claim %(number)s changed after version %(version)s was submitted. Return it to its author.")
            % {"number": verdict.claim.number, "version": verdict.version}
        )
    for citation in citations_that_moved_on(verdict):
        raise TextMovedOn(
            _("The passage cited from %(source)s changed after version %(version)s was submitted. Return it.")
            % {"source": citation.source.name, "version": verdict.version}
        )


def _decision_so_far(verdict: Verdict) -> str:
    verdict = Verdict.objects.select_related("approved_by", "seconded_by", "returned_by").get(pk=verdict.pk)
    if verdict.state == VerdictState.SUBMITTED and verdict.approved_by:
        return _(
            "%(name)s gave the first of two approvals of version %(version)s just now. Look again, then decide."
        ) % {
            "name": verdict.approved_by.name,
            "version": verdict.version,
        }
    if verdict.state == VerdictState.SUBMITTED:
        return _("More approvals are asked for since just now: two people have to approve. Look again, then decide.")
    if verdict.state == VerdictState.RETURNED and verdict.returned_by:
        return _("%(name)s returned version %(version)s: %(note)s") % {
            "name": verdict.returned_by.name,
            "version": verdict.version,
            "note": verdict.return_note,
        }
    if verdict.state == VerdictState.APPROVED and verdict.approved_by:
        return _("%(name)s approved version %(version)s.") % {
            "name": (verdict.seconded_by or verdict.approved_by).name,
            "version": verdict.version,
        }
    return _("Version %(version)s is %(state)s and waits for no decision.") % {
        "version": verdict.version,
        "state": verdict.get_state_display().lower(),
    }


def _words_of(verdict: Verdict) -> str:
    """The claimed words that a decision is about, as its event keeps them."""
    return verdict.anchor.exact if verdict.anchor else ""


def verdict_deed(verdict: Verdict, *, verb: str, details: dict[str, object] | None = None) -> Deed:
    """What an event says that was done to a verdict."""
    return Deed(
        verb=verb,
        kind="verdict",
        uid=verdict.uid,
        label=f"claim {verdict.claim.number}, version {verdict.version}",
        details={"claim": str(verdict.claim.uid), "version": verdict.version, **(details or {})},
    )


def _record(verdict: Verdict, *, by: User | None, verb: str, details: dict[str, object] | None = None) -> None:
    deed = verdict_deed(verdict, verb=verb, details=details)
    chain = article_chain(verdict.claim.article.uid)
    record(by=by, verb=verb, kind=deed.kind, uid=deed.uid, label=deed.label, details=deed.details, chain=chain)
