"""Since when: the text on which something was last approved."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Max
from django.db.models.functions import Coalesce

from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.claims.states import DECIDED_VERSIONS
from factcheck.language.folding import fold


@dataclass(frozen=True)
class TwoTexts:
    """The numbers of two revisions of an article; equal where it has not changed."""

    article: Article
    then: int
    now: int


def revision_last_approved(article: Article, claim: Claim | None = None) -> int | None:
    """Gives the number of the revision that was the latest when a verdict of the article, or of the claim, was last
    approved, whatever became of the approval since; None before the first. Two statements.

    An approval follows its words to later revisions; this is the text that its reviewer read.
    """
    decided = Verdict.objects.filter(claim__article=article, state__in=DECIDED_VERSIONS)
    if claim is not None:
        decided = decided.filter(claim=claim)
    at: datetime | None = decided.aggregate(last=Max(Coalesce("seconded_at", "approved_at")))["last"]
    return _latest_at(article, at) if at else None


def texts_since_approved(claim: Claim) -> TwoTexts | None:
    """Gives the two texts to compare: those of its article, or of a cited one where that is what changed.

    As long as the claim's own sentence says what it said, a cited article that was revised since tells more than its
    own. None before the first approval. Fetch `article` with the claim; six statements, and two a cited article.
    """
    decided = Verdict.objects.filter(claim=claim, state__in=DECIDED_VERSIONS).annotate(
        decided_at=Coalesce("seconded_at", "approved_at")
    )
    last = decided.select_related("anchor__revision").order_by("-decided_at").first()
    at: datetime | None = last.decided_at if last else None
    if last is None or at is None:
        return None
    own = TwoTexts(claim.article, _latest_at(claim.article, at) or 1, claim.article.revision_count)
    if own.then == own.now or _says_the_same(claim, last):
        cited = Article.objects.filter(as_source__citations__verdict=last).distinct().order_by("pk")
        for article in cited:
            then = _latest_at(article, at)
            if then and then < article.revision_count:
                return TwoTexts(article, then, article.revision_count)
    return own


def _latest_at(article: Article, at: datetime) -> int | None:
    """The number of the revision that was the latest at a moment."""
    read = Revision.objects.filter(article=article, added_at__lte=at)
    number: int | None = read.aggregate(last=Max("number"))["last"]
    return number


def _says_the_same(claim: Claim, verdict: Verdict) -> bool:
    """Whether the claim's sentence reads, but for what is immaterial, as it did when the verdict was given."""
    now = ClaimAnchor.objects.filter(
        claim=claim, closed_at__isnull=True, revision__number=F("claim__article__revision_count")
    )
    current = now.select_related("revision").first()
    if current is None or verdict.anchor is None:
        return False
    return fold(current.sentence) == fold(verdict.anchor.sentence)
