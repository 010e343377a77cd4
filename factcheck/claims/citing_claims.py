"""Keeps with each source how many claims cite it, for the lists.

`worked_out` counts them from the citations: a claim once, however many versions of its verdict carry the citation on.
"""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from factcheck.claims.keeping import Kept, Watch
from factcheck.claims.models import Citation
from factcheck.sources.models import Source


def worked_out(sources: "QuerySet[Any]") -> "QuerySet[Any]":
    """Annotates `count_now`: how many claims cite the source."""
    citations = Citation.objects.filter(source=OuterRef("pk")).order_by().values("source")
    counted = citations.annotate(count=Count("verdict__claim", distinct=True))
    return sources.annotate(count_now=Coalesce(Subquery(counted.values("count"), output_field=IntegerField()), 0))


CITING_CLAIMS = Kept(
    name="citing_claims",
    rows=Source,
    columns={"claim_count": "count_now"},
    worked_out=worked_out,
    watches=(
        # The column itself too: a row that is written back as it was read earlier would bring an old number.
        Watch("sources_source", ("INSERT", "UPDATE OF claim_count"), "SELECT {row}.id"),
        Watch("claims_citation", ("INSERT", "DELETE"), "SELECT {row}.source_id"),
        Watch(
            "claims_citation", ("UPDATE OF source_id, verdict_id",), "SELECT OLD.source_id UNION SELECT NEW.source_id"
        ),
        # A file of rows may bring a citation before its verdict.
        Watch(
            "claims_verdict",
            ("INSERT", "UPDATE OF claim_id"),
            "SELECT claims_citation.source_id FROM claims_citation WHERE claims_citation.verdict_id = {row}.id",
        ),
    ),
)
