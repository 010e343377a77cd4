"""The articles of the newsroom by their deadlines: what is overdue, what is due next, and how far each is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db.models import DateTimeField, Q

from factcheck.articles.models import Article
from factcheck.articles.open_claims import LONGEST_AFTER_PUBLISHING, is_late
from factcheck.claims.open_in_articles import not_done_claims
from factcheck.claims.queries import state_counts
from factcheck.desk.queries import first_of
from factcheck.lists.among import Among
from factcheck.prepared import Parameter, Prepared

_NOW = Parameter("now", DateTimeField())
_LONGEST_AGO = Parameter("longest_ago", DateTimeField())
_ARTICLES = Article.objects.select_related("publication")


@cache
def _overdue(most: int) -> "Prepared[Article]":
    """Those late for the shortest time that somebody still has to do with, however many are done with before them.

    Each of both ways to be overdue is found by an index of its own.
    """
    late = Article.objects.filter(is_late(_NOW, _LONGEST_AGO)).order_by("-deadline_at", "imported_at", "pk")
    with_open = late.filter(pk__in=not_done_claims().values("article"))
    without_claims = late.filter(claim_count=0)
    either = Q(Among("pk", with_open[:most])) | Q(Among("pk", without_claims[:most]))
    return Prepared(lambda: _ARTICLES.filter(either).order_by("-deadline_at", "imported_at", "pk")[:most])


_AHEAD = first_of(lambda: _ARTICLES.filter(deadline_at__gte=_NOW).order_by("deadline_at", "-imported_at", "-pk"))
_OTHERS = first_of(
    lambda: _ARTICLES.filter(Q(deadline_at__isnull=True) | Q(deadline_at__lt=_NOW)).order_by("-imported_at", "-pk")
)


@dataclass(frozen=True)
class ByDeadline:
    """The first articles of the desk: those overdue and those due next, by deadline; then the others, newest first."""

    overdue: Sequence[Article]
    ahead: Sequence[Article]
    others: Sequence[Article]
    more_overdue: bool

    @property
    def all(self) -> list[Article]:
        return [*self.overdue, *self.ahead, *self.others]


def articles_by_deadline(now: datetime, most: int) -> ByDeadline:
    """The articles that are overdue, the longest first, those due next, and then the others: three statements at most.

    Overdue is one whose deadline passed and that somebody still has to do with; a published one only for a day. Where
    they would leave less than half of the rows to what is due next, the ones that passed last are shown: what was given
    up does not crowd out what is due today.
    """
    overdue = _overdue(most + 1)(now=now, longest_ago=now - LONGEST_AFTER_PUBLISHING)
    ahead = _AHEAD(most)(now=now)
    shown = overdue[: max((most + 1) // 2, most - len(ahead))]
    ahead = ahead[: most - len(shown)]
    room = most - len(shown) - len(ahead)
    others = _OTHERS(room + len(shown))(now=now) if room else []
    return ByDeadline(
        overdue=shown[::-1],
        ahead=ahead,
        others=[article for article in others if article not in shown][:room],
        more_overdue=len(overdue) > len(shown),
    )


@dataclass(frozen=True)
class ArticleLine:
    """An article with its claims counted by what the lists show; `open` is what a checker still has to do."""

    article: Article
    open: int
    submitted: int
    approved: int
    lapsed: int
    unanchored: int
    is_overdue: bool = False


def article_lines(articles: Sequence[Article], overdue: Collection[Article] = ()) -> list[ArticleLine]:
    """The articles with their counts: one statement."""
    counted = state_counts(articles)
    lines = []
    for article in articles:
        counts = counted.get(article.pk, {})
        lines.append(
            ArticleLine(
                article=article,
                open=sum(counts.get(state, 0) for state in ("returned", "progress", "unchecked")),
                submitted=counts.get("awaiting", 0),
                approved=counts.get("approved", 0),
                lapsed=counts.get("lapsed", 0),
                unanchored=counts.get("unanchored", 0),
                is_overdue=article in overdue,
            )
        )
    return lines
