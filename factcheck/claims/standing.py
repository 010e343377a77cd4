"""Keeps with each claim what the lists show of it: its list state, its words and its rating.

The table of design 5 stays the one place that says what they are: `worked_out` makes SQL of it, and triggers write what
it gives to the claim in the statement that changed something (decision 22). Lists filter and sort by the columns.
"""

from django.db.models import (
    Case,
    CharField,
    Exists,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from factcheck.claims.keeping import Kept, Watch
from factcheck.claims.models import Claim, ClaimAnchor, Verdict
from factcheck.claims.states import LIST_STATES, Prominence, VerdictState

COUNTS_FIRST = (
    Case(When(state=VerdictState.DRAFT, then=Value(1)), default=Value(0), output_field=IntegerField()),
    "-version",
)
"""The order in which versions count: the latest that is no draft, then drafts: what is being written is no finding."""


def worked_out(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Annotates `state_now`, `words_now`, `rating_now` and `prominence_now`, from the rows that they follow from.

    The state is the first line of `LIST_STATES` that applies; the rating that of the version whose state it tells.
    """
    versions = Verdict.objects.filter(claim=OuterRef("pk"))
    anchors = ClaimAnchor.objects.filter(
        claim=OuterRef("pk"), closed_at__isnull=True, revision__number=OuterRef("article__revision_count")
    ).order_by()  # there is one at most
    rated = versions.filter(rating__isnull=False).order_by(*COUNTS_FIRST)
    return claims.annotate(
        anchor_status=Subquery(anchors.values("status")[:1]),
        last_version=Subquery(versions.exclude(state=VerdictState.DRAFT).order_by("-version").values("state")[:1]),
        has_draft=Exists(versions.filter(state=VerdictState.DRAFT)),
    ).annotate(
        state_now=Case(
            *(When(state.when, then=Value(state.name)) for state in LIST_STATES if state.when),
            default=Value(LIST_STATES[-1].name),
            output_field=CharField(),
        ),
        words_now=Coalesce(Subquery(anchors.values("exact")[:1]), Value(""), output_field=TextField()),
        rating_now=Subquery(rated.values("rating")[:1]),
        prominence_now=Coalesce(
            Subquery(anchors.values("prominence")[:1]), Value(Prominence.REST), output_field=CharField()
        ),
    )


_COLUMNS = ("standing", "standing_words", "standing_rating_id", "standing_prominence")

STANDING = Kept(
    name="standing",
    rows=Claim,
    columns=dict(zip(_COLUMNS, ("state_now", "words_now", "rating_now", "prominence_now"), strict=True)),
    worked_out=worked_out,
    watches=(
        # The kept columns too: a row that is written back as it was read earlier would bring old ones.
        Watch(
            "claims_claim",
            ("INSERT", f"UPDATE OF check_status, withdrawn_at, {', '.join(_COLUMNS)}"),
            "SELECT {row}.id",
        ),
        Watch("claims_claimanchor", ("INSERT", "UPDATE", "DELETE"), "SELECT {row}.claim_id"),
        Watch("claims_verdict", ("INSERT", "UPDATE OF state, rating_id, version", "DELETE"), "SELECT {row}.claim_id"),
        Watch(
            "articles_article",
            ("UPDATE OF revision_count",),
            "SELECT claims_claim.id FROM claims_claim WHERE claims_claim.article_id = {row}.id",
        ),
    ),
)
