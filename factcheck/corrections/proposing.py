"""Proposes corrections: for each material change between what readers had and the new text, one that is ready to draft.

A proposal is worked out when somebody looks, and is kept nowhere: nothing of it reaches readers before a person drafts
a correction from it and another issues that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.articles.days import today_at
from factcheck.articles.models import Article, PublishedRevision, Revision
from factcheck.claims.models import Claim
from factcheck.corrections.actions.writing import AlsoWrong, Written, note_for
from factcheck.corrections.beginning import claims_of
from factcheck.corrections.covering import CoveredChange
from factcheck.corrections.drafting import Candidate, changes_between
from factcheck.corrections.in_force import wording_for
from factcheck.corrections.models import Correction, UnannouncedChange
from factcheck.corrections.queries import covered_changes
from factcheck.corrections.states import CorrectionType, ErrorKind, UnannouncedState

Texts = tuple[Revision, Revision]


@dataclass(frozen=True)
class ProposedCorrection:
    """A change, the type of note for it, the note in house style, its claim, what covers it already, who waived it."""

    change: Candidate
    type: CorrectionType
    note: str
    claim: Claim | None
    covered_by: CoveredChange | None
    waived: UnannouncedChange | None = None


def texts_to_compare(article: Article) -> tuple[int, int] | None:
    """The numbers of the text that readers had and of the new one; None where there is one text only.

    A published article with a newer text: what readers see, and the newest. Once that is published: what readers saw
    before, and what they see. One that nobody published: the last two.
    """
    if article.revision_count < 2:
        return None
    shown = list(
        PublishedRevision.objects.filter(article=article)
        .order_by("-published_at", "-pk")
        .values_list("revision__number", flat=True)[:2]
    )
    if not shown:
        return article.revision_count - 1, article.revision_count
    if shown[0] < article.revision_count:
        return shown[0], article.revision_count
    earlier = shown[1] if len(shown) > 1 and shown[1] < shown[0] else shown[0] - 1
    return (earlier, shown[0]) if earlier else None


def proposed_corrections(article: Article, texts: Texts) -> list[ProposedCorrection]:
    """Gives a proposal for each material change between the texts, in reading order; seven statements at most."""
    changes = changes_between(*texts)
    if not changes:
        return []
    claims = claims_of(changes, texts)
    owned = covered_changes([article.pk])
    wording = wording_for(article.publication, article.language)
    waived = {
        (one.old_start, one.wrong, one.right): one
        for one in UnannouncedChange.objects.filter(
            from_revision=texts[0], to_revision=texts[1], state=UnannouncedState.WAIVED
        ).select_related("waived_by")
    }
    return [
        ProposedCorrection(
            change=change,
            type=type_for(change),
            note=note_for(article, written_for([change], texts, claims), wording),
            claim=claims.get(change.number),
            covered_by=next((one for one in owned if _covers(one, change)), None),
            waived=waived.get((change.before[0], change.old, change.new)) if change.before else None,
        )
        for change in changes
    ]


def corrections_of(article: Article, changes: Sequence[Candidate]) -> dict[int, Correction]:
    """Number of a change -> the correction that tells readers of it, or is about to; three statements."""
    owned = covered_changes([article.pk])
    owners = {
        change.number: next((one.correction for one in owned if _covers(one, change)), None) for change in changes
    }
    corrections = Correction.objects.in_bulk({pk for pk in owners.values() if pk})
    return {number: corrections[pk] for number, pk in owners.items() if pk}


def _covers(one: CoveredChange, change: Candidate) -> bool:
    return one.covers(change.old, change.new, change.subject if change.error_kind == ErrorKind.FIGURE else "")


def type_for(change: Candidate) -> CorrectionType:
    """A correction; an editor's note for words that went and left nothing that could be called right."""
    return CorrectionType.CORRECTION if change.right else CorrectionType.EDITORS_NOTE


def written_for(changes: Sequence[Candidate], texts: Texts, claims: dict[int, Claim]) -> Written:
    """What a person would write of these changes in one note; the first leads it."""
    first = changes[0]
    return Written(
        type=type_for(first),
        error_kind=first.error_kind,
        scope=first.scope,
        from_revision=texts[0],
        to_revision=texts[1],
        wrong=first.wrong,
        right=first.right,
        subject=first.subject,
        dated=today_at(texts[1].article),
        claim=claims.get(first.number),
        at=first.after[1] if first.after else None,
        further=tuple(
            AlsoWrong(
                error_kind=change.error_kind,
                scope=change.scope,
                wrong=change.wrong,
                right=change.right,
                subject=change.subject,
                claim=claims.get(change.number),
                at=change.after[1] if change.after else None,
            )
            for change in changes[1:]
        ),
    )
