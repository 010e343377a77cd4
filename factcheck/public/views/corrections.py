"""The corrections that readers see: the list, each at its permanent address, and the feed."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.utils.translation import ngettext

from factcheck.articles.models import Publication
from factcheck.corrections import published
from factcheck.corrections.models import Correction
from factcheck.public import queries
from factcheck.public.feed import ENTRIES, corrections_feed_of
from factcheck.public.filters import PublicCorrectionFilter
from factcheck.public.json_feed import corrections_json_feed_of
from factcheck.public.pages import for_readers, readers_page

PER_PAGE = 25


@for_readers
def public_corrections(request: HttpRequest) -> HttpResponse:
    """Lists every correction that readers may see, newest first; filters and page stand in the address."""
    corrections = PublicCorrectionFilter(request.GET or None, queryset=published.public_corrections(), request=request)
    # What the filters cannot read narrows nothing down to nothing: there is no such correction.
    found = corrections.qs if not corrections.is_bound or corrections.is_valid() else Correction.objects.none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page", "1"))
    number = page.paginator.count
    context = {
        "filter": corrections,
        "page": page,
        "counted": ngettext("%(number)d correction", "%(number)d corrections", number) % {"number": number},
        "publication": _chosen_publication(request),
        "is_narrowed": bool(request.GET),
    }
    return readers_page(request, "public/public_corrections.html", context)


@for_readers
def public_correction(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Shows one correction at its permanent address, whatever became of it."""
    correction = queries.public_correction_by_uid(uid)
    context = {"correction": correction, "article": correction.article, "publication": correction.article.publication}
    return readers_page(request, "public/public_correction.html", context)


@for_readers
def corrections_feed(request: HttpRequest) -> HttpResponse:
    """Gives the newest corrections, of all publications or of the one named by `?publication=`, as Atom."""
    publication, newest = _newest(request)
    feed = corrections_feed_of(newest, publication=publication, absolute=request.build_absolute_uri)
    return _feed(feed, "application/atom+xml; charset=utf-8", newest)


@for_readers
def corrections_json_feed(request: HttpRequest) -> HttpResponse:
    """Gives the same corrections as a JSON Feed."""
    publication, newest = _newest(request)
    feed = corrections_json_feed_of(newest, publication=publication, absolute=request.build_absolute_uri)
    return _feed(feed, "application/feed+json; charset=utf-8", newest)


def _newest(request: HttpRequest) -> tuple[Publication | None, list[Correction]]:
    slug = request.GET.get("publication", "")
    publication = get_object_or_404(queries.publications_with_readers(), slug=slug) if slug else None
    corrections = published.public_corrections()
    if publication:
        corrections = corrections.filter(article__publication=publication)
    return publication, list(corrections[:ENTRIES])


def _feed(feed: bytes | str, content_type: str, newest: list[Correction]) -> HttpResponse:
    response = HttpResponse(feed, content_type=content_type)
    if newest:
        response["Last-Modified"] = http_date(max(map(queries.changed_at, newest)).timestamp())
    return response


def _chosen_publication(request: HttpRequest) -> Publication | None:
    return queries.publications_with_readers().filter(slug=request.GET.get("publication", "")).first()
