"""Marks claims, and sets what people say of them."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import AnchorStatus
from annotations.selectors import TextQuoteSelector
from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Revision
from factcheck.audit.actions import Head, article_chain, record
from factcheck.claims.actions.numbering import take_number
from factcheck.claims.models import Claim, ClaimAnchor
from factcheck.claims.prominence import prominence_at
from factcheck.claims.states import STATUSES_WITH_A_REASON, CheckStatus, ClaimantType, ClaimKind
from factcheck.errors import RuleViolation, Unusable
from factcheck.language.sentences import sentence_at
from factcheck.prepared import Insertion
from factcheck.uids import makes_one

_INSERT_CLAIM = Insertion(Claim)
_INSERT_ANCHOR = Insertion(ClaimAnchor)


class SpanRefused(Unusable):
    """The offsets are reversed, out of range, or hold no word."""


class TextHasChanged(RuleViolation):
    """The words at the offsets are not those that were selected, or the revision is no longer the latest."""


class RevisionIsNotLatest(TextHasChanged):
    """A newer revision came in: the words may stand elsewhere in it, or nowhere."""


class ClaimIsClosed(RuleViolation):
    """The claim was withdrawn; its history stays, but nothing is added to it."""


def check_span(revision: Revision, start: int, end: int, exact: str) -> str:
    """Gives the words at the offsets, or refuses.

    Offsets are code points, end exclusive. `exact` is what the person saw; a posted form turns its line feeds into
    CRLF, so line ends are normalised first. Raises SpanRefused (400) and TextHasChanged (409).
    """
    if not 0 <= start < end <= len(revision.text):
        raise SpanRefused(
            _("The selection runs from %(start)s to %(end)s, but the text has %(length)s characters.")
            % {"start": start, "end": end, "length": len(revision.text)}
        )
    words = revision.text[start:end]
    if not words.strip():
        raise SpanRefused(_("The selection holds no words."))
    if words != exact.replace("\r\n", "\n").replace("\r", "\n"):
        raise TextHasChanged(
            _("The text there now reads “%(words)s”. Select the words again.") % {"words": words[:200]},
            way_on=_("Open the latest text"),
            url=revision.article.get_absolute_url(),
        )
    return words


def check_latest(revision: Revision) -> None:
    """Returns when the revision is its article's latest; raises RevisionIsNotLatest with the way to it otherwise."""
    if revision.number != revision.article.revision_count:
        raise RevisionIsNotLatest(
            _("Revision %(latest)s came in while you were in revision %(number)s. Mark the words there.")
            % {"latest": revision.article.revision_count, "number": revision.number},
            way_on=_("Open the latest text"),
            url=revision.article.get_absolute_url(),
        )


@makes_one(Claim)
def mark_claim(
    *,
    by: User,
    revision: Revision,
    start: int,
    end: int,
    exact: str,
    kind: str,
    claimant: str = "",
    claimant_type: str = "",
    uid: UUID | None = None,
) -> Claim:
    """Gives the new claim on these words; the same `uid` sent twice gives the first one again.

    `start` and `end` are code points in the revision's text, end exclusive; `exact` is what stands there. Fetch
    `article` with the revision. Five statements. Raises NotAllowed, SpanRefused, TextHasChanged (RevisionIsNotLatest
    for a revision that is no longer the latest), Unusable (a kind or a type of claimant that is not known).
    """
    require(by, "mark_claim")
    if kind not in ClaimKind.values:
        raise Unusable(_("Choose what kind of claim it is."))
    _check_claimant_type(claimant_type)
    try:
        check_latest(revision)
        check_span(revision, start, end, exact)
        with transaction.atomic():
            return write_claim(
                by=by,
                revision=revision,
                start=start,
                end=end,
                kind=kind,
                claimant=claimant,
                claimant_type=claimant_type,
                uid=uid or uuid4(),
            )
    except TextHasChanged:
        # A mark that was made stays made when it is sent again after the text moved on.
        made = Claim.objects.filter(uid=uid).first() if uid else None
        if made is None:
            raise
        return made


def write_claim(
    *,
    by: User,
    revision: Revision,
    start: int,
    end: int,
    kind: str,
    claimant: str = "",
    claimant_type: str = "",
    uid: UUID,
    details: dict[str, object] | None = None,
) -> Claim:
    """Writes one claim with its anchor and its event; what calls it has checked everything but the race."""
    now = timezone.now()
    number, head = take_number(revision)
    if not number:
        revision.article.refresh_from_db(fields=["revision_count"])
        check_latest(revision)
    claim = Claim(
        uid=uid,
        article=revision.article,
        number=number,
        kind=kind,
        claimant=claimant.strip()[:200],
        claimant_type=claimant_type if claimant.strip() else "",
        marked_by=by,
        marked_at=now,
    )
    _INSERT_CLAIM(claim)
    anchor = place_anchor(claim=claim, revision=revision, start=start, end=end, by=by, at=now)
    record_claim(
        claim,
        by=by,
        verb="marked",
        words=anchor.exact,
        details={"kind": kind, "start": start, "end": end, "revision": revision.number, **(details or {})},
        head=head,
    )
    return claim


def _check_claimant_type(claimant_type: str) -> None:
    if claimant_type not in ClaimantType.values:
        raise Unusable(_("Choose what the claimant is."))


