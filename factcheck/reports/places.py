"""Asks where the words of claims and citations stand: as a selector, each in the revision that holds them."""

from collections.abc import Iterable, Mapping, Sequence

from annotations.models import Anchor
from factcheck.articles.models import Article
from factcheck.claims.models import CitationAnchor, ClaimAnchor
from factcheck.reports.lines import Place
from factcheck.reports.rows import AnchorRow


def places_of_claims(
    claims: Iterable[int], anchors: Mapping[int, AnchorRow], numbers: Mapping[int, int]
) -> dict[int, Place]:
    """Gives the place of each claim by its id: in the revision it was read in, or in the last that held its words.

    `anchors` are those of the report's revision by their claims, `numbers` those of the revisions by their ids. One
    statement where a claim is unanchored, or none.
    """
    found, without = {}, []
    for claim in claims:
        anchor = anchors.get(claim)
        if anchor and anchor.start is not None:
            found[claim] = _place(anchor, numbers[anchor.revision_id])
        else:
            without.append(claim)
    if without:
        earlier = ClaimAnchor.objects.filter(claim__in=without, start__isnull=False)
        for was in earlier.order_by("revision__number", "placed_at", "pk"):
            found[was.claim_id] = _place(was, numbers[was.revision_id])
    return found


def places_of_citations(articles: Sequence[Article]) -> dict[int, Place]:
    """Gives, by the id of the citation, the words of another article here that the claims' citations quote."""
    anchors = CitationAnchor.objects.filter(
        citation__verdict__claim__article__in=articles, closed_at__isnull=True, start__isnull=False
    ).order_by("revision__number", "pk")
    read = anchors.select_related("revision").defer("revision__text", "revision__blocks", "revision__inlines")
    return {anchor.citation_id: _place(anchor, anchor.revision.number) for anchor in read}


def _place(anchor: Anchor | AnchorRow, revision: int) -> Place:
    assert anchor.start is not None, "only what stands somewhere is asked for"
    assert anchor.end is not None, "a constraint of the table"
    return Place(revision, anchor.start, anchor.end, anchor.exact, anchor.prefix, anchor.suffix)
