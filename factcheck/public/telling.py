"""What readers would find changed, and nobody would have told them: said before a revision is published."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.articles.models import Article, Revision
from factcheck.corrections.actions.announcing import ShownChange
from factcheck.corrections.covering import CoveredChange
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import covered_changes
from factcheck.corrections.states import ChangeKind
from factcheck.corrections.subjects import counted_in
from factcheck.corrections.unannounced import changes_to_tell

# Older revisions that wait are seldom published; comparing takes a moment each.
MOST_COMPARED = 3


@dataclass(frozen=True)
class UntoldChange:
    """A change that no issued correction names, and the corrections that are under way for it."""

    change: ShownChange
    under_way: Sequence[Correction]


@dataclass(frozen=True)
class Untold:
    """What readers would not be told if they were shown this revision."""

    revision: Revision
    changes: Sequence[UntoldChange]


def untold_changes(article: Article, waiting: Sequence[Revision]) -> list[Untold]:
    """Gives for the newest revisions that wait what they change without a correction; those with nothing left out."""
    seen = article.published_revision
    if seen is None or not waiting:
        return []
    named = covered_changes([article.pk])
    known = Correction.objects.in_bulk({one.correction for one in named if not one.is_announced})
    found = []
    newest = [revision.pk for revision in waiting[:MOST_COMPARED]]
    for revision in Revision.objects.filter(pk__in=newest).select_related("article").order_by("-number"):
        told = [one for one in named if (one.from_revision or 0) < revision.number and seen.number < one.to_revision]
        changes = [
            UntoldChange(change, _under_way(change, told, known))
            for change in changes_to_tell(seen, revision)
            if not any(one.is_announced and _covers(one, change) for one in told)
        ]
        if changes:
            found.append(Untold(revision, changes))
    return found


def _covers(one: CoveredChange, change: ShownChange) -> bool:
    counted = counted_in(change.sentence_after, change.right) if change.kind == ChangeKind.FIGURE else ""
    return one.covers(change.wrong, change.right, counted)


def _under_way(change: ShownChange, told: Sequence[CoveredChange], known: dict[int, Correction]) -> list[Correction]:
    naming = (one.correction for one in told if not one.is_announced and _covers(one, change))
    return [known[key] for key in dict.fromkeys(naming)]
