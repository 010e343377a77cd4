"""Proposes verdicts: drafts, the citation gate, submission, and the next version after a return or a lapse."""

from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.days import today_at
from factcheck.articles.models import Article
from factcheck.audit.actions import article_chain, record
from factcheck.claims.actions.citing import VerdictIsNotADraft, check_draft
from factcheck.claims.actions.holding import hold_articles, hold_sources
from factcheck.claims.actions.marking import check_not_withdrawn
from factcheck.claims.fingerprints import citations_that_moved_on, cited_words
from factcheck.claims.models import Citation, CitationAnchor, Claim, ClaimAnchor, Rating, RiskRule, Verdict
from factcheck.claims.states import CheckStatus, LocatorKind, VerdictState
from factcheck.errors import RuleViolation, Unusable
from factcheck.language.quotations import inside_marks
from factcheck.sources.models import Source


class VerdictIsIncomplete(Unusable):
    """Something that submitting needs is missing; `details` lists what."""


class SomebodyElseWritesThis(RuleViolation):
    """Another person's draft is open on the claim."""


@transaction.atomic
def save_verdict(
    *,
    by: User,
    claim: Claim,
    rating: Rating | None,
    explanation: str = "",
    as_of: date | None = None,
    review_by: date | None = None,
    uid: UUID | None = None,
) -> Verdict:
    """Gives the open draft with these words, starting the next version where none is open.

    The next version is copied from the last one with its citations. Raises NotAllowed, SomebodyElseWritesThis,
    VerdictIsNotADraft (it is submitted: the rating is locked), Unusable (dates).
    """
    require(by, "propose_verdict")
    if as_of and as_of > today_at(claim.article):
        raise Unusable(_("“As of” is in the future: %(date)s.") % {"date": as_of.isoformat()})
    if review_by and review_by < today_at(claim.article):
        raise Unusable(_("“Look again by” is in the past: %(date)s.") % {"date": review_by.isoformat()})
    verdict = start_verdict(by=by, claim=claim, uid=uid)
    if verdict.author_id != by.pk:
        raise SomebodyElseWritesThis(
            _("%(name)s is writing version %(version)s. You can add citations to it.")
            % {"name": verdict.author.name, "version": verdict.version}
        )
    explanation = explanation.replace("\r\n", "\n").strip()
    changed = Verdict.objects.filter(pk=verdict.pk, state=VerdictState.DRAFT).update(
        rating=rating, explanation=explanation, as_of=as_of, review_by=review_by
    )
    if not changed:
        raise VerdictIsNotADraft(_("Version %(version)s was submitted just now.") % {"version": verdict.version})
    before = (verdict.rating, verdict.explanation, verdict.as_of, verdict.review_by)
    verdict.rating, verdict.explanation, verdict.as_of, verdict.review_by = rating, explanation, as_of, review_by
    # The first words of a version are told by "started" and "submitted"; what was written over is kept by its event.
    if before not in ((None, "", None, None), (rating, explanation, as_of, review_by)):
        _record(verdict, by=by, verb="edited", details={**_finding(verdict), "explanation_before": before[1]})
    return verdict


