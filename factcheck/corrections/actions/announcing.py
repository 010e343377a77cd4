"""Keeps account of what readers were shown without being told: records it, lets corrections cover it, waives it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Article, Revision
from factcheck.audit.actions import article_chain, record
from factcheck.claims.actions.holding import hold_articles
from factcheck.claims.models import Claim
from factcheck.corrections.models import UnannouncedChange
from factcheck.corrections.queries import covered_changes
from factcheck.corrections.states import ChangeKind, UnannouncedState
from factcheck.corrections.subjects import counted_in
from factcheck.errors import RuleViolation, Unusable

TEXTS = tuple(f"{text}__{part}" for text in ("from_revision", "to_revision") for part in ("text", "blocks", "inlines"))


@dataclass(frozen=True)
class ShownChange:
    """A change that readers should be told of: its words, its sentence in either text, and the claim it touches."""

    wrong: str
    right: str
    kind: ChangeKind
    before: tuple[int, int]
    after: tuple[int, int] | None
    sentence_before: str
    sentence_after: str
    claim: Claim | None


class ChangeIsSettled(RuleViolation):
    """A correction covers the change, or somebody waived it first."""


class ChangeIsNotWaived(RuleViolation):
    """Nobody waived it, or a correction covers it since."""


@transaction.atomic
def record_unannounced(
    *, by: User | None, seen: Revision, revision: Revision, found: Sequence[ShownChange]
) -> list[UnannouncedChange]:
    """Gives the rows of the changes that readers are shown with this revision, those that are there already left out.

    A change that an issued correction names is covered from the start. Called in the transaction that publishes.
    """
    known = list(UnannouncedChange.objects.filter(to_revision=revision))
    already = {(one.old_start, one.old_end, one.wrong, one.right) for one in known}
    position = max((one.position for one in known), default=0)
    now = timezone.now()
    rows = [
        UnannouncedChange(
            article_id=revision.article_id,
            from_revision=seen,
            to_revision=revision,
            position=number,
            old_start=change.before[0],
            old_end=change.before[1],
            new_start=change.after[0] if change.after else None,
            new_end=change.after[1] if change.after else None,
            before=change.sentence_before,
            after=change.sentence_after,
            wrong=change.wrong,
            right=change.right,
            kind=change.kind,
            claim=change.claim,
            found_at=now,
        )
        for number, change in enumerate(
            (one for one in found if (*one.before, one.wrong, one.right) not in already), start=position + 1
        )
    ]
    if not rows:
        return []
    rows = UnannouncedChange.objects.bulk_create(rows)
    settle_changes(revision.article_id)
    unannounced = UnannouncedChange.objects.filter(to_revision=revision, state=UnannouncedState.OPEN)
    open_rows = [row for row in unannounced if row.position > position]
    if open_rows:
        record(
            by=by,
            verb="left unannounced",
            kind="revision",
            uid=revision.uid,
            label=f"{revision.article.title}, revision {revision.number}",
            details={
                "seen": seen.number,
                "number": revision.number,
                "changes": [
                    {"uid": str(row.uid), "kind": row.kind, "wrong": row.wrong, "right": row.right} for row in open_rows
                ],
            },
            chain=article_chain(revision.article.uid),
        )
    return rows


def settle_changes(article: int) -> None:
    """Sets which of the article's changes a correction covers that is issued now, and counts those left open.

    Called in the transaction that issued, withdrew or superseded a correction, before its event; the article is held.
    A waiver gives way to a correction: what was withdrawn leaves the change open, for a person to look at again.
    """
    rows = UnannouncedChange.objects.filter(article=article).select_related("from_revision", "to_revision")
    changes = list(rows.defer(*TEXTS).order_by("pk"))
    if not changes:
        return
    announced = [covered for covered in covered_changes([article]) if covered.is_announced]
    for change in changes:
        before, after = change.from_revision.number, change.to_revision.number
        correction = next(
            (
                one.correction
                for one in announced
                # The words were put right between the two texts that readers saw, or the note spans them.
                if (one.from_revision or 0) < after
                and before < one.to_revision
                and one.covers(change.wrong, change.right, _counted(change))
            ),
            None,
        )
        if correction == change.covered_by_id:
            continue
        state = UnannouncedState.COVERED if correction else UnannouncedState.OPEN
        UnannouncedChange.objects.filter(pk=change.pk).update(
            state=state, covered_by=correction, waived_by=None, waived_at=None, reason=""
        )
    _count(article)


@transaction.atomic
def waive_change(*, by: User, change: UnannouncedChange, reason: str) -> UnannouncedChange:
    """Gives the change, of which readers are told nothing, with the reason and who says so.

    Raises NotAllowed, Unusable (no reason), ChangeIsSettled.
    """
    require(by, "waive_change")
    reason = reason.replace("\r\n", "\n").strip()
    if not reason:
        raise Unusable(_("Say why readers need not be told. The record keeps the reason and your name."))
    hold_articles([change.article_id])
    changed = UnannouncedChange.objects.filter(pk=change.pk, state=UnannouncedState.OPEN).update(
        state=UnannouncedState.WAIVED, waived_by=by, waived_at=timezone.now(), reason=reason
    )
    now = change_as_it_stands(change)
    if not changed:
        raise _settled(now)
    _count(now.article_id)
    _tell(now, by=by, verb="waived", details={"reason": reason})
    return now


@transaction.atomic
def reopen_change(*, by: User, change: UnannouncedChange) -> UnannouncedChange:
    """Gives the change that was waived, open again. Raises NotAllowed, ChangeIsNotWaived."""
    require(by, "waive_change")
    hold_articles([change.article_id])
    before = change_as_it_stands(change)
    changed = UnannouncedChange.objects.filter(pk=change.pk, state=UnannouncedState.WAIVED).update(
        state=UnannouncedState.OPEN, waived_by=None, waived_at=None, reason=""
    )
    now = change_as_it_stands(change)
    if not changed:
        said = _("Nobody waived this change: it is %(state)s.")
        raise ChangeIsNotWaived(said % {"state": now.get_state_display().lower()})
    _count(now.article_id)
    _tell(now, by=by, verb="reopened", details={"reason": before.reason})
    return now


def change_as_it_stands(change: UnannouncedChange) -> UnannouncedChange:
    """Reads the change afresh, with its article, texts and people; one statement."""
    whole = UnannouncedChange.objects.select_related("article", "to_revision", "waived_by", "covered_by")
    return whole.defer(*TEXTS[3:]).get(pk=change.pk)


def _counted(change: UnannouncedChange) -> str:
    return counted_in(change.after, change.right) if change.kind == ChangeKind.FIGURE else ""


def _settled(now: UnannouncedChange) -> ChangeIsSettled:
    if now.waived_by:
        said = _("%(name)s waived it already: %(reason)s") % {"name": now.waived_by.name, "reason": now.reason}
        return ChangeIsSettled(said)
    assert now.covered_by is not None, "what is neither open nor waived is covered"
    said = _("Correction %(number)s tells readers of it.") % {"number": now.covered_by.number}
    return ChangeIsSettled(said, way_on=_("Look at it"), url=now.covered_by.get_absolute_url())


def _count(article: int) -> None:
    unannounced = UnannouncedChange.objects.filter(article=article, state=UnannouncedState.OPEN)
    Article.objects.filter(pk=article).update(unannounced_count=unannounced.count())


def _tell(change: UnannouncedChange, *, by: User, verb: str, details: dict[str, str]) -> None:
    record(
        by=by,
        verb=verb,
        kind="change",
        uid=change.uid,
        label=f"“{change.wrong}” → “{change.right}”, revision {change.to_revision.number}",
        details=details,
        chain=article_chain(change.article.uid),
    )
