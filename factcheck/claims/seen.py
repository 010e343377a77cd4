"""What a person saw of claims when they ticked them, so that an action finds out who came first."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.errors import Unusable
from factcheck.lists.ticked import MOST, uids_of


def seen_of(claim: Claim) -> str:
    """What a form carries of a claim: its uid, assignee, due time and check status. Fetch `assignee` with the claim."""
    assignee = claim.assignee.username if claim.assignee else ""
    due = claim.due_at.isoformat() if claim.due_at else ""
    return "|".join([str(claim.uid), claim.check_status, due, assignee])


def claims_as_seen(marks: Iterable[str]) -> list[Claim]:
    """Gives the claims of these marks, with assignee, due time and check status as they were seen; two statements.

    Withdrawn ones included. Raises Unusable for marks that did not arrive whole, and where there are none.
    """
    seen = {}
    for mark in marks:
        uid, status, due, assignee = _read(mark)
        seen[uid] = (status, due, assignee)
    if not seen:
        raise Unusable(_("No claim was chosen. Go back and tick the claims."))
    if len(seen) > MOST:
        raise Unusable(_("These are more than %(most)s claims. Choose fewer at a time.") % {"most": MOST})
    names = {assignee for _status, _due, assignee in seen.values() if assignee}
    people = {person.username: person for person in User.objects.filter(username__in=names)} if names else {}
    claims = list(Claim.objects.select_related("article__publication").filter(uid__in=seen).order_by("pk"))
    for claim in claims:
        claim.check_status, claim.due_at, username = seen[claim.uid]
        claim.assignee = people.get(username)
    return claims


def seen_of_article(article: Article) -> str:
    """What a form carries of an article: its assignee and its deadline. Fetch `assignee` with the article."""
    return "|".join(
        [
            article.deadline_at.isoformat() if article.deadline_at else "",
            article.assignee.username if article.assignee else "",
        ]
    )


def mark_of_article(article: Article) -> str:
    """What a form carries of one article of several: its uid too."""
    return f"{article.uid}|{seen_of_article(article)}"


def articles_as_seen(marks: Iterable[str]) -> list[Article]:
    """Gives the articles of these marks, with assignee and deadline as they were seen.

    Raises Unusable for marks that did not arrive whole, and where there are none or too many.
    """
    seen = dict(mark.split("|", 1) for mark in marks if "|" in mark)
    uids = uids_of(seen)
    if not uids or len(uids) < len(seen):
        raise Unusable(_("No article was chosen. Go back and tick the articles."))
    articles = list(Article.objects.select_related("publication").filter(uid__in=uids).order_by("pk"))
    for article in articles:
        set_as_seen(article, seen[str(article.uid)])
    return articles


def set_as_seen(article: Article, mark: str) -> None:
    """Gives the article the assignee and the deadline that were seen; one statement where there was an assignee."""
    deadline, _bar, username = mark.partition("|")
    article.deadline_at = _moment(deadline)
    article.assignee = User.objects.filter(username=username).first() if username else None


def _read(mark: str) -> tuple[UUID, str, datetime | None, str]:
    uid, _bar, rest = mark.partition("|")
    status, _bar, rest = rest.partition("|")
    due, _bar, assignee = rest.partition("|")
    try:
        return UUID(uid), status, _moment(due), assignee
    except ValueError as error:
        raise Unusable(_("What was ticked did not arrive whole. Go back and tick the claims again.")) from error


def _moment(iso: str) -> datetime | None:
    if not iso:
        return None
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError as error:
        raise Unusable(_("The time that you saw did not arrive whole. Open the page again.")) from error
    if moment.tzinfo is None:
        raise Unusable(_("The time that you saw did not arrive whole. Open the page again."))
    return moment
