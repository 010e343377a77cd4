"""An article and its corrections for machines: NewsArticle with CorrectionComment, as schema.org 30.0 names them."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from factcheck.articles.json_ld import policies_of, publisher_data
from factcheck.articles.models import Article, Publication
from factcheck.articles.states import PublicationState
from factcheck.corrections.json_ld import correction_comment
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState

# What could end the element the JSON stands in, or begin another.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}

Absolute = Callable[[str], str]


def json_ld_element(data: dict[str, Any]) -> SafeString:
    """Gives the data as a script element, which no browser runs: whatever the words in it, they cannot close it."""
    written = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 every < > & is escaped


def article_data(
    article: Article, corrections: Sequence[Correction], *, first_published_at: datetime | None, absolute: Absolute
) -> dict[str, Any]:
    """Gives the article as readers see it with its issued corrections; `absolute` makes whole addresses of paths.

    `corrections` are public ones; of them those that were withdrawn or superseded are left out.
    """
    address = absolute(reverse("public_article", args=[article.slug]))
    changed = article.retracted_at or article.published_at
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": article.readers_title,
        "inLanguage": article.language,
        "version": article.published_revision.number if article.published_revision else None,
        "datePublished": _moment(first_published_at),
        "dateModified": _moment(changed),
        # The byline as it stands: who of several people wrote what is not known.
        "creditText": article.byline,
        "creativeWorkStatus": "Retracted" if article.publication_state == PublicationState.RETRACTED else "Published",
        "publisher": _publisher(article.publication),
        "correction": [
            correction_comment(
                correction.uid,
                note=correction.note,
                published=correction.public_date,  # type: ignore[attr-defined]
                absolute=absolute,
            )
            for correction in corrections
            if correction.state == CorrectionState.ISSUED
        ],
    }
    return {key: value for key, value in data.items() if value not in ("", None, [])}


def _publisher(publication: Publication | None) -> dict[str, Any] | None:
    if publication is None:
        return None
    return publisher_data(publication.name, publication.home_url, policies_of(publication))


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z") if at else None
