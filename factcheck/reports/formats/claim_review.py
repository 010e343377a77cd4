"""Reports as ClaimReview: what others claimed and readers may know the verdict of, as schema.org 30.0 names it.

Only what an article attributes to somebody, with an approved, unlapsed verdict, in an article whose publication shows
verdicts to its readers. The newsroom's own narration is never told as somebody's claim.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck.articles.json_ld import publisher_data
from factcheck.claims.published import PublicSource
from factcheck.corrections.json_ld import correction_comment
from factcheck.reports.covers import Cover
from factcheck.reports.formats.data_feed import write_feed
from factcheck.reports.formats.times import iso_time
from factcheck.reports.lines import ClaimLine, PublisherLine, Report, ScaleLine, ShownVerdict
from factcheck.site_address import absolute

LONGEST = 74
"""Signs of `claimReviewed`: who reads the field asks for fewer than 75."""


def write(cover: Cover, reports: Iterable[Report]) -> Iterator[bytes]:
    """Gives a DataFeed, claim by claim; one without an item where readers see no verdict."""
    reviews = (claim_review(report, claim) for report in reports for claim in report.claims)
    yield from write_feed(cover, ((review["datePublished"], review) for review in reviews if review))


def claim_review(report: Report, claim: ClaimLine) -> dict[str, Any] | None:
    """Gives the review of a claim; None where nobody is said to claim it, or readers see no verdict on it."""
    shown, publisher = claim.shown, report.publisher
    if not claim.claimant or shown is None or publisher is None:
        return None
    # The reader's page of the article, where the review stands under its number.
    address = f"{absolute(reverse('public_article', args=[report.slug]))}#claim-{claim.number}"
    since = max(shown.approved_at, report.readers_since or shown.approved_at)
    review = {
        "@type": "ClaimReview",
        "@id": address,
        "url": address,
        "claimReviewed": shortened(shown.words),
        "itemReviewed": {
            "@type": "Claim",
            "text": shown.words,
            # One of the two it has to be. Most that a news text attributes to, and does not call a person, are offices.
            "author": {"@type": claim.claimant_type.capitalize(), "name": claim.claimant},
        },
        "reviewRating": _rating(shown, report.scale),
        "author": {"@type": "Organization", "name": publisher.name, "url": publisher.url or absolute("/")},
        "publisher": _publisher(publisher),
        "sdPublisher": _publisher(publisher),
        "sdLicense": settings.STRUCTURED_DATA_LICENSE,
        "inLanguage": publisher.language,
        "datePublished": iso_time(since),
        "dateModified": iso_time(since),
        "creativeWorkStatus": _status(shown),
        "citation": [_cited(source) for source in shown.sources],
        "correction": [
            correction_comment(line.uid, note=line.note, published=line.public_on, absolute=absolute)
            for line in report.corrections
            if line.public_on and line.number in claim.corrections
        ],
    }
    return {key: value for key, value in review.items() if value not in ("", [])}


def shortened(words: str) -> str:
    """Gives the words in one line, cut between words where they are too long, with an ellipsis that says so."""
    line = " ".join(words.split())
    if len(line) <= LONGEST:
        return line
    kept = line[: LONGEST - 1]
    whole, space, _cut = kept.rpartition(" ")
    return f"{whole if space and len(whole) > LONGEST // 2 else kept}…"


def _rating(shown: ShownVerdict, scale: ScaleLine | None) -> dict[str, Any]:
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": shown.rating,
        "ratingExplanation": shown.explanation,
    }
    if shown.rating_value is not None and scale:
        rating |= {"ratingValue": shown.rating_value, "bestRating": scale.best, "worstRating": scale.worst}
    return rating


def _status(shown: ShownVerdict) -> str:
    if shown.break_glass_reason:
        return _("Approved by one person who broke the glass: %(reason)s") % {"reason": shown.break_glass_reason}
    return _("Approved")


def _publisher(publisher: PublisherLine) -> dict[str, Any]:
    return publisher_data(publisher.name, publisher.url or absolute("/"), dict(publisher.policies))


def _cited(source: PublicSource) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "CreativeWork", "name": source.name, "url": absolute(source.url)}
    if source.publisher:
        work["publisher"] = {"@type": "Organization", "name": source.publisher}
    if source.archived_url:
        work["archivedAt"] = source.archived_url
    return work
