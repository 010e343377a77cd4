"""Asks about articles."""

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from factcheck.articles.models import Article, ImportDraft, Revision


def articles_for_lists() -> QuerySet[Article]:
    """Articles with their publication: one statement a page."""
    return Article.objects.select_related("publication")


def article_by_slug(slug: str) -> Article:
    """Gives the article with its publication; raises Http404."""
    return get_object_or_404(articles_for_lists(), slug=slug)


def revision_of(article: Article, number: int) -> Revision:
    """Gives one revision with who added it; raises Http404 for a number that is not there."""
    revision = Revision.objects.select_related("added_by").filter(article=article, number=number).first()
    if revision is None:
        raise Http404
    revision.article = article
    return revision


def drafts_of(person_id: int) -> QuerySet[ImportDraft]:
    return ImportDraft.objects.filter(owner_id=person_id)


def text_has(words: str) -> Q:
    """A filter for the words in the title."""
    condition = Q()
    for word in words.split():
        condition &= Q(title__icontains=word)
    return condition
