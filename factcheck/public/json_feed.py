"""The corrections as a JSON Feed 1.1, beside the Atom feed and with the same ids."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck.corrections.models import Correction
from factcheck.public.feed import Channel, title_of, words_of
from factcheck.public.queries import became_public_at, changed_at

VERSION = "https://jsonfeed.org/version/1.1"

Absolute = Callable[[str], str]


def corrections_json_feed_of(corrections: Sequence[Correction], *, channel: Channel, absolute: Absolute) -> str:
    """Gives the feed of these corrections; `absolute` makes whole addresses of paths. People are not named."""
    publication = channel.publication
    name = publication.name if publication else _("Corrections desk")
    feed: dict[str, Any] = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": absolute(reverse("public_corrections") + channel.suffix),
        "feed_url": absolute(reverse("corrections_json_feed") + channel.suffix),
        "language": publication.language if publication else "en",
        "authors": [{"name": name}],
        "items": [_item(correction, desk=name, absolute=absolute) for correction in corrections],
    }
    if channel.narrowed:
        feed["description"] = channel.narrowed
    return json.dumps(feed, ensure_ascii=False)


def _item(correction: Correction, *, desk: str, absolute: Absolute) -> dict[str, Any]:
    article = correction.article
    return {
        "id": correction.uid.urn,
        "url": absolute(reverse("public_correction", args=[correction.uid])),
        "title": title_of(correction),
        "content_text": words_of(correction),
        "date_published": _moment(became_public_at(correction)),
        "date_modified": _moment(changed_at(correction)),
        "language": article.language,
        "authors": [{"name": article.publication.name if article.publication else desk}],
        "tags": [correction.type],
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
