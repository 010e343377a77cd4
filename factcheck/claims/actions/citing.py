"""Cites sources on a draft verdict."""

from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.models import AnchorStatus
from annotations.quotations import find_quotation
from annotations.selectors import CONTEXT
from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Revision
from factcheck.audit.actions import article_chain, record
from factcheck.claims.actions.marking import check_not_withdrawn
from factcheck.claims.models import Citation, CitationAnchor, Verdict
from factcheck.claims.states import LocatorKind, Stance, VerdictState
from factcheck.errors import RuleViolation, Unusable
from factcheck.sources.models import Source
from factcheck.uids import makes_one


class QuotationNotFound(Unusable):
    """The quoted words do not stand in the cited article, or stand there more than once."""


class VerdictIsNotADraft(RuleViolation):
    """Only a draft is edited."""


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
    uid: UUID | None = None,
) -> Citation:
    """Gives the new citation; the same `uid` sent twice gives the first one again.

    When the source is an article here, the quotation is found in its latest revision and becomes a span of it:
    that is its locator. Raises NotAllowed, VerdictIsNotADraft, QuotationNotFound, Unusable (stance, locator without
    a value, an article citing itself).
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
    span: tuple[Revision, int, int] | None = None
    if source.article_id:
        if source.article_id == claim.article_id:
            raise Unusable(_("An article is no source for itself. Cite another one."))
        span = find_cited_words(source, quotation)
        revision, start, end = span
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
    if span:
        place_citation_anchor(citation=citation, revision=span[0], start=span[1], end=span[2], by=by)
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
    text = revision.text
    return CitationAnchor.objects.create(
        citation=citation,
        revision=revision,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        status=AnchorStatus.MARKED,
        confidence=1.0,
        placed_by=by,
        placed_at=timezone.now(),
    )


def find_cited_words(source: Source, quotation: str) -> tuple[Revision, int, int]:
    """Gives the latest revision of the cited article and the offsets of the quotation in it.

    Other quotation marks, dashes and spaces count as the same. Raises QuotationNotFound for words that are not
    there, or there more than once.
    """
    article = source.article
    assert article is not None
    if not quotation:
        raise QuotationNotFound(_("Quote the words of “%(title)s” that you cite.") % {"title": article.title})
    revision = Revision.objects.select_related("article").get(article=article, number=article.revision_count)
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
    """Takes a citation off a draft; the event keeps what it said."""
    require(by, "cite")
    verdict = citation.verdict
    check_not_withdrawn(verdict.claim)
    check_draft(verdict)
    citation.anchors.all().delete()
    removed, _tables = Citation.objects.filter(pk=citation.pk).delete()
    if not removed:
        raise RuleViolation(_("Somebody removed this citation just now."))
    record(
        by=by,
        verb="removed",
        kind="citation",
        uid=citation.uid,
        label=f"claim {verdict.claim.number}: {citation.source.name}",
        details={
            "claim": str(verdict.claim.uid),
            "version": verdict.version,
            "stance": citation.stance,
            "quotation": citation.quotation,
        },
        chain=article_chain(verdict.claim.article.uid),
    )


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
