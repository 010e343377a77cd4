"""Keeps with each citation which publication cites, for the list of sources.

It is that of the article whose claim the citation backs: two joins and a hundred thousand claims away from a source.
"""

from typing import Any

from django.db.models import F, QuerySet

from factcheck.claims.keeping import Kept, Watch
from factcheck.claims.models import Citation


def worked_out(citations: "QuerySet[Any]") -> "QuerySet[Any]":
    """Annotates `publication_now`: the id of the publication of the claim's article, if it has one."""
    return citations.annotate(publication_now=F("verdict__claim__article__publication"))


_OF_AN_ARTICLE = (
    "SELECT claims_citation.id FROM claims_citation "
    "JOIN claims_verdict ON claims_verdict.id = claims_citation.verdict_id "
    "JOIN claims_claim ON claims_claim.id = claims_verdict.claim_id WHERE claims_claim.article_id = {row}.id"
)

CITING_PUBLICATIONS = Kept(
    # PostgreSQL cuts names of triggers at 63 characters.
    name="cited_in",
    rows=Citation,
    columns={"publication_id": "publication_now"},
    worked_out=worked_out,
    watches=(
        # The column itself too: a row that is written back as it was read earlier would bring an old one.
        Watch("claims_citation", ("INSERT", "UPDATE OF verdict_id, publication_id"), "SELECT {row}.id"),
        # A file of rows may bring a citation before its verdict; a claim comes before both in it, for it needs neither.
        Watch(
            "claims_verdict",
            ("INSERT", "UPDATE OF claim_id"),
            "SELECT claims_citation.id FROM claims_citation WHERE claims_citation.verdict_id = {row}.id",
        ),
        Watch("articles_article", ("UPDATE OF publication_id",), _OF_AN_ARTICLE),
    ),
)
