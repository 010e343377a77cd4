"""Asks where the words of claims and citations stand: as a selector, each in the revision that holds them."""

from collections.abc import Iterable, Mapping, Sequence

from annotations.models import Anchor
from factcheck.articles.models import Article
from factcheck.claims.models import CitationAnchor, Claim, ClaimAnchor
from factcheck.reports.lines import Place


def places_of_claims(claims: Iterable[Claim], numbers: Mapping[int, int]) -> dict[int, Place]:
    """Gives the place of each claim by its id: in the revision it was read in, or in the last that held its words.

    `numbers` are those of the revisions by their ids. One statement where a claim is unanchored, or none.
    """
    found, without = {}, []
    for claim in claims:
        anchor: ClaimAnchor | None = claim.anchor  # type: ignore[attr-defined]
        if anchor and anchor.start is not None:
            found[claim.pk] = _place(anchor, numbers[anchor.revision_id])
        else:
            without.append(claim.pk)
    if without:
        earlier = ClaimAnchor.objects.filter(claim__in=without, start__isnull=False)
        for anchor in earlier.order_by("revision__number", "placed_at", "pk"):
            found[anchor.claim_id] = _place(anchor, numbers[anchor.revision_id])
    return found


def places_of_citations(articles: Sequence[Article]) -> dict[int, Place]:
    """Gives, by the id of the citation, the words of another article here that the claims' citations quote."""
    anchors = CitationAnchor.objects.filter(
        citation__verdict__claim__article__in=articles, closed_at__isnull=True, start__isnull=False
    ).order_by("revision__number", "pk")
    read = anchors.select_related("revision").defer("revision__text", "revision__blocks", "revision__inlines")
    return {anchor.citation_id: _place(anchor, anchor.revision.number) for anchor in read}


def _place(anchor: Anchor, revision: int) -> Place:
    assert anchor.start is not None, "only what stands somewhere is asked for"
    assert anchor.end is not None, "a constraint of the table"
    return Place(revision, anchor.start, anchor.end, anchor.exact, anchor.prefix, anchor.suffix)
