"""Since when: the text on which something was last approved."""

from datetime import datetime

from django.db.models import Max
from django.db.models.functions import Coalesce

from factcheck.articles.models import Article, Revision
from factcheck.claims.models import Claim, Verdict
from factcheck.claims.states import DECIDED_VERSIONS


def revision_last_approved(article: Article, claim: Claim | None = None) -> int | None:
    """Gives the number of the revision that was the latest when a verdict of the article, or of the claim, was last
    approved, whatever became of the approval since; None before the first. Two statements.

    An approval follows its words to later revisions; this is the text that its reviewer read.
    """
    decided = Verdict.objects.filter(claim__article=article, state__in=DECIDED_VERSIONS)
    if claim is not None:
        decided = decided.filter(claim=claim)
    at: datetime | None = decided.aggregate(last=Max(Coalesce("seconded_at", "approved_at")))["last"]
    if at is None:
        return None
    read = Revision.objects.filter(article=article, added_at__lte=at)
    number: int | None = read.aggregate(last=Max("number"))["last"]
    return number
