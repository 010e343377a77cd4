"""Takes the report of a reader, who has no account: checks what comes from outside, and how much of it comes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import AnchorStatus
from annotations.selectors import TextQuoteSelector
from factcheck.articles.models import Article, PublishedRevision, Revision
from factcheck.articles.states import PublicationState
from factcheck.audit.actions import article_chain, record
from factcheck.errors import RuleViolation, Unusable
from factcheck.public.locating import Span, claim_touched
from factcheck.public.models import ReaderAddress, ReaderReport, Sending
from factcheck.public.senders import hashed
from factcheck.public.tokens import hash_of

PER_ARTICLE_AND_HOUR = 5
PER_DAY = 20
# From everybody: a flood through many addresses stops here, and the reports before it are still read.
ABOUT_AN_ARTICLE_AN_HOUR = 100


class TooManyReports(RuleViolation):
    """This sender, or everybody together about this article, has sent so many that the desk could not read them."""

    status = 429


class TakesNoReports(RuleViolation):
    """Readers do not see this article, or not any more as something that is right."""


@dataclass(frozen=True)
class Told:
    """What a reader says: what is wrong, and as much of the rest as they like."""

    wrong: str
    right: str = ""
    source: str = ""
    name: str = ""
    email: str = ""


def send_report(
    *, article: Article, revision: Revision, span: Span, told: Told, token: str, network: str
) -> ReaderReport:
    """Keeps a reader's report of an error in a revision that readers were shown.

    The same token sent twice, even at once, gives the first report again. Raises TakesNoReports, TooManyReports,
    Unusable (a revision that was never published, a span outside its text, no token, nothing wrong).
    """
    try:
        return _keep(article=article, revision=revision, span=span, told=told, token=token, network=network)
    except IntegrityError:
        # The other one came first by a moment, and the database let only one in.
        first = ReaderReport.objects.filter(token_sha256=hash_of(token)).first()
        if first is None:
            raise
        return first


@transaction.atomic
def _keep(*, article: Article, revision: Revision, span: Span, told: Told, token: str, network: str) -> ReaderReport:
    token_sha256 = hash_of(token)
    sent_before = ReaderReport.objects.filter(token_sha256=token_sha256).first() if token_sha256 else None
    if sent_before:
        return sent_before
    check_takes_reports(article)
    start, end = span
    was_shown = PublishedRevision.objects.filter(article=article, revision=revision).exists()
    if not was_shown or not token_sha256 or not told.wrong.strip():
        raise Unusable(_("The report could not be read. Open the article and report the error from there."))
    if not 0 <= start < end <= len(revision.text):
        raise Unusable(_("These words do not stand in the article as it is published."))
    now = timezone.now()
    _count(article, network, now)
    touched = claim_touched(revision, span)
    quote = TextQuoteSelector.of(revision.text, start, end)
    report = ReaderReport.objects.create(
        article=article,
        revision=revision,
        claim=touched.claim if touched else None,
        start=start,
        end=end,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        status=AnchorStatus.MARKED,
        token_sha256=token_sha256,
        wrong=told.wrong,
        right=told.right,
        source=told.source,
        sent_at=now,
    )
    if told.name or told.email:
        ReaderAddress.objects.create(report=report, name=told.name, email=told.email, given_at=now)
    # What the reader wrote stays out of the chain, from which nothing can be taken back.
    record(
        by=None,
        verb="received",
        kind="reader report",
        uid=report.uid,
        label=label_of(report),
        details={"revision": revision.number, "start": start, "end": end},
        chain=article_chain(article.uid),
    )
    return report


def check_takes_reports(article: Article) -> None:
    """Raises TakesNoReports where readers see nothing, or see that all of it was taken back."""
    state = Article.objects.values_list("publication_state", flat=True).get(pk=article.pk)
    if state == PublicationState.RETRACTED:
        raise TakesNoReports(
            _("This article is retracted: it is not corrected any more. Nothing was sent."),
            way_on=_("Read why"),
            url=reverse("public_article", args=[article.slug]),
        )
    if state != PublicationState.PUBLISHED:
        raise TakesNoReports(_("Readers do not see this article. Nothing was sent."))


def label_of(report: ReaderReport) -> str:
    """What an event calls a report: the words of the article, never the reader's."""
    words = " ".join(report.exact.split())
    return f"“{words[:117]}…”" if len(words) > 118 else f"“{words}”"


def _count(article: Article, network: str, now: datetime) -> None:
    """Notes the sending; what is older than a day goes first. Raises TooManyReports."""
    Sending.objects.filter(at__lt=now - timedelta(days=1)).delete()
    sender = hashed(network, day=now.date())
    hour = now - timedelta(hours=1)
    of_sender = Sending.objects.filter(sender=sender)
    if of_sender.filter(article=article, at__gte=hour).count() >= PER_ARTICLE_AND_HOUR or of_sender.count() >= PER_DAY:
        raise TooManyReports(
            _("So many reports came from your network already that this one was not taken. Send it later."),
            way_on=_("Back to the article"),
            url=reverse("public_article", args=[article.slug]),
        )
    if Sending.objects.filter(article=article, at__gte=hour).count() >= ABOUT_AN_ARTICLE_AN_HOUR:
        raise TooManyReports(
            _("Very many reports about this article are coming in. Yours was not taken; send it in an hour."),
            way_on=_("Back to the article"),
            url=reverse("public_article", args=[article.slug]),
        )
    Sending.objects.create(sender=sender, article=article, at=now)
