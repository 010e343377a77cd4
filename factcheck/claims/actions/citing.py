"""Cites sources on a draft verdict."""

import json
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.models import AnchorStatus
from annotations.quotations import find_quotation
from annotations.selectors import TextQuoteSelector
from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Revision
from factcheck.audit.actions import article_chain, record
from factcheck.audit.models import Event
from factcheck.claims.actions.holding import hold_articles
from factcheck.claims.actions.marking import check_latest, check_not_withdrawn, check_span
from factcheck.claims.models import Citation, CitationAnchor, Verdict
from factcheck.claims.states import LocatorKind, Stance, VerdictState
from factcheck.errors import RuleViolation, Unusable
from factcheck.sources.models import Source
from factcheck.uids import makes_one

SelectedSpan = tuple[Revision, int, int, str]
"""The revision, start and end (code points, end exclusive) and the words that the person saw there."""


class QuotationNotFound(Unusable):
    """The quoted words do not stand in the cited article, or stand there more than once."""


class VerdictIsNotADraft(RuleViolation):
    """Only a draft is edited."""


class NothingToRestore(RuleViolation):
    """No event says what the citation was."""


@makes_one(Citation)
@transaction.atomic
def add_citation(
    *,
    by: User,
    verdict: Verdict,
    source: Source,
    stance: str,
    quotation: str = "",
    locator_kind: str = "",
    locator: str = "",
    note: str = "",
    span: SelectedSpan | None = None,
    uid: UUID | None = None,
) -> Citation:
    """Gives the new citation; the same `uid` sent twice gives the first one again.

    When the source is an article here, the cited words are a span of its latest revision, and that is their locator:
    `span` as it was selected (revision, start, end, exact), else the quotation is looked for. Raises NotAllowed,
    VerdictIsNotADraft, QuotationNotFound, SpanRefused, TextHasChanged, Unusable (stance, locator without a value, an
    article citing itself).
    """
    require(by, "cite")
    uid = uid or uuid4()
    existing = Citation.objects.filter(uid=uid).first()
    if existing:
        return existing
    claim = verdict.claim
    check_not_withdrawn(claim)
    check_draft(verdict)
    quotation, locator = quotation.replace("\r\n", "\n").strip(), locator.strip()
    if stance not in Stance.values:
        raise Unusable(_("Say whether the source supports or contradicts the claim, or gives context."))
    place: tuple[Revision, int, int] | None = None
    if source.article_id:
        if source.article_id == claim.article_id:
            raise Unusable(_("An article is no source for itself. Cite another one."))
        hold_articles([source.article_id])
        place = check_selected(source, span) if span else find_cited_words(source, quotation)
        revision, start, end = place
        quotation = revision.text[start:end]
        locator_kind, locator = LocatorKind.SPAN, ""
    elif locator_kind not in ("", LocatorKind.PAGE, LocatorKind.PARAGRAPH, LocatorKind.TIMECODE):
        raise Unusable(_("Choose a page, a paragraph or a timecode as the locator."))
    elif bool(locator_kind) != bool(locator):
        raise Unusable(_("A locator needs both: what it counts and where it stands, as in “page 14”."))
    if not quotation and not locator and not note.strip():
        raise Unusable(_("Quote the words, or say where they stand and what the source says."))
    citation = Citation.objects.create(
        uid=uid,
        verdict=verdict,
        source=source,
        stance=stance,
        quotation=quotation,
        locator_kind=locator_kind,
        locator=locator[:120],
        note=note.strip(),
        order=verdict.citations.count() + 1,
        added_by=by,
        added_at=timezone.now(),
    )
    if place:
        place_citation_anchor(citation=citation, revision=place[0], start=place[1], end=place[2], by=by)
    record(
        by=by,
        verb="cited",
        kind="citation",
        uid=citation.uid,
        label=f"claim {claim.number}: {source.name}",
        details={
            "claim": str(claim.uid),
            "version": verdict.version,
            "source": str(source.uid),
            "stance": stance,
            "quotation": quotation,
            "locator": f"{locator_kind} {locator}".strip(),
        },
        chain=article_chain(claim.article.uid),
    )
    return citation


def place_citation_anchor(*, citation: Citation, revision: Revision, start: int, end: int, by: User) -> CitationAnchor:
    """Writes the span of the cited words, with prefix and suffix derived from the text."""
    quote = TextQuoteSelector.of(revision.text, start, end)
    return CitationAnchor.objects.create(
        citation=citation,
        revision=revision,
        start=start,
        end=end,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        status=AnchorStatus.MARKED,
        confidence=1.0,
        placed_by=by,
        placed_at=timezone.now(),
    )


def check_selected(source: Source, span: SelectedSpan) -> tuple[Revision, int, int]:
    """Gives the place of words that were selected in the cited article's latest revision, or refuses.

    Fetch `article` with the revision. Raises SpanRefused, TextHasChanged (RevisionIsNotLatest) and Unusable (the text
    of another article).
    """
    revision, start, end, exact = span
    if revision.article_id != source.article_id:
        raise Unusable(_("These words were selected in another article than the one that is cited."))
    revision.article.refresh_from_db(fields=["revision_count"])
    check_latest(revision)
    check_span(revision, start, end, exact)
    return revision, start, end


