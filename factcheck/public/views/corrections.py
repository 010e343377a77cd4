"""The corrections that readers see: the list, each at its permanent address, and the feed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.articles.models import Article
from factcheck.corrections.models import Correction
from factcheck.lists.words import short_words
from factcheck.public import queries
from factcheck.public.entries import Entries
from factcheck.public.feed import ENTRIES, Channel, corrections_feed_of
from factcheck.public.json_feed import corrections_json_feed_of
from factcheck.public.narrowed import narrowed_by
from factcheck.public.pages import for_readers, readers_page


@for_readers
def public_corrections(request: HttpRequest) -> HttpResponse:
    """Lists every correction that readers may see, newest first; filters and page stand in the address."""
    narrowed = narrowed_by(request)
    shows_retracted = narrowed.is_understood and _asks_for_retractions(request)
    publication = narrowed.channel.publication
    retracted = queries.retracted_articles(publication) if shows_retracted else Article.objects.none()
    entries = Entries(retracted, narrowed.found)
    page = entries.page(request.GET.get("page", "1"))
    context = {
        "filter": narrowed.filter,
        "page": page,
        "retracted": [entry for entry in page if isinstance(entry, Article)],
        "corrections": [entry for entry in page if isinstance(entry, Correction)],
        "counted": _counted(entries),
        "publication": publication,
        "channel": narrowed.channel,
        "short_words": short_words(request.GET.get("words", "")),
        "is_narrowed": bool(narrowed.channel.query) or not narrowed.is_understood,
    }
    return readers_page(request, "public/public_corrections.html", context)


def _counted(entries: Entries) -> str:
    """How many there are, in words: `2 retracted articles and 31 corrections`, or only the one kind that there is."""
    number = entries.correction_count
    corrections = ngettext("%(number)d correction", "%(number)d corrections", number) % {"number": number}
    number = entries.retracted_count
    if not number:
        return corrections
    retracted = ngettext("%(number)d retracted article", "%(number)d retracted articles", number) % {"number": number}
    if not entries.correction_count:
        return retracted
    return _("%(retracted)s and %(corrections)s") % {"retracted": retracted, "corrections": corrections}


def _asks_for_retractions(request: HttpRequest) -> bool:
    """Whether the list begins with the articles that were taken back: where no filter says no."""
    asked = {name: value for name, value in request.GET.items() if value}
    return not asked.keys() - {"publication", "type", "page"} and asked.get("type", "retraction") == "retraction"


@for_readers
def public_correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Shows one correction at its permanent address, whatever became of it."""
    correction = queries.public_correction_by_uid(uid)
    context = {"correction": correction, "article": correction.article, "publication": correction.article.publication}
    return readers_page(request, "public/public_correction.html", context)


@for_readers
def corrections_feed(request: HttpRequest) -> HttpResponse:
    """Gives the newest corrections as Atom: all of them, or those that the filters of the list leave."""
    channel, newest = _newest(request)
    feed = corrections_feed_of(newest, channel=channel, absolute=request.build_absolute_uri)
    return _feed(feed, "application/atom+xml; charset=utf-8", newest)


@for_readers
def corrections_json_feed(request: HttpRequest) -> HttpResponse:
    """Gives the same corrections as a JSON Feed."""
    channel, newest = _newest(request)
    feed = corrections_json_feed_of(newest, channel=channel, absolute=request.build_absolute_uri)
    return _feed(feed, "application/feed+json; charset=utf-8", newest)


def _newest(request: HttpRequest) -> tuple[Channel, list[Correction]]:
    """Raises Http404 for filters that cannot be read: whoever follows such a feed would wait for ever."""
    narrowed = narrowed_by(request)
    if not narrowed.is_understood:
        raise Http404
    return narrowed.channel, list(narrowed.found[:ENTRIES])


def _feed(feed: bytes | str, content_type: str, newest: list[Correction]) -> HttpResponse:
    response = HttpResponse(feed, content_type=content_type)
    if newest:
        response["Last-Modified"] = http_date(max(map(queries.changed_at, newest)).timestamp())
    return response
