"""Carries what stands on an article's words to its next revision: its claims, and what other articles cite of it.

All of it in the transaction that adds the revision, by one structural difference of the two texts, and in a number of
statements that does not grow with the claims. What changed materially lets approvals lapse with the reason in words;
what did not keeps them, and the approval follows to the new place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from annotations.anchoring import Placement, RevisionMapping, Status, build_mapping
from annotations.models import AnchorStatus
from annotations.selectors import TextQuoteSelector
from factcheck.accounts.models import User
from factcheck.articles.models import Revision
from factcheck.audit.actions import Deed, article_chain, record_many
from factcheck.claims.actions.reviewing import lapse_verdicts, verdict_deed
from factcheck.claims.finding import by_owner, find_again, status_of
from factcheck.claims.models import CitationAnchor, ClaimAnchor, Verdict
from factcheck.claims.prominence import prominence_at
from factcheck.claims.rewording import same_words
from factcheck.claims.staleness import (
    SAME,
    WAITING,
    Difference,
    cited_words_changed,
    with_revisions,
    words_changed,
    words_lost,
)
from factcheck.claims.states import VerdictState
from factcheck.language.sentences import sentence_at

# What nobody has confirmed stays so however often it is carried on; the higher number is the greater doubt.
_DOUBT = {AnchorStatus.MOVED: 1, AnchorStatus.CHANGED: 2}


@dataclass(frozen=True)
class Carried:
    """A claim between two revisions: where it stood, where it stands, and what changed in the words.

    One that is found again stood where a person last knew its words.
    """

    before: ClaimAnchor
    after: ClaimAnchor
    change: Difference
    is_found_again: bool = False


def carry_claims(*, revision: Revision, previous: Revision, by: User) -> list[Carried]:
    """Writes the anchors of all claims in the new revision, lets approvals lapse or follow; gives what became of each.

    Called by the receiver of `revision_added`, inside its transaction.
    """
    carried = place_claims(revision=revision, previous=previous)
    if not carried:
        return []
    for each in carried:
        each.after.prominence = prominence_at(revision.blocks, each.after.start)
    ClaimAnchor.objects.bulk_create(each.after for each in carried)
    record_many(_deeds(carried, revision), by=by, chain=article_chain(revision.article.uid))
    _decide(carried, revision, by=by)
    return carried


def place_claims(*, revision: Revision, previous: Revision) -> list[Carried]:
    """Gives where each claim would stand in a revision that may not be saved yet, in at most five statements."""
    anchors = list(ClaimAnchor.objects.filter(revision=previous, closed_at__isnull=True).select_related("claim"))
    if not anchors:
        return []
    mapping = build_mapping(previous.text, revision.text)
    lost = [anchor.claim_id for anchor in anchors if anchor.span is None]
    with_words = ClaimAnchor.objects.filter(claim__in=lost, start__isnull=False).order_by("-revision__number", "-pk")
    worded = by_owner(with_words, "claim_id") if lost else {}
    found = find_again(worded, revision)
    known = with_revisions(_last_known(worded[claim_id]) for claim_id in found)
    carried = []
    for before in anchors:
        before.revision, before.claim.article = previous, revision.article
        span = before.span
        place = found.get(before.claim_id) if span is None else _words_in(revision, span, previous, mapping)
        after = ClaimAnchor(
            claim=before.claim, revision=revision, placed_by_id=before.placed_by_id, placed_at=before.placed_at
        )
        _place(after, before, place)
        if before.claim_id in found:
            stood = known[before.claim_id]
            each = Carried(stood, after, words_changed(stood, after), is_found_again=True)
            _keep_doubt(each, worded[before.claim_id][0])
        else:
            each = Carried(before, after, _difference(before, after, mapping))
            _keep_doubt(each, before)
        carried.append(each)
    return carried


def carry_citations(*, revision: Revision, previous: Revision, by: User) -> None:
    """Carries what other articles cite of this one; verdicts whose cited passage changed materially lapse.

    Called by the receiver of `revision_added`, inside its transaction.
    """
    anchors = list(
        CitationAnchor.objects.filter(revision=previous, closed_at__isnull=True).select_related(
            "citation__verdict__claim__article"
        )
    )
    if not anchors:
        return
    mapping = build_mapping(previous.text, revision.text)
    lost = [anchor.citation_id for anchor in anchors if anchor.span is None]
    worded = CitationAnchor.objects.filter(citation__in=lost, start__isnull=False).order_by("-revision__number", "-pk")
    found = find_again(by_owner(worded, "citation_id"), revision) if lost else {}
    placed: list[CitationAnchor] = []
    lapses: dict[int, tuple[Verdict, str]] = {}
    for before in anchors:
        span = before.span
        place = found.get(before.citation_id) if span is None else _words_in(revision, span, previous, mapping)
        after = CitationAnchor(
            citation_id=before.citation_id,
            revision=revision,
            placed_by_id=before.placed_by_id,
            placed_at=before.placed_at,
        )
        _place(after, before, place)
        placed.append(after)
        verdict = before.citation.verdict
        if verdict.state == VerdictState.APPROVED:
            change = cited_words_changed(before.citation, after, revision)
            if change.is_material:
                lapses.setdefault(verdict.pk, (verdict, change.reason))
    CitationAnchor.objects.bulk_create(placed)
    lapse_verdicts(lapses=list(lapses.values()), by=by)


def _place(after: ClaimAnchor | CitationAnchor, before: ClaimAnchor | CitationAnchor, place: Placement | None) -> None:
    """Sets an anchor on its words; one that has lost them keeps those it had."""
    text = after.revision.text
    if place is None or place.start is None or place.end is None:
        after.status, after.confidence = AnchorStatus.DELETED, place.confidence if place else 0.0
        after.exact, after.prefix, after.suffix = before.exact, before.prefix, before.suffix
        return
    start, end = after.start, after.end = place.start, place.end
    after.status, after.confidence = status_of(place), place.confidence
    quote = TextQuoteSelector.of(text, start, end)
    after.exact, after.prefix, after.suffix = quote.exact, quote.prefix, quote.suffix
    if isinstance(after, ClaimAnchor):
        after.sentence_start, after.sentence_end = sentence_at(text, start, end)


def _words_in(revision: Revision, span: tuple[int, int], previous: Revision, mapping: RevisionMapping) -> Placement:
    """Where the words stand; in a sentence that says the same in other signs, where they say what they said."""
    place = mapping.map(*span)
    old, new = previous.text, revision.text
    if place.start is not None and new[place.start : place.end] == old[span[0] : span[1]]:
        return place
    start, end = sentence_at(old, *span)
    there = mapping.map(start, end)
    if there.start is None or there.end is None:
        return place
    new_start, new_end = sentence_at(new, there.start, there.end)
    words = same_words(old[start:end], span[0] - start, span[1] - start, new[new_start:new_end])
    if words is None:
        return place
    return Placement(new_start + words[0], new_start + words[1], Status.CHANGED, there.confidence)


def _last_known(anchors: Sequence[ClaimAnchor]) -> ClaimAnchor:
    """Of the anchors that a claim had on words, newest first, the one that a person last knew."""
    return next((each for each in anchors if each.closed_at is None and each.status not in WAITING), anchors[0])


def _difference(before: ClaimAnchor, after: ClaimAnchor, mapping: RevisionMapping) -> Difference:
    if before.span is None or before.sentence_start is None or before.sentence_end is None:
        # It lost its words, and with them its approval, in an earlier revision.
        return SAME
    if after.span is not None:
        return words_changed(before, after)
    there = mapping.map(before.sentence_start, before.sentence_end)
    return words_lost(
        before, after.revision.text[there.start : there.end] if there.start is not None else "", after.revision
    )


def _keep_doubt(carried: Carried, last: ClaimAnchor) -> None:
    """Lets a person look at what changed materially, and at what nobody has looked at yet.

    `last` is where it had words last. Found again on other words than those, it does not stand where they were doubted.
    """
    after = carried.after
    if after.span is None:
        return
    if carried.change.is_material:
        after.status = AnchorStatus.CHANGED
    elif carried.is_found_again and last.exact != after.exact:
        return
    elif _DOUBT.get(AnchorStatus(last.status), 0) > _DOUBT.get(AnchorStatus(after.status), 0):
        after.status = last.status


def _deeds(carried: Sequence[Carried], revision: Revision) -> list[Deed]:
    """What the history of each claim tells of the revision; nothing where its words stand as they stood."""
    return [
        Deed(
            verb=verb,
            kind="claim",
            uid=each.after.claim.uid,
            label=f"claim {each.after.claim.number}: {each.after.exact}",
            details={
                "before": each.before.exact,
                "words": each.after.exact,
                "revision": revision.number,
                "reason": each.change.reason,
                "confidence": round(each.after.confidence or 0.0, 3),
            },
        )
        for each in carried
        if (verb := _verb(each))
    ]


def _verb(carried: Carried) -> str:
    if carried.is_found_again:
        return "found words of"
    if carried.after.span is None:
        return "lost words of" if carried.before.span is not None else ""
    if carried.after.status == carried.before.status and not carried.change.is_material:
        return ""
    return {AnchorStatus.MOVED: "moved", AnchorStatus.CHANGED: "carried"}.get(AnchorStatus(carried.after.status), "")


def _decide(carried: Sequence[Carried], revision: Revision, *, by: User) -> None:
    """Lets the approvals lapse whose words changed materially; the others follow to where the words stand now.

    A verdict that waits for a decision follows too, unless its words changed, now or before: then it stays behind, and
    cannot be approved.
    """
    by_claim = {each.after.claim_id: each for each in carried}
    bound = Verdict.objects.filter(
        claim__article=revision.article_id, state__in=[VerdictState.APPROVED, VerdictState.SUBMITTED]
    )
    lapses: list[tuple[Verdict, str]] = []
    following: list[Verdict] = []
    for verdict in bound.select_related("claim"):
        each = by_claim.get(verdict.claim_id)
        if each is None:
            continue
        verdict.claim.article = revision.article
        if each.change.is_material:
            if verdict.state == VerdictState.APPROVED:
                lapses.append((verdict, each.change.reason))
        elif verdict.state == VerdictState.APPROVED or (
            verdict.anchor_id == each.before.pk and not each.is_found_again
        ):
            following.append(verdict)
    here = ClaimAnchor.objects.filter(claim=OuterRef("claim"), revision=revision, closed_at__isnull=True)
    Verdict.objects.filter(pk__in=[verdict.pk for verdict in following]).update(anchor=Subquery(here.values("pk")[:1]))
    kept = [
        verdict_deed(
            verdict,
            verb="kept",
            details={"revision": revision.number, "words": by_claim[verdict.claim_id].after.exact},
        )
        for verdict in following
        if verdict.state == VerdictState.APPROVED and _reads_otherwise(by_claim[verdict.claim_id])
    ]
    record_many(kept, by=by, chain=article_chain(revision.article.uid))
    lapse_verdicts(lapses=lapses, by=by)


def _reads_otherwise(carried: Carried) -> bool:
    return carried.before.exact != carried.after.exact or carried.before.sentence != carried.after.sentence