@transaction.atomic
def start_verdict(
    *, by: User, claim: Claim, uid: UUID | None = None, citing: Source | Article | None = None
) -> Verdict:
    """Gives the claim's open draft, or the next version, copied with its citations from the one before.

    `citing` is the source, or the article here, that the same transaction cites on it next: it is held in its turn
    (decision 18). Raises VerdictIsNotADraft while a version is submitted.
    """
    require(by, "propose_verdict")
    check_not_withdrawn(claim)
    last = claim.verdicts.select_related("author", "rating").order_by("-version").first()
    if last and last.state == VerdictState.DRAFT:
        return last
    if last and last.state == VerdictState.SUBMITTED:
        raise VerdictIsNotADraft(
            _("Version %(version)s awaits review and is locked until it is decided.") % {"version": last.version}
        )
    _hold_cited_articles(last, citing)
    try:
        with transaction.atomic():
            # This holds the claim too: a trigger writes what the lists show of it.
            verdict = Verdict.objects.create(
                uid=uid or uuid4(),
                claim=claim,
                version=last.version + 1 if last else 1,
                author=by,
                created_at=timezone.now(),
                copied_from=last,
                rating=last.rating if last else None,
                explanation=last.explanation if last else "",
                as_of=last.as_of if last else None,
                review_by=last.review_by if last else None,
                approvals_needed=RiskRule.objects.approvals(claim.risk),
            )
    except IntegrityError as error:
        # Somebody started this version at the same moment, or an old form was sent again.
        theirs = claim.verdicts.select_related("author", "rating").filter(state=VerdictState.DRAFT).first()
        if theirs is None:
            raise VerdictIsNotADraft(
                _("The verdict on claim %(number)s has moved on. Look at it again, and go on from there.")
                % {"number": claim.number}
            ) from error
        return theirs
    _hold_cited_sources(last, citing)
    if last:
        _copy_citations(from_verdict=last, to_verdict=verdict)
    _record(verdict, by=by, verb="started")
    return verdict


def _hold_cited_articles(last: Verdict | None, citing: Source | Article | None) -> None:
    """Holds the texts that citations are copied from, and the one that is cited next."""
    cited = Citation.objects.filter(verdict=last, source__article__isnull=False) if last else Citation.objects.none()
    articles = set(cited.values_list("source__article", flat=True))
    following = citing.pk if isinstance(citing, Article) else citing.article_id if citing else None
    if following:
        articles.add(following)
    if articles:
        hold_articles(articles)


def _hold_cited_sources(last: Verdict | None, citing: Source | Article | None) -> None:
    """Holds the sources of the citations that are copied, and the one that is cited next."""
    sources = Q(pk__in=Citation.objects.filter(verdict=last).values("source")) if last else Q()
    if citing:
        sources |= Q(article=citing) if isinstance(citing, Article) else Q(pk=citing.pk)
    if sources:
        hold_sources(Source.objects.filter(sources))


def _copy_citations(*, from_verdict: Verdict, to_verdict: Verdict) -> None:
    """Copies citations with their current spans; who added them stays who added them. Hold what they cite first."""
    for citation in from_verdict.citations.prefetch_related("anchors"):
        anchors = [anchor for anchor in citation.anchors.all() if anchor.closed_at is None]
        copy = Citation.objects.create(
            verdict=to_verdict,
            source_id=citation.source_id,
            stance=citation.stance,
            quotation=citation.quotation,
            locator_kind=citation.locator_kind,
            locator=citation.locator,
            note=citation.note,
            order=citation.order,
            added_by_id=citation.added_by_id,
            added_at=citation.added_at,
        )
        CitationAnchor.objects.bulk_create(
            CitationAnchor(
                citation=copy,
                revision_id=anchor.revision_id,
                start=anchor.start,
                end=anchor.end,
                exact=anchor.exact,
                prefix=anchor.prefix,
                suffix=anchor.suffix,
                status=anchor.status,
                confidence=anchor.confidence,
                placed_by_id=anchor.placed_by_id,
                placed_at=anchor.placed_at,
            )
            for anchor in anchors
        )


def missing_for_submission(verdict: Verdict) -> list[tuple[str, str]]:
    """Lists what the citation gate still asks for, as (field, sentence); empty when the verdict can be submitted."""
    missing = []
    if verdict.rating is None:
        missing.append(("rating", _("Choose a rating.")))
    if not verdict.explanation.strip():
        missing.append(("explanation", _("Explain the rating in a sentence or two.")))
    if verdict.as_of is None:
        missing.append(("as_of", _("Say as of which day the finding holds.")))
    needs_citation = verdict.rating is None or verdict.rating.needs_citation
    if needs_citation:
        citations = list(verdict.citations.all())
        if not citations:
            missing.append(("citations", _("Cite at least one source, with a locator.")))
        elif all(citation.locator_kind == LocatorKind.NONE for citation in citations):
            missing.append(
                (
                    "citations",
                    _("Give at least one citation a locator: a page, a paragraph, a timecode or a quoted span."),
                )
            )
    return missing + [("citations", _reads_now(citation)) for citation in citations_that_moved_on(verdict)]