@transaction.atomic
def describe_claim(*, by: User, claim: Claim, kind: str, claimant: str = "", claimant_type: str = "") -> Claim:
    """Sets what kind of claim it is, who makes it, and what they are; nobody is of no type."""
    require(by, "mark_claim")
    check_not_withdrawn(claim)
    if kind not in ClaimKind.values:
        raise Unusable(_("Choose what kind of claim it is."))
    _check_claimant_type(claimant_type)
    claimant = claimant.strip()[:200]
    before = {"kind": claim.kind, "claimant": claim.claimant, "claimant_type": claim.claimant_type}
    after = {"kind": kind, "claimant": claimant, "claimant_type": claimant_type if claimant else ""}
    if before == after:
        return claim
    if not Claim.objects.filter(pk=claim.pk, withdrawn_at__isnull=True, **before).update(**after):
        raise RuleViolation(_("Somebody else changed this claim just now. Look again, then decide."))
    claim.kind, claim.claimant, claim.claimant_type = after["kind"], after["claimant"], after["claimant_type"]
    record_claim(claim, by=by, verb="changed", details={**after, "before": before})
    return claim


def place_anchor(
    *,
    claim: Claim,
    revision: Revision,
    start: int,
    end: int,
    by: User,
    at: datetime,
    status: str = AnchorStatus.MARKED,
) -> ClaimAnchor:
    """Writes the anchor of words that a person chose, with prefix, suffix and sentence derived from the text."""
    quote = TextQuoteSelector.of(revision.text, start, end)
    sentence_start, sentence_end = sentence_at(revision.text, start, end)
    anchor = ClaimAnchor(
        claim=claim,
        revision=revision,
        start=start,
        end=end,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        status=status,
        confidence=1.0,
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        prominence=prominence_at(revision.blocks, start),
        placed_by=by,
        placed_at=at,
    )
    return _INSERT_ANCHOR(anchor)


@transaction.atomic
def set_check_status(*, by: User, claim: Claim, status: str, reason: str = "") -> Claim:
    """Sets where the work on the claim stands; "on author" and "dismissed" need a reason."""
    reason = check_status_given(by, status, reason)
    check_not_withdrawn(claim)
    before, reason_before = claim.check_status, claim.check_reason
    # Initials stand beside a reason: whoever takes this back gives it those that it had.
    set_by_before = claim.check_status_by if reason_before else None
    changed = Claim.objects.filter(pk=claim.pk, check_status=before, withdrawn_at__isnull=True).update(
        check_status=status, check_reason=reason, check_status_by=by
    )
    if not changed:
        raise RuleViolation(_("Somebody else changed this claim just now. Look again, then decide."))
    claim.check_status, claim.check_reason, claim.check_status_by = status, reason, by
    details: dict[str, object] = {"from": before, "to": status, "reason": reason}
    if reason_before:
        details["reason_before"] = reason_before
        details["set_by_before"] = set_by_before.username if set_by_before else ""
    record_claim(claim, by=by, verb="set status of", details=details)
    return claim


def check_status_given(by: User, status: str, reason: str) -> str:
    """Gives the reason as it is kept; raises NotAllowed, Unusable (a status not known, a reason that is missing)."""
    require(by, "dismiss_claim" if status == CheckStatus.DISMISSED else "set_check_status")
    if status not in CheckStatus.values:
        raise Unusable(_("Choose a check status from the list."))
    reason = reason.strip()
    if status in STATUSES_WITH_A_REASON and not reason:
        raise Unusable(_("Say why: “dismissed” and “on author” need a reason."))
    return reason[:500]


@transaction.atomic
def withdraw_claim(*, by: User, claim: Claim, reason: str) -> Claim:
    """Takes the claim back with a reason; it and its history stay."""
    require(by, "withdraw_claim")
    check_not_withdrawn(claim)
    reason = reason.strip()
    if not reason:
        raise Unusable(_("Say why the claim is withdrawn."))
    now = timezone.now()
    changed = Claim.objects.filter(pk=claim.pk, withdrawn_at__isnull=True).update(
        withdrawn_at=now, withdrawn_by=by, withdrawal_reason=reason[:500]
    )
    if not changed:
        raise ClaimIsClosed(_("The claim was withdrawn just now."))
    claim.withdrawn_at, claim.withdrawn_by, claim.withdrawal_reason = now, by, reason[:500]
    record_claim(claim, by=by, verb="withdrew", details={"reason": reason})
    return claim


def check_not_withdrawn(claim: Claim) -> None:
    """Returns for a claim that stands; raises ClaimIsClosed for one that was withdrawn."""
    if claim.withdrawn_at is not None:
        raise ClaimIsClosed(
            _("Claim %(number)s was withdrawn: %(reason)s")
            % {"number": claim.number, "reason": claim.withdrawal_reason}
        )


def record_claim(
    claim: Claim,
    *,
    by: User,
    verb: str,
    words: str = "",
    details: dict[str, object] | None = None,
    head: Head | None = None,
) -> None:
    """Appends what was done to the claim to its article's chain."""
    label = f"claim {claim.number}: {words}" if words else f"claim {claim.number}"
    record(
        by=by,
        verb=verb,
        kind="claim",
        uid=claim.uid,
        label=label,
        details=details,
        chain=article_chain(claim.article.uid),
        head=head,
    )
