"""The corrections as an Atom feed (RFC 4287)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck.articles.models import Publication
from factcheck.corrections.models import Correction
from factcheck.corrections.states import CorrectionState
from factcheck.public.queries import became_public_at, changed_at

ATOM = "http://www.w3.org/2005/Atom"
ENTRIES = 50
# Before the first correction; a time of its own each time would be a change each time.
NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Absolute = Callable[[str], str]


@dataclass(frozen=True)
class Channel:
    """What a feed is of: the query that its address has, the publication in it, and what else narrows it, in words."""

    publication: Publication | None = None
    query: str = ""
    narrowed: str = ""

    @property
    def suffix(self) -> str:
        """The query as it stands in an address."""
        return f"?{self.query}" if self.query else ""

    @property
    def title(self) -> str:
        """What the feed is called."""
        if not self.publication:
            return _("Corrections")
        return _("Corrections: %(name)s") % {"name": self.publication.name}


def corrections_feed_of(corrections: Sequence[Correction], *, channel: Channel, absolute: Absolute) -> bytes:
    """Gives the feed of these corrections; `absolute` makes whole addresses of paths.

    An entry is known by its correction's uid, so its id stays when the site moves. People are not named: the author
    is the publication.
    """
    publication = channel.publication
    feed_address = absolute(reverse("corrections_feed") + channel.suffix)
    is_all_of_it = publication is not None and not channel.narrowed
    name = publication.name if publication else _("Corrections desk")
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": publication.language if publication else "en"})
    _add(feed, "id", publication.uid.urn if publication and is_all_of_it else feed_address)
    _add(feed, "title", channel.title)
    if channel.narrowed:
        _add(feed, "subtitle", channel.narrowed)
    _add(feed, "updated", _moment(max(map(changed_at, corrections), default=NOTHING_YET)))
    _add(_add(feed, "author"), "name", name)
    _link(feed, "self", feed_address, type="application/atom+xml")
    _link(feed, "alternate", absolute(reverse("public_corrections") + channel.suffix), type="text/html")
    for correction in corrections:
        _entry(feed, correction, desk=name, absolute=absolute)
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)


def _entry(feed: ElementTree.Element, correction: Correction, *, desk: str, absolute: Absolute) -> None:
    article = correction.article
    entry = ElementTree.SubElement(feed, "entry", {"xml:lang": article.language})
    _add(entry, "id", correction.uid.urn)
    _add(entry, "title", title_of(correction))
    _add(entry, "published", _moment(became_public_at(correction)))
    _add(entry, "updated", _moment(changed_at(correction)))
    _add(_add(entry, "author"), "name", article.publication.name if article.publication else desk)
    _link(entry, "alternate", absolute(reverse("public_correction", args=[correction.uid])), type="text/html")
    _link(entry, "related", absolute(reverse("public_article", args=[article.slug])), type="text/html")
    ElementTree.SubElement(entry, "category", {"term": correction.type})
    _add(entry, "content", words_of(correction), type="text")


def title_of(correction: Correction) -> str:
    """What a feed calls a correction: its type, what became of it, and the article."""
    kind = str(correction.get_type_display())
    if correction.state != CorrectionState.ISSUED:
        kind = _("%(type)s, %(state)s") % {"type": kind, "state": str(correction.get_state_display()).lower()}
    return f"{kind}: {correction.article.marked_readers_title}"


def words_of(correction: Correction) -> str:
    """What a feed tells of a correction: its note, and why it no longer holds."""
    if correction.state == CorrectionState.ISSUED or not correction.end_reason:
        return correction.note
    return f"{correction.note}\n\n{correction.get_state_display()}: {correction.end_reason}"


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = _NOT_IN_XML.sub("\ufffd", text)
    return child


def _link(parent: ElementTree.Element, rel: str, href: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": rel, "href": href, **attributes})


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
