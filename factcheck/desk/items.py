"""One item of the review queue: its words in context, its evidence, and whether this person may decide it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.permissions import REFUSALS
from factcheck.articles.models import Revision
from factcheck.claims.actions.reviewing import why_not_by
from factcheck.claims.cited import place_in_words
from factcheck.claims.comparisons import Comparison, compare, last_approved
from factcheck.claims.models import Citation, CitationAnchor, SecondCheck, Verdict
from factcheck.claims.queries import citations_in_order
from factcheck.claims.second_checks import answered_on, claims_blind_to, second_check_of
from factcheck.claims.since import TwoTexts, texts_since_approved
from factcheck.claims.states import VerdictState
from factcheck.desk.queries import queue_of_everybody, reviewers_for
from factcheck.language.sentences import sentence_at

QUEUE_LENGTH = 50


@dataclass(frozen=True)
class Passage:
    """Words with what stands round them: their sentence, and the rest of its paragraph."""

    before: str
    sentence_before: str
    words: str
    sentence_after: str
    after: str

    @property
    def quotes_somebody(self) -> bool:
        """Whether the sentence has quotation marks of its own: it is shown without a second pair round it."""
        return "“" in f"{self.sentence_before}{self.words}{self.sentence_after}"


@dataclass(frozen=True)
class Evidence:
    """A citation; where it quotes an article here, the words in their sentence and the place in that article."""

    citation: Citation
    quoted: Passage | None
    place: str


@dataclass(frozen=True)
class Item:
    """A verdict under review with all that has to be read before it is decided.

    `second_check` is the one that waits for this person: until it is answered they see no finding and decide nothing.
    """

    verdict: Verdict
    passage: Passage | None
    evidence: Sequence[Evidence]
    waits: bool
    may_decide: bool
    may_break_glass: bool
    words_moved_on: bool
    eyes: Sequence[str]
    comparisons: Sequence[Comparison]
    texts: TwoTexts | None
    """The text on which it was last approved and that of now, where they differ."""
    still_needed: Sequence[User]
    second_check: SecondCheck | None
    second_checks: Sequence[SecondCheck]


@dataclass(frozen=True)
class Queue:
    """What waits, the heaviest first: for this person to decide, and what the four eyes keep from them.

    `blind` are the ids of the claims whose findings they are not shown: they check them blind.
    """

    open: Sequence[Verdict]
    own: Sequence[Verdict]
    is_whole: bool
    blind: frozenset[int] = frozenset()

    def position(self, verdict: Verdict) -> int:
        """Gives the place of the verdict in the queue, counted from 1; 0 for one that is not in it."""
        return next((place for place, other in enumerate(self.open, start=1) if other.pk == verdict.pk), 0)

    def previous(self, verdict: Verdict) -> Verdict | None:
        place = self.position(verdict)
        return self.open[place - 2] if place > 1 else None

    def next(self, verdict: Verdict) -> Verdict | None:
        """Gives the one after this; after the last, or for one that is not in the queue, the first other one."""
        others = [other for other in self.open if other.pk != verdict.pk]
        place = self.position(verdict)
        return others[place - 1] if 0 < place <= len(others) else next(iter(others), None)


def queue_of(person: User) -> Queue:
    """The queue as this person sees it: two statements. Who decides nothing sees all of it."""
    waiting = queue_of_everybody(person, timezone.now(), QUEUE_LENGTH + 1)
    shown = waiting[:QUEUE_LENGTH]
    blind = claims_blind_to(person)
    if not person.may("review_verdict"):
        return Queue(open=shown, own=[], is_whole=len(waiting) <= QUEUE_LENGTH, blind=blind)
    return Queue(
        open=[verdict for verdict in shown if verdict.is_open_to],  # type: ignore[attr-defined]
        own=[verdict for verdict in shown if not verdict.is_open_to],  # type: ignore[attr-defined]
        is_whole=len(waiting) <= QUEUE_LENGTH,
        blind=blind,
    )


def verdict_for_review(uid: UUID) -> Verdict:
    """Gives a verdict that was submitted at some time; raises Http404 for a draft or an unknown one."""
    verdict = (
        Verdict.objects.exclude(state=VerdictState.DRAFT)
        .select_related("claim__article__publication", "anchor__revision", "rating")
        .filter(uid=uid)
        .first()
    )
    if verdict is None:
        raise Http404
    # One by one, or joined to all of that, people take the database longer.
    people = User.objects.in_bulk({pk for name in _PEOPLE if (pk := getattr(verdict, f"{name}_id"))})
    for name in _PEOPLE:
        setattr(verdict, name, people.get(getattr(verdict, f"{name}_id")))
    return verdict


_PEOPLE = ("author", "span_by", "approved_by", "seconded_by", "returned_by")


def item_for(verdict: Verdict, person: User) -> Item:
    """Gives the item as this person sees it, in a fixed number of statements."""
    evidence = _evidence(verdict)
    waits = verdict.state == VerdictState.SUBMITTED and verdict.claim.withdrawn_at is None
    why_not = _why_not(verdict, person) if waits else ""
    second_check = second_check_of(person, verdict.claim)
    anchor = verdict.anchor
    moved_on = anchor is None or anchor.closed_at is not None or _is_old(anchor.revision, verdict)
    return Item(
        verdict=verdict,
        passage=passage_of(anchor.revision, anchor.start, anchor.end) if anchor else None,
        evidence=evidence,
        waits=waits,
        may_decide=waits and not why_not and not second_check,
        may_break_glass=waits and not second_check and bool(why_not) and not moved_on and person.may("break_glass"),
        words_moved_on=waits and moved_on,
        eyes=[*_who_did_what(verdict, evidence), *_so(verdict, why_not)] if waits and not second_check else [],
        comparisons=(comparisons := _comparisons(verdict)),
        texts=_texts(verdict, comparisons),
        still_needed=list(reviewers_for(verdict)) if waits and verdict.approvals_needed == 2 else [],
        second_check=second_check,
        second_checks=[] if second_check else answered_on(verdict.claim),
    )


def _comparisons(verdict: Verdict) -> list[Comparison]:
    """What changed since the last version that was approved and since the last that was returned, the newer first.

    No statement for a first version; six, whatever the number of versions, for a later one.
    """
    if verdict.version == 1:
        return []
    earlier = list(
        Verdict.objects.filter(claim=verdict.claim_id, version__lt=verdict.version)
        .select_related("rating", "author", "approved_by", "seconded_by", "returned_by")
        .order_by("-version")
    )
    approved = last_approved(earlier)
    returned = next((version for version in earlier if version.state == VerdictState.RETURNED), None)
    if approved and returned and returned.version < approved.version:
        returned = None
    chosen = [version for version in (returned, approved) if version]
    if not chosen:
        return []
    prefetch_related_objects([verdict, *chosen], citations_in_order())
    return [compare(version, verdict, current=verdict.anchor) for version in chosen]


def _texts(verdict: Verdict, comparisons: Sequence[Comparison]) -> TwoTexts | None:
    """No statement where no version was approved before."""
    if all(comparison.older.state == VerdictState.RETURNED for comparison in comparisons):
        return None
    texts = texts_since_approved(verdict.claim)
    return texts if texts and texts.then != texts.now else None


def _is_old(revision: Revision, verdict: Verdict) -> bool:
    return revision.number != verdict.claim.article.revision_count


def _why_not(verdict: Verdict, person: User) -> str:
    if not person.may("review_verdict"):
        if person.may("break_glass"):
            return _("You are no reviewer. An admin approves alone only in an emergency, with a written reason.")
        if verdict.author_id == person.pk:
            return _("You wrote this. It waits for a reviewer, who approves it or returns it with a note.")
        return str(REFUSALS["review_verdict"])
    return why_not_by(verdict, person)


def _who_did_what(verdict: Verdict, evidence: Sequence[Evidence]) -> list[str]:
    sentences = [_("%(name)s wrote version %(version)s.") % {"name": verdict.author.name, "version": verdict.version}]
    if verdict.span_by and verdict.span_by != verdict.author:
        sentences.append(_("%(name)s set the marked words.") % {"name": verdict.span_by.name})
    citers = {piece.citation.added_by.name for piece in evidence if piece.citation.added_by_id != verdict.author_id}
    if citers:
        sentences.append(_("%(names)s added citations.") % {"names": ", ".join(sorted(citers))})
    return sentences


def _so(verdict: Verdict, why_not: str) -> list[str]:
    so = [why_not or _("You did none of this, so you may decide.")]
    if verdict.approvals_needed == 2:
        first = verdict.approved_by
        so.append(
            _("%(risk)s risk needs two approvals: 1 of 2, by %(name)s.")
            % {"risk": verdict.claim.get_risk_display(), "name": first.name}
            if first
            else _("%(risk)s risk needs two approvals, by two people.") % {"risk": verdict.claim.get_risk_display()}
        )
    return so


def _evidence(verdict: Verdict) -> list[Evidence]:
    anchors = CitationAnchor.objects.filter(closed_at__isnull=True, start__isnull=False).select_related("revision")
    citations = verdict.citations.select_related("source__article__publication", "added_by").prefetch_related(
        Prefetch("anchors", anchors.order_by("-revision__number"), to_attr="places")
    )
    return [_piece(citation) for citation in citations]


def _piece(citation: Citation) -> Evidence:
    places: list[CitationAnchor] = citation.places  # type: ignore[attr-defined]
    if not places:
        place = f"{citation.get_locator_kind_display()} {citation.locator}" if citation.locator else ""
        return Evidence(citation, quoted=None, place=place)
    anchor = places[0]
    quoted = passage_of(anchor.revision, anchor.start, anchor.end)
    return Evidence(citation, quoted=quoted, place=place_in_words(anchor))


def passage_of(revision: Revision, start: int | None, end: int | None) -> Passage | None:
    """The words at the offsets with the rest of their sentence and of the blocks that hold them."""
    if start is None or end is None:
        return None
    text = revision.text
    sentence_start, sentence_end = sentence_at(text, start, end)
    held = [block for block in revision.blocks if block["start"] < sentence_end and sentence_start < block["end"]]
    block_start = min((block["start"] for block in held), default=sentence_start)
    block_end = max((block["end"] for block in held), default=sentence_end)
    return Passage(
        before=text[block_start:sentence_start],
        sentence_before=text[sentence_start:start],
        words=text[start:end],
        sentence_after=text[end:sentence_end],
        after=text[sentence_end:block_end],
    )
