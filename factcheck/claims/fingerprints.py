"""What an approval is bound to, as one hash (design, section 5)."""

import hashlib
import json

from factcheck.claims.models import Verdict
from factcheck.language.folding import fold


def fingerprint(verdict: Verdict) -> str:
    """Gives the SHA-256 of the words and the sentence, the rating, explanation and as-of date, and each citation.

    Words are folded: what `language.fold` removes is immaterial and does not lapse an approval. Costs a query for
    the anchor, one for the citations and one for their anchors unless they were fetched before.
    """
    anchor, rating = verdict.anchor, verdict.rating
    assert anchor is not None and rating is not None
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
                fold(citation.quotation),
            ]
            for citation in verdict.citations.select_related("source")
        ),
    ]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).hexdigest()
