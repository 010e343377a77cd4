"""What an approval is bound to, as one hash (design, section 5)."""

import hashlib
import json

from factcheck.claims.models import Citation, Verdict
from factcheck.language.folding import fold


def fingerprint(verdict: Verdict) -> str:
    """Gives the SHA-256 of the words and the sentence, the rating, explanation and as-of date, and each citation.

    Words are folded: what `language.fold` removes is immaterial and does not lapse an approval. The words cited from
    an article here are those that stand in its latest revision. Costs a query for the anchor, one for the citations
    and one for their anchors unless they were fetched before.
    """
    anchor, rating = verdict.anchor, verdict.rating
    assert anchor is not None and rating is not None
    citations = verdict.citations.select_related("source__article").prefetch_related("anchors__revision")
    parts = [
        fold(anchor.exact),
        fold(anchor.sentence),
        rating.slug,
        verdict.explanation,
        verdict.as_of.isoformat() if verdict.as_of else "",
        sorted(
            [
                str(citation.source.uid),
                citation.stance,
                citation.locator_kind,
                citation.locator,
                fold(cited_words(citation)),
            ]
            for citation in citations
        ),
    ]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).hexdigest()


def citations_that_moved_on(verdict: Verdict) -> list[Citation]:
    """Gives the citations whose passage, in an article here, no longer says what they quote; three statements."""
    citations = verdict.citations.select_related("source__article").prefetch_related("anchors__revision")
    return [citation for citation in citations if fold(cited_words(citation)) != fold(citation.quotation)]


def cited_words(citation: Citation) -> str:
    """Gives the words that the citation rests on: as they stand now in an article here, nothing where they were cut."""
    if citation.source.article is None:
        return citation.quotation
    latest = citation.source.article.revision_count
    for anchor in citation.anchors.all():
        if anchor.closed_at is None and anchor.revision.number == latest:
            return anchor.exact if anchor.span else ""
    return citation.quotation
