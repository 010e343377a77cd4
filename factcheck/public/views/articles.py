"""An article as readers see it."""

from django.http import HttpRequest, HttpResponse

from factcheck.articles.states import PublicationState
from factcheck.claims.published import public_findings
from factcheck.public.json_ld import article_data, json_ld_element
from factcheck.public.pages import for_readers, readers_page
from factcheck.public.queries import corrections_at_the_foot, first_published_at, readable_article
from factcheck.public.reader_reports import takes_reports
from factcheck.public.reading import readers_text


@for_readers
def public_article(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows the published revision with its corrections; a retracted article stays here and says why."""
    article = readable_article(slug)
    assert article.published_revision is not None
    corrections = corrections_at_the_foot(article)
    first_at = first_published_at(article)
    data = article_data(article, corrections, first_published_at=first_at, absolute=request.build_absolute_uri)
    context = {
        "article": article,
        "publication": article.publication,
        "revision": article.published_revision,
        "is_retracted": article.publication_state == PublicationState.RETRACTED,
        "first_at": first_at,
        "text": readers_text(article.published_revision, corrections),
        "findings": public_findings(article),
        "json_ld": json_ld_element(data),
        "takes_reports": takes_reports(article),
    }
    return readers_page(request, "public/public_article.html", context)
