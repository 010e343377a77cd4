"""What readers see of an article: publishing a revision, and retracting what was published."""

import json
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Article, PublishedRevision, Revision
from factcheck.articles.signals import revision_published
from factcheck.articles.states import PUBLICATION_TRANSITIONS, PublicationState
from factcheck.audit.actions import article_chain, record
from factcheck.audit.models import Event
from factcheck.errors import RuleViolation, Unusable

LONGEST_REASON = 2_000


class CannotBePublished(RuleViolation):
    """Readers see this revision or a later one already, or the article is retracted."""


class CannotBeRetracted(RuleViolation):
    """Readers never saw the article, or it is retracted already."""


class ReadersSeeAnother(RuleViolation):
    """Somebody published or retracted since the article was read."""


@transaction.atomic
def publish_article(*, by: User, article: Article, revision: Revision, uid: UUID | None = None) -> PublishedRevision:
    """Shows readers this revision; later ones stay inside until they are published in turn.

    `article` is as the person saw it: if somebody published or retracted meanwhile, nothing happens. The same `uid`
    sent twice gives the first one again. Raises NotAllowed, CannotBePublished, ReadersSeeAnother, Unusable.
    """
    require(by, "publish_article")
    sent_before = PublishedRevision.objects.filter(uid=uid, article=article).first() if uid else None
    if sent_before:
        return sent_before
    if revision.article_id != article.pk:
        raise Unusable(_("This revision is of another article. Nothing was published."))
    _check_transition(article, PublicationState.PUBLISHED)
    seen = article.published_revision
    if seen and seen.number >= revision.number:
        raise CannotBePublished(
            _("Readers see revision %(seen)s already; revision %(number)s is not later.")
            % {"seen": seen.number, "number": revision.number},
            way_on=_("Choose a later revision"),
            url=reverse("publish_article", args=[article.slug]),
        )
    now = timezone.now()
    state, title = PublicationState.PUBLISHED, shown_title(article, revision)
    if not _change(
        article, publication_state=state, published_revision_id=revision.pk, published_at=now, shown_title=title
    ):
        # Sent twice at once: the other one was waited for, and can be seen now.
        sent_at_once = PublishedRevision.objects.filter(uid=uid, article=article).first() if uid else None
        if sent_at_once:
            return sent_at_once
        raise _came_first(article)
    record(
        by=by,
        verb="published",
        kind="revision",
        uid=revision.uid,
        label=f"{article.title}, revision {revision.number}",
        details={"number": revision.number, "sha256": revision.sha256, "before": seen.number if seen else None},
        chain=article_chain(article.uid),
    )
    shown = PublishedRevision.objects.create(
        uid=uid or uuid4(), article=article, revision=revision, published_by=by, published_at=now
    )
    revision_published.send(PublishedRevision, revision=revision, seen=seen, by=by)
    return shown


def shown_title(article: Article, revision: Revision) -> str:
    """The title under which readers see the revision: its headline, or the one that an editor gave the article.

    A revision without a headline goes on under the title that readers know, or that the article had when it came.
    """
    if not article.title_is_headline:
        return article.title
    return revision.headline or article.shown_title or _title_at(article, revision)


def _title_at(article: Article, revision: Revision) -> str:
    """The title before a later revision brought a headline: what is not published stays inside."""
    changes = Event.objects.filter(object_uid=str(article.uid), kind="article", verb="changed").order_by("number")
    told = [json.loads(details) for details in changes.values_list("details", flat=True)]
    later = (change["before"] for change in told if change.get("revision", 0) > revision.number)
    return next(later, article.title)


@transaction.atomic
def retract_article(*, by: User, article: Article, reason: str) -> Article:
    """Takes a published article back, for good: its page stays at its address and says why.

    Raises NotAllowed, CannotBeRetracted, ReadersSeeAnother, Unusable (no reason, or one over 2,000 characters).
    """
    require(by, "publish_article")
    reason = reason.strip()
    if not reason:
        raise Unusable(_("A retraction tells readers why. Write the reason."))
    if len(reason) > LONGEST_REASON:
        raise Unusable(_("The reason has %(length)s characters. Keep it under 2,000.") % {"length": len(reason)})
    _check_transition(article, PublicationState.RETRACTED)
    seen = article.published_revision
    assert seen is not None
    state, now = PublicationState.RETRACTED, timezone.now()
    if not _change(article, publication_state=state, retraction_reason=reason, retracted_at=now):
        raise _came_first(article)
    record(
        by=by,
        verb="retracted",
        kind="article",
        uid=article.uid,
        label=article.title,
        details={"revision": seen.number, "reason": reason},
        chain=article_chain(article.uid),
    )
    return article


def _check_transition(article: Article, after: PublicationState) -> None:
    before = PublicationState(article.publication_state)
    if after in PUBLICATION_TRANSITIONS[before]:
        return
    if before == PublicationState.RETRACTED:
        refusal = CannotBePublished if after == PublicationState.PUBLISHED else CannotBeRetracted
        raise refusal(_("This article is retracted, and stays so. Nothing was changed."))
    raise CannotBeRetracted(_("Readers have not seen this article: there is nothing to retract."))


def _change(article: Article, **after: object) -> bool:
    """Sets what readers see, if nobody changed it since the article was read, and says whether it did."""
    unchanged = Article.objects.filter(
        pk=article.pk,
        publication_state=article.publication_state,
        published_revision_id=article.published_revision_id,
    )
    if not unchanged.update(**after):
        return False
    for field, value in after.items():
        setattr(article, field, value)
    return True


def _came_first(article: Article) -> ReadersSeeAnother:
    return ReadersSeeAnother(
        _("Somebody changed what readers see while you looked at it. Nothing of yours was done."),
        way_on=_("See what readers see now"),
        url=reverse("publish_article", args=[article.slug]),
    )
