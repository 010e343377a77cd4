"""What readers see of an article, with its signs and notes, to be pasted into another system."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from factcheck.accounts.queries import for_roles_that
from factcheck.articles.models import Article, Revision
from factcheck.articles.queries import revision_of
from factcheck.htmx import render_page
from factcheck.public.copies import COPIES
from factcheck.public.json_ld import article_data
from factcheck.public.queries import (
    article_as_it_would_be,
    corrections_at_the_foot,
    corrections_that_would_stand_below,
    first_published_at,
)
from factcheck.public.reading import Reading, readers_text

LABELS = {"html": "HTML", "markdown": "Markdown", "text": "Text"}


@require_safe
@for_roles_that("read")
def copy_article(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows the text that readers see, or the latest where they see none, in every format, and its JSON-LD."""
    article, revision, reading, data = _read(request, slug)
    copies = [(name, LABELS[name], write(reading)) for name, (write, _end, _type) in COPIES.items()]
    context = {
        "article": article,
        "revision": revision,
        "is_seen": article.published_revision_id == revision.pk,
        "copies": copies,
        "json_ld": json.dumps(data, ensure_ascii=False, indent=2),
        "notes": len(reading.notes),
    }
    return render_page(request, "public/copy_article.html", context)


@require_safe
@for_roles_that("read")
def download_copy(request: HttpRequest, slug: str, copy_format: str) -> HttpResponse:
    """Gives one of the formats as a file."""
    if copy_format not in COPIES:
        raise Http404
    article, revision, reading, _data = _read(request, slug)
    write, end, content_type = COPIES[copy_format]
    response = HttpResponse(write(reading), content_type=content_type)
    name = f"{slugify(article.slug)[:80]}-revision-{revision.number}.{end}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _read(request: HttpRequest, slug: str) -> tuple[Article, Revision, Reading, dict[str, object]]:
    article = get_object_or_404(Article.objects.select_related("publication", "published_revision"), slug=slug)
    revision = article.published_revision
    if revision is not None:
        revision.article = shown = article
        corrections = corrections_at_the_foot(article)
    else:
        revision = revision_of(article, article.revision_count)
        shown = article_as_it_would_be(article, revision)
        corrections = corrections_that_would_stand_below(article, revision)
    first_at = first_published_at(article) or shown.published_at
    data = article_data(shown, corrections, first_published_at=first_at, absolute=request.build_absolute_uri)
    return article, revision, readers_text(revision, corrections), data