@transaction.atomic
def submit_verdict(*, by: User, verdict: Verdict) -> Verdict:
    """Sends the draft to review: the rating is locked, the words it stands on are fixed, the status becomes checked.

    Raises NotAllowed, VerdictIsIncomplete with what is missing, VerdictIsNotADraft, SomebodyElseWritesThis.
    """
    require(by, "propose_verdict")
    claim = verdict.claim
    check_not_withdrawn(claim)
    if verdict.author_id != by.pk:
        raise SomebodyElseWritesThis(_("%(name)s wrote this draft and submits it.") % {"name": verdict.author.name})
    check_draft(verdict)
    # What is checked below is what stands in the row, not what a page showed a while ago.
    verdict.refresh_from_db()
    missing = missing_for_submission(verdict)
    if missing:
        raise VerdictIsIncomplete(
            _("The verdict on claim %(number)s is not complete. Nothing was submitted.") % {"number": claim.number},
            details=tuple(sentence for _field, sentence in missing),
        )
    anchor = current_anchor(claim)
    if anchor is None or anchor.start is None:
        raise VerdictIsIncomplete(_("The claim has lost its words. Attach it to words first, or withdraw it."))
    # Before the risk is read: it holds the row, so that the risk cannot be set while this is submitted.
    Claim.objects.filter(pk=claim.pk).update(check_status=CheckStatus.CHECKED, check_reason="", check_status_by=None)
    risk = Claim.objects.values_list("risk", flat=True).get(pk=claim.pk)
    changed = Verdict.objects.filter(pk=verdict.pk, state=VerdictState.DRAFT, author=by).update(
        state=VerdictState.SUBMITTED,
        submitted_at=timezone.now(),
        anchor=anchor,
        span_by_id=anchor.placed_by_id,
        approvals_needed=RiskRule.objects.approvals(risk),
    )
    if not changed:
        raise VerdictIsNotADraft(_("Version %(version)s was submitted just now.") % {"version": verdict.version})
    verdict.refresh_from_db()
    _record(verdict, by=by, verb="submitted", details={**_finding(verdict), "words": anchor.exact})
    return verdict


def _reads_now(citation: Citation) -> str:
    """Says that a cited passage changed since it was cited, and what to do."""
    words = cited_words(citation)
    if not words:
        told = _("The passage cited from %(source)s was cut there. Remove the citation, or cite what stands there now.")
    else:
        told = _(
            "The passage cited from %(source)s reads “%(words)s” now. Remove the citation, or cite it as it reads."
        )
    return told % {"source": citation.source.name, "words": inside_marks(" ".join(words.split())[:120])}


def current_anchor(claim: Claim) -> ClaimAnchor | None:
    """Gives the claim's current anchor in the article's latest revision."""
    return (
        ClaimAnchor.objects.filter(claim=claim, revision__article=claim.article_id, closed_at__isnull=True)
        .select_related("revision")
        .order_by("-revision__number")
        .first()
    )


def _finding(verdict: Verdict) -> dict[str, object]:
    """What an event keeps of a finding."""
    return {
        "rating": verdict.rating.slug if verdict.rating else "",
        "explanation": verdict.explanation,
        "as_of": verdict.as_of.isoformat() if verdict.as_of else "",
        "review_by": verdict.review_by.isoformat() if verdict.review_by else "",
    }


def _record(verdict: Verdict, *, by: User | None, verb: str, details: dict[str, object] | None = None) -> None:
    record(
        by=by,
        verb=verb,
        kind="verdict",
        uid=verdict.uid,
        label=f"claim {verdict.claim.number}, version {verdict.version}",
        details={"claim": str(verdict.claim.uid), "version": verdict.version, **(details or {})},
        chain=article_chain(verdict.claim.article.uid),
    )
