"""Gives articles to a person and to a desk, and sets until when they are to be checked."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.accounts.queries import require
from factcheck.articles.models import Article
from factcheck.articles.queries import desks
from factcheck.audit.actions import article_chain, record
from factcheck.errors import RuleViolation, Unusable
from factcheck.lists.together import Undone, done_together

WORKS = "propose_verdict"
LONGEST_DESK = 60
ASSIGNING = ("assigned", "unassigned", "set due time of")


class AssignedByAnother(RuleViolation):
    """Somebody else gave it to a person, or set its time, first; the message says to whom and until when."""


class NobodyAssigned(RuleViolation):
    """There is nothing to take back: somebody assigned the articles since, or nothing was assigned."""


@transaction.atomic
def assign_articles(
    *, by: User, articles: Sequence[Article], to: User | None, deadline: datetime | None, together: UUID
) -> list[Article]:
    """Gives the articles that changed hands or deadline, all of them or none; without a deadline each keeps its own.

    Each is as the person saw it. `together` names what was done at once, for `undo_article_assignment`. Raises what
    `assign_article` raises.
    """
    require(by, "assign_article")
    check_assignee(to)
    changes = [article for article in articles if (to, deadline or article.deadline_at) != _given(article)]
    if deadline and any(article.deadline_at != deadline for article in changes):
        check_due(deadline)
    # In one order, whoever asks: two people who assign the same articles wait for each other, never in a ring.
    for article in sorted(changes, key=lambda article: article.pk):
        _assign(article, to, deadline or article.deadline_at, by=by, together=together)
    return changes


@transaction.atomic
def undo_article_assignment(*, by: User, together: UUID) -> Undone[Article]:
    """Gives the articles that were assigned together back to whom they were; those assigned since are left.

    Raises NotAllowed, NobodyAssigned.
    """
    require(by, "assign_article")
    done = done_together(by, "article", ASSIGNING, together)
    told = {event.object_uid: json.loads(event.details) for event in done}
    people = {
        person.username: person for person in User.objects.filter(username__in={d["before"] for d in told.values()})
    }
    undone, left = [], []
    for article in Article.objects.select_related("assignee", "publication").filter(uid__in=told).order_by("pk"):
        said = told[str(article.uid)]
        due = article.deadline_at.isoformat() if article.deadline_at else ""
        if (article.assignee.username if article.assignee else "", due) == (said["to"], said["due"]):
            before = datetime.fromisoformat(said["due_before"]) if said["due_before"] else None
            _assign(article, people.get(said["before"]), before, by=by)
            undone.append(article)
        else:
            left.append(article)
    if not undone:
        raise NobodyAssigned(_("Somebody assigned these articles since, or nothing was assigned. It stands as it is."))
    return Undone(undone, left)


@transaction.atomic
def assign_article(*, by: User, article: Article, to: User | None, deadline: datetime | None) -> Article:
    """Gives the article with its assignee and deadline; its claims that nobody was given are that person's work.

    `article` is as the person saw it: who changed the assignee or the deadline since came first. Raises NotAllowed,
    Unusable (a person who checks nothing here, a time that has passed), AssignedByAnother (409).
    """
    require(by, "assign_article")
    check_assignee(to)
    if deadline != article.deadline_at:
        check_due(deadline)
    if (to, deadline) != _given(article):
        _assign(article, to, deadline, by=by)
    return article


def _given(article: Article) -> tuple[User | None, datetime | None]:
    return article.assignee, article.deadline_at


def _assign(
    article: Article, to: User | None, deadline: datetime | None, *, by: User, together: UUID | None = None
) -> None:
    before, deadline_before = _given(article)
    unchanged = Article.objects.filter(pk=article.pk, assignee=before, deadline_at=deadline_before)
    if not unchanged.update(assignee=to, deadline_at=deadline):
        now = Article.objects.select_related("assignee", "publication").get(pk=article.pk)
        what = _("the article") if together is None else _("“%(title)s”") % {"title": article.title}
        raise AssignedByAnother(came_first(what, now.assignee, now.deadline_at))
    article.assignee, article.deadline_at = to, deadline
    record(
        by=by,
        verb=verb_of(to, before),
        kind="article",
        uid=article.uid,
        label=article.title if to is None or to == before else f"{article.title} ({to.name})",
        details=assignment_details(to, deadline, before, deadline_before)
        | ({"together": str(together)} if together else {}),
        chain=article_chain(article.uid),
    )


@transaction.atomic
def file_article(*, by: User, article: Article, desk: str) -> Article:
    """Gives the article under this desk of the newsroom, or under none; figures are counted by desk.

    A desk that is known keeps its spelling. Raises NotAllowed, Unusable (a name over 60 characters).
    """
    require(by, "assign_article")
    desk = " ".join(desk.split())
    if len(desk) > LONGEST_DESK:
        raise Unusable(_("The name of a desk has at most %(most)s characters.") % {"most": LONGEST_DESK})
    desk = next((known for known in desks() if known.casefold() == desk.casefold()), desk)
    before = article.desk
    if not Article.objects.filter(pk=article.pk).exclude(desk=desk).update(desk=desk):
        return article
    article.desk = desk
    record(
        by=by,
        verb="filed",
        kind="article",
        uid=article.uid,
        label=f"{article.title} ({desk or '–'})",
        details={"desk": desk, "before": before},
        chain=article_chain(article.uid),
    )
    return article


def check_assignee(person: User | None) -> None:
    """Returns for nobody, and for a person who can do the work; raises Unusable for anybody else."""
    if person is not None and not person.may(WORKS):
        raise Unusable(
            _("%(name)s checks nothing here: the account is closed, or has no role. Choose another person.")
            % {"name": person.name}
        )


def check_due(due: datetime | None) -> None:
    """Returns for a time to come, or for none; raises Unusable for one that has passed."""
    if due is not None and due <= timezone.now():
        raise Unusable(_("That moment has passed. Choose a time to come."))


def verb_of(to: User | None, before: User | None) -> str:
    """What an event calls a change of assignee, or of the time alone."""
    if to == before:
        return "set due time of"
    return "assigned" if to else "unassigned"


def assignment_details(
    to: User | None, due: datetime | None, before: User | None, due_before: datetime | None
) -> dict[str, object]:
    """What an event keeps of an assignment: user names, names, and times in UTC."""
    return {
        "to": to.username if to else "",
        "to_name": to.name if to else "",
        "due": due.isoformat() if due else "",
        "before": before.username if before else "",
        "before_name": before.name if before else "",
        "due_before": due_before.isoformat() if due_before else "",
    }


def came_first(what: str, assignee: User | None, due: datetime | None) -> str:
    """Says to whom something was given just now, and until when."""
    words = {"what": what, "name": assignee.name if assignee else "", "due": shown(due)}
    if assignee is None:
        return _("Somebody took %(what)s off everybody’s work just now. Look again, then assign it.") % words
    if due is None:
        return _("Somebody gave %(what)s to %(name)s just now. Look again, then assign it.") % words
    return _("Somebody gave %(what)s to %(name)s just now, due %(due)s. Look again, then assign it.") % words


def shown(due: datetime | None) -> str:
    """A time in the zone that is active, which is named."""
    if due is None:
        return ""
    local = timezone.localtime(due)
    return f"{local.day} {local:%b %Y, %H:%M %Z}"
