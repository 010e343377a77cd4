"""What the tests of public pages share: the Slate article as readers see it."""

import hashlib
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Publication, Revision
from factcheck.articles.publishing import publish_article
from factcheck.corrections.models import Correction, CorrectionAnchor
from factcheck.corrections.states import CorrectionState, Origin
from factcheck.public.actions.reporting import Told, send_report
from factcheck.public.models import ReaderReport
from factcheck.public.tokens import signed_token, token_of


def as_seen(article: Article) -> Article:
    """The article as it stands in the database, with what readers see of it."""
    return Article.objects.select_related("publication", "published_revision").get(pk=article.pk)


def publish(article: Article) -> Article:
    """Publishes the latest revision of an article, as Ruth, who is in the cast or came with the six articles."""
    seen = as_seen(article)
    revision = Revision.objects.get(article=article, number=seen.revision_count)
    publish_article(by=User.objects.get(username="ruth"), article=seen, revision=revision)
    return as_seen(article)


@pytest.fixture
def slate(roles: None) -> Article:
    """The Slate article as it was imported, with its correction, unpublished."""
    call_command("loaddata", "articles", verbosity=0)
    return as_seen(Article.objects.get(publication__slug="slate"))


@pytest.fixture
def published_slate(slate: Article) -> Article:
    Publication.objects.filter(slug="slate").update(corrections_policy_url="https://slate.com/corrections")
    return publish(slate)


def revise(article: Article, old: str, new: str) -> Revision:
    """Gives the next revision, in which these words of the same length are others."""
    assert len(old) == len(new)
    before = Revision.objects.get(article=article, number=as_seen(article).revision_count)
    text = before.text.replace(old, new)
    Article.objects.filter(pk=article.pk).update(revision_count=before.number + 1)
    revision = Revision.objects.create(
        article=article,
        number=before.number + 1,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=before.blocks,
        inlines=before.inlines,
        added_by=before.added_by,
        added_at=timezone.now(),
    )
    for anchor in CorrectionAnchor.objects.filter(revision=before):
        anchor.pk, anchor.uid, anchor.revision = None, uuid4(), revision
        anchor.save(force_insert=True)
    return revision


def issue(revision: Revision, words: str, *, state: str = CorrectionState.ISSUED, **facts: object) -> Correction:
    """Gives a correction made here, as its record stands once it was issued, with its sign behind the words."""
    now = timezone.now()
    author, issuer = revision.added_by, User.objects.get(username="ruth")
    number = Correction.objects.filter(article=revision.article_id).count() + 1
    ended = {"ended_by": issuer, "ended_at": now, "end_reason": "The first figure was right."}
    correction = Correction.objects.create(
        article_id=revision.article_id,
        number=number,
        note=f"Correction: it is {words}.",
        right=words,
        wrong="36",
        from_revision=Revision.objects.get(article=revision.article_id, number=revision.number - 1),
        to_revision=revision,
        origin=Origin.DESK,
        state=state,
        author=author,
        recorded_at=now,
        submitted_at=None if state == CorrectionState.DRAFT else now,
        issued_by=None if state in {CorrectionState.DRAFT, CorrectionState.SUBMITTED} else issuer,
        issued_at=None if state in {CorrectionState.DRAFT, CorrectionState.SUBMITTED} else now,
        **({**facts, **ended} if state == CorrectionState.WITHDRAWN else facts),
    )
    start = revision.text.index(words)
    CorrectionAnchor.objects.create(
        correction=correction,
        revision=revision,
        start=start,
        end=start + len(words),
        exact=words,
        prefix=revision.text[max(0, start - 32) : start],
        suffix=revision.text[start + len(words) : start + len(words) + 32],
        status="marked",
        confidence=1.0,
        placed_at=now,
    )
    return correction


ReportMaker = Callable[..., ReaderReport]


@pytest.fixture
def make_report(published_slate: Article) -> ReportMaker:
    """Gives a report on words of the published Slate article: `make_report("at least 36", wrong="It was 33.")`."""

    def make(words: str = "at least 36", token: str = "", network: str = "192.0.2.1", **told: str) -> ReaderReport:
        article = as_seen(published_slate)
        revision = article.published_revision
        assert revision is not None
        start = revision.text.index(words)
        return send_report(
            article=article,
            revision=revision,
            span=(start, start + len(words)),
            told=Told(**{"wrong": "It was 33.", **told}),
            token=token or token_of(signed_token()) or "",
            network=network,
        )

    return make


@pytest.fixture
def report(make_report: ReportMaker) -> ReaderReport:
    """Lena's report that at least 36 is wrong."""
    return make_report(right="33", source="https://example.org/hatay", name="Lena Ort", email="lena@example.org")