def find_cited_words(source: Source, quotation: str) -> tuple[Revision, int, int]:
    """Gives the latest revision of the cited article and the offsets of the quotation in it.

    Other quotation marks, dashes and spaces count as the same. Raises QuotationNotFound for words that are not
    there, or there more than once.
    """
    article = source.article
    assert article is not None
    if not quotation:
        raise QuotationNotFound(_("Quote the words of “%(title)s” that you cite.") % {"title": article.title})
    revision = Revision.objects.select_related("article").get(article=article, number=F("article__revision_count"))
    places = find_quotation(revision.text, quotation)
    if not places:
        raise QuotationNotFound(
            _("“%(words)s” does not stand in “%(title)s”. Copy the words from the article.")
            % {"words": quotation[:120], "title": article.title},
            way_on=_("Open the article"),
            url=article.get_absolute_url(),
        )
    if len(places) > 1:
        raise QuotationNotFound(
            ngettext(
                "These words stand in “%(title)s” %(count)s time. Quote a few more.",
                "These words stand in “%(title)s” %(count)s times. Quote a few more.",
                len(places),
            )
            % {"title": article.title, "count": len(places)}
        )
    return revision, *places[0]


@transaction.atomic
def remove_citation(*, by: User, citation: Citation) -> None:
    """Takes a citation off a draft; the event keeps what it said, so that it can be put back."""
    require(by, "cite")
    verdict = citation.verdict
    check_not_withdrawn(verdict.claim)
    check_draft(verdict)
    anchor = citation.anchors.filter(closed_at__isnull=True).select_related("revision").first()
    citation.anchors.all().delete()
    removed, _tables = Citation.objects.filter(pk=citation.pk).delete()
    if not removed:
        raise RuleViolation(_("Somebody removed this citation just now."))
    span = {"revision": str(anchor.revision.uid), "start": anchor.start, "end": anchor.end} if anchor else {}
    record(
        by=by,
        verb="removed",
        kind="citation",
        uid=citation.uid,
        label=f"claim {verdict.claim.number}: {citation.source.name}",
        details={
            "claim": str(verdict.claim.uid),
            "version": verdict.version,
            "source": str(citation.source.uid),
            "stance": citation.stance,
            "quotation": citation.quotation,
            "locator_kind": citation.locator_kind,
            "locator": citation.locator,
            "note": citation.note,
            "order": citation.order,
            "added_by": str(citation.added_by.uid),
            "span": span,
        },
        chain=article_chain(verdict.claim.article.uid),
    )


@makes_one(Citation)
@transaction.atomic
def restore_citation(*, by: User, uid: UUID) -> Citation:
    """Puts a removed citation back on its draft as it was, by whom it was; restored twice it is one.

    Words of an article here that got a revision since are looked for in it. Raises NotAllowed, NothingToRestore (it
    was never removed), VerdictIsNotADraft, QuotationNotFound (they do not stand there any more).
    """
    require(by, "cite")
    existing = Citation.objects.filter(uid=uid).first()
    if existing:
        return existing
    removals = Event.objects.filter(kind="citation", verb="removed", object_uid=str(uid))
    removal = removals.order_by("-number").first()
    was = json.loads(removal.details) if removal else {}
    if "span" not in was:
        raise NothingToRestore(_("This citation cannot be put back. Cite the source again."))
    verdict = Verdict.objects.select_related("claim__article").get(claim__uid=was["claim"], version=was["version"])
    check_not_withdrawn(verdict.claim)
    check_draft(verdict)
    source = Source.objects.select_related("article").get(uid=was["source"])
    place = _place_again(source, was)
    if place:
        revision, start, end = place
        was["quotation"] = revision.text[start:end]
    # Who cited it stays who cited it: the four eyes look at that.
    citation = Citation.objects.create(
        uid=uid,
        verdict=verdict,
        source=source,
        added_by=User.objects.get(uid=was["added_by"]),
        added_at=timezone.now(),
        **{name: was[name] for name in ("stance", "quotation", "locator_kind", "locator", "note", "order")},
    )
    if place:
        place_citation_anchor(citation=citation, revision=revision, start=start, end=end, by=citation.added_by)
    record(
        by=by,
        verb="restored",
        kind="citation",
        uid=uid,
        label=f"claim {verdict.claim.number}: {citation.source.name}",
        details={"claim": was["claim"], "version": was["version"], "source": was["source"]},
        chain=article_chain(verdict.claim.article.uid),
    )
    return citation


def _place_again(source: Source, was: dict[str, Any]) -> tuple[Revision, int, int] | None:
    """Where the words of a citation that is put back stand in the latest revision of an article here."""
    if source.article_id is None or not was["span"]:
        return None
    hold_articles([source.article_id])
    revision = Revision.objects.select_related("article").get(uid=was["span"]["revision"])
    if revision.number != revision.article.revision_count or was["span"]["start"] is None:
        return find_cited_words(source, was["quotation"])
    return revision, was["span"]["start"], was["span"]["end"]


def check_draft(verdict: Verdict) -> None:
    """Returns for a draft, which then stays one until the transaction ends; raises VerdictIsNotADraft otherwise.

    Writing the state that is there holds the row, so that nothing is cited on a verdict while it is being submitted.
    """
    if not Verdict.objects.filter(pk=verdict.pk, state=VerdictState.DRAFT).update(state=VerdictState.DRAFT):
        state = Verdict.objects.values_list("state", flat=True).get(pk=verdict.pk)
        raise VerdictIsNotADraft(
            _("Version %(version)s is %(state)s and is no longer edited.")
            % {"version": verdict.version, "state": VerdictState(state).label.lower()}
        )
