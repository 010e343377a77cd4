"""Asks about articles."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.db.models import Count, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.utils.safestring import SafeString

from annotations.marks import Mark, Sign
from annotations.rendering import render_text
from factcheck.articles.models import Article, ImportDraft, Publication, Revision
from factcheck.articles.open_claims import open_claims

# What one file may hold. More is a list of headlines that was taken for articles.
MOST_ARTICLES = 100


def articles_for_lists() -> QuerySet[Article]:
    """Articles with their publication: one statement a page."""
    return Article.objects.select_related("publication", "assignee")


def articles_in_list() -> QuerySet[Article]:
    """Articles with what their list shows, the risks of their open claims among it: one statement a page."""
    return open_claims().with_risks(articles_for_lists().select_related("imported_by"))


def desks() -> list[str]:
    """The desks that articles are filed under, by name; one statement."""
    return list(Article.objects.exclude(desk="").order_by("desk").values_list("desk", flat=True).distinct())


SEEN_BY_READERS = ("published_revision__text", "published_revision__blocks", "published_revision__inlines")


def article_by_slug(slug: str) -> Article:
    """Gives the article with its publication and the revision that readers see, without its text; raises Http404."""
    articles = articles_for_lists().select_related("published_revision").defer(*SEEN_BY_READERS)
    return get_object_or_404(articles, slug=slug)


def revision_of(article: Article, number: int) -> Revision:
    """Gives one revision with who added it; raises Http404 for a number that is not there."""
    revision = Revision.objects.select_related("added_by").filter(article=article, number=number).first()
    if revision is None:
        raise Http404
    revision.article = article
    return revision


def revisions_of(article: Article) -> QuerySet[Revision]:
    """The revisions of an article with who added them, newest first, without their texts."""
    revisions = Revision.objects.filter(article=article).select_related("added_by").order_by("-number")
    return revisions.defer("text", "blocks", "inlines")


def rendered_text(
    revision: Revision, marks: Sequence[Mark] = (), *, signs: Sequence[Sign] = (), focused: int | None = None
) -> SafeString:
    """What `articles/_text.html` holds: the revision's text as HTML whose textContent is exactly the text."""
    return render_text(
        revision.text, revision.blocks, revision.inlines, marks, signs=signs, focused=focused, icons=static("icons.svg")
    )


def publications_with_counts() -> QuerySet[Publication]:
    """The publications by name, each with `article_count`; one statement."""
    return Publication.objects.annotate(article_count=Count("articles")).order_by("name")


def publication_names() -> list[str]:
    """The names of the publications that are known."""
    return list(Publication.objects.order_by("name").values_list("name", flat=True))


def articles_with_text(sha256s: Sequence[str]) -> dict[str, Article]:
    """SHA-256 -> the first article that has a revision with exactly this text, of those asked for."""
    revisions = Revision.objects.filter(sha256__in=sha256s).select_related("article").order_by("-article_id")
    return {revision.sha256: revision.article for revision in revisions.defer("text", "blocks", "inlines")}


def drafts_of(person_id: int) -> QuerySet[ImportDraft]:
    """The imports a person has begun and neither saved nor discarded, oldest first."""
    return ImportDraft.objects.filter(owner_id=person_id)


def draft_of(person_id: int, uid: UUID) -> ImportDraft:
    """Gives one of the person's own drafts; raises Http404 for one that is gone or somebody else's."""
    return get_object_or_404(drafts_of(person_id), uid=uid)


def uid_in_draft(draft: UUID, number: int) -> UUID:
    """The uid of the article that is made of a draft's first, second, ... part: the same however often it is asked."""
    return uuid5(draft, str(number))


def articles_of_draft(draft: UUID, person_id: int) -> list[Article]:
    """The articles that a person made of a draft which is gone."""
    return list(
        Article.objects.filter(
            uid__in=[uid_in_draft(draft, n) for n in range(1, MOST_ARTICLES + 1)], imported_by=person_id
        ).order_by("pk")
    )
