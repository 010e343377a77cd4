"""Holds rows until the transaction ends, always in one order, so that no two transactions wait for each other.

Articles, then verdicts, claims and sources, each by their number, and the audit chain last: what an action writes to
one row follows this order by itself, what it writes to many is held here first. SQLite is serial and needs none of it.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from factcheck.articles.models import Article
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.states import VerdictState
from factcheck.sources.models import Source

# Versions that may be approved at this moment, or a moment later.
_UNDER_WAY = (VerdictState.DRAFT, VerdictState.SUBMITTED, VerdictState.APPROVED)
_BOUND = (VerdictState.SUBMITTED, VerdictState.APPROVED)


def hold_for_revision(article: Article) -> None:
    """Holds all that a new revision of the article may write: it, the articles that cite it, verdicts and claims.

    Nothing is decided on their words, and none of their words change, until it is done. Three statements.
    """
    citing = Verdict.objects.filter(state__in=_UNDER_WAY, citations__source__article=article)
    _hold(Article.objects.filter(Q(pk=article.pk) | Q(pk__in=citing.values("claim__article"))))
    hold_verdicts(Verdict.objects.filter(Q(claim__article=article) | Q(pk__in=citing.values("pk")), state__in=_BOUND))


def hold_articles(articles: Iterable[int]) -> None:
    """Holds the texts that are about to be cited: no revision of them comes in before the end. One statement."""
    _hold(Article.objects.filter(pk__in=list(articles)))


def hold_verdicts(verdicts: "QuerySet[Verdict]") -> None:
    """Holds verdicts that are about to lapse or to follow their words, and their claims. Two statements."""
    _hold(verdicts)
    _hold(Claim.objects.filter(pk__in=verdicts.values("claim")))


def hold_claims(claims: Iterable[int]) -> None:
    """Holds claims that are about to be written at once. One statement."""
    _hold(Claim.objects.filter(pk__in=list(claims)))


def hold_sources(sources: "QuerySet[Source]") -> None:
    """Holds sources that are about to be cited: each keeps the number of claims that cite it. One statement."""
    _hold(sources)


def _hold(rows: "QuerySet[Article] | QuerySet[Verdict] | QuerySet[Claim] | QuerySet[Source]") -> None:
    # Without the key: what refers to the rows may be written meanwhile.
    list(rows.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk"))
