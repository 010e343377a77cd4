"""Asks about the reports of readers: for the newsroom's list, for one with all that stands there, for its reader."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from factcheck.accounts.models import User
from factcheck.articles.models import Article, PublishedRevision, Revision
from factcheck.articles.states import PublicationState
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.queries import claim_by_uid, counting_version
from factcheck.claims.second_checks import second_check_of
from factcheck.claims.states import VerdictState
from factcheck.corrections.models import Correction
from factcheck.corrections.queries import corrections_for_lists
from factcheck.corrections.states import CorrectionState, FoundThrough
from factcheck.desk.items import Evidence, Passage, item_for, passage_of, verdict_for_review
from factcheck.public.locating import Span, sentence_of
from factcheck.public.models import ReaderAddress, ReaderReport
from factcheck.public.states import WAITING, ReportState
from factcheck.public.tokens import hash_of

_TEXTS = ("revision__text", "revision__blocks", "revision__inlines")


@dataclass(frozen=True)
class Checked:
    """What is known of the claim that a report touches. `verdict` is None where there is none, or where the person
    checks the claim blind (`is_blind`) and must not see a finding."""

    claim: Claim
    verdict: Verdict | None
    evidence: tuple[Evidence, ...]
    is_blind: bool


def reports_for_lists() -> QuerySet[ReaderReport]:
    """The reports with article, publication, claim and people, without names and addresses; one statement a page."""
    people = ("looked_by", "decided_by")
    return ReaderReport.objects.select_related("article__publication", "revision", "claim", *people).defer(*_TEXTS)


def reports_waiting() -> QuerySet[ReaderReport]:
    """The reports that wait for the newsroom, the longest waiting first."""
    return reports_for_lists().filter(state__in=WAITING).order_by("sent_at", "pk")


def report_by_uid(uid: UUID) -> ReaderReport:
    """Gives the report with its text, article and correction; raises Http404."""
    whole = ReaderReport.objects.select_related(
        "article__publication", "revision", "claim", "correction", "looked_by", "decided_by"
    )
    report = get_object_or_404(whole, uid=uid)
    report.revision.article = report.article
    return report


def report_by_token(token: str) -> ReaderReport:
    """Gives the report that a reader's token leads to; raises the same Http404 for every other."""
    found = hash_of(token)
    if not found:
        raise Http404
    reports = ReaderReport.objects.select_related("article__publication", "revision", "correction", "address")
    return get_object_or_404(reports.defer(*_TEXTS), token_sha256=found)


def revision_that_readers_saw(article: Article, number: str) -> Revision:
    """Gives the revision of this number if it was ever published, else the one that readers see; raises Http404."""
    shown = PublishedRevision.objects.filter(article=article).select_related("revision").order_by("-published_at")
    if number.isascii() and number.isdecimal() and len(number) < 9:
        asked = shown.filter(revision__number=int(number)).first()
        if asked:
            return asked.revision
    if article.published_revision is None:
        raise Http404
    return article.published_revision


def in_context(report: ReaderReport) -> Passage | None:
    """The reported words with their sentence and its paragraph."""
    return passage_of(report.revision, report.start, report.end)


def checked_there(report: ReaderReport, person: User) -> Checked | None:
    """The claim that the report touches with what it was found to be, as this person may see it."""
    if report.claim is None:
        return None
    claim = claim_by_uid(report.claim.uid)
    if second_check_of(person, claim):
        return Checked(claim, verdict=None, evidence=(), is_blind=True)
    verdict = counting_version(claim.versions)  # type: ignore[attr-defined]
    if verdict is None or verdict.state == VerdictState.DRAFT:
        return Checked(claim, verdict=verdict, evidence=(), is_blind=False)
    item = item_for(verdict_for_review(verdict.uid), person)
    return Checked(claim, verdict=item.verdict, evidence=tuple(item.evidence), is_blind=False)


def corrections_there(report: ReaderReport) -> list[Correction]:
    """The corrections of the report's claim, and those that were made from its text in the same sentence's words."""
    sentence = report.revision.text[slice(*sentence_of(report.revision, _span(report)))]
    found = corrections_for_lists().filter(article=report.article).exclude(state=CorrectionState.DISCARDED)
    touching = found.filter(Q(claim=report.claim_id, claim__isnull=False) | ~Q(wrong=""))
    return [
        one
        for one in touching.order_by("number")
        if (one.claim_id and one.claim_id == report.claim_id) or (one.wrong and one.wrong in sentence)
    ]


def others_there(report: ReaderReport) -> QuerySet[ReaderReport]:
    """The other reports about words that these overlap, newest first."""
    same = reports_for_lists().filter(revision=report.revision_id, start__lt=report.end, end__gt=report.start)
    return same.exclude(pk=report.pk).exclude(state=ReportState.CLOSED)


def address_of(report: ReaderReport) -> ReaderAddress | None:
    """Who sent it, where they said so and it is not deleted yet: only for who may see that."""
    return ReaderAddress.objects.filter(report=report).first()


def draft_address(report: ReaderReport) -> str:
    """Where a correction of the reported words is drafted: from the text that was reported to the latest.

    An empty text where there is no later one: first a revision puts the words right.
    """
    latest = report.article.revision_count
    if report.revision.number >= latest:
        return ""
    sentence = "{}-{}".format(*sentence_of(report.revision, _span(report)))
    query = {
        "from": report.revision.number,
        "to": latest,
        "old": sentence,
        "found_through": FoundThrough.READER.value,
        "found_at": report.sent_at.isoformat(timespec="seconds"),
    }
    if report.claim and report.claim.withdrawn_at is None:
        query["claim"] = str(report.claim.uid)
    return f"{reverse('draft_correction', args=[report.article.slug])}?{urlencode(query)}"


def takes_reports(article: Article) -> bool:
    """Whether readers may report errors in the article: as long as they see it, and it is not retracted."""
    return article.publication_state == PublicationState.PUBLISHED


def _span(report: ReaderReport) -> Span:
    assert report.start is not None and report.end is not None, "a constraint of the table"
    return report.start, report.end
