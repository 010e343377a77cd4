"""What can be found of articles: the words of the latest revision under the title, and why one was retracted."""

from collections.abc import Collection, Iterator

from django.db.models import F

from factcheck.articles.models import Revision
from factcheck.search.register import Shelf, Text, Watch


def texts_of(keys: Collection[int]) -> Iterator[Text]:
    """Gives the text of each article; one statement."""
    latest = Revision.objects.filter(article__in=keys, number=F("article__revision_count")).select_related("article")
    for revision in latest.defer("blocks", "inlines"):
        article = revision.article
        yield Text(
            key=article.pk,
            kind="article",
            uid=article.uid,
            address=article.get_absolute_url(),
            written_at=revision.added_at,
            heading=article.title,
            body=revision.text,
            article_uid=article.uid,
            language=article.language,
        )
        if article.retraction_reason:
            yield Text(
                key=article.pk,
                kind="note",
                uid=article.uid,
                address=article.get_absolute_url(),
                written_at=article.retracted_at or revision.added_at,
                body=article.retraction_reason,
                article_uid=article.uid,
            )


ARTICLES = Shelf(
    name="articles",
    table="articles_article",
    texts_of=texts_of,
    watches=(
        Watch("articles_article", columns=("title", "slug", "language", "retraction_reason")),
        Watch("articles_revision", keys="SELECT {row}.article_id AS key"),
    ),
)
