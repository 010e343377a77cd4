"""What readers were shown of an article before, and what changed between two versions."""

from django.http import HttpRequest, HttpResponse

from factcheck.articles.comparing import stretches_of
from factcheck.articles.states import PublicationState
from factcheck.corrections.states import CorrectionState
from factcheck.public import versions
from factcheck.public.pages import for_readers, readers_page
from factcheck.public.queries import readable_article
from factcheck.public.reading import readers_text


@for_readers
def public_versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Lists the published versions of an article with the corrections that came with each."""
    article = readable_article(slug)
    context = {"article": article, "publication": article.publication, "versions": versions.versions_of(article)}
    return readers_page(request, "public/public_versions.html", context)


@for_readers
def public_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Shows a version as readers saw it, and says what it is."""
    article = readable_article(slug)
    revision = versions.version_of(article, number)
    seen = article.published_revision
    assert seen is not None
    shown = {version.number: version for version in versions.versions_of(article)}
    context = {
        "article": article,
        "publication": article.publication,
        "revision": revision,
        "version": shown[number],
        "seen": seen,
        "is_current": revision.pk == seen.pk,
        "is_retracted": article.publication_state == PublicationState.RETRACTED,
        "text": readers_text(revision, versions.corrections_below(article, revision)),
        "corrected_since": [
            correction
            for correction in versions.corrections_between(article, number, seen.number)
            if correction.state == CorrectionState.ISSUED
        ],
    }
    return readers_page(request, "public/public_version.html", context)


@for_readers
def compare_public_versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows what changed between two published versions, `?from=1&to=2`, and the corrections that announced it."""
    article = readable_article(slug)
    shown = versions.versions_of(article)
    since, to = versions.numbers_asked_for(shown, request.GET.dict())
    comparison = versions.comparison_of(versions.version_of(article, since), versions.version_of(article, to))
    by_number = {version.number: version for version in shown}
    context = {
        "article": article,
        "publication": article.publication,
        "versions": shown,
        "old": by_number[since],
        "new": by_number[to],
        "is_one": since == to,
        "stretches": stretches_of(comparison.rows),
        "nothing_changed": all(row.is_same for row in comparison.rows),
        "corrections": versions.corrections_between(article, since, to),
    }
    return readers_page(request, "public/compare_public_versions.html", context)
