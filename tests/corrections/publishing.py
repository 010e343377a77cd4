"""Articles that readers were shown twice: what changed between the two texts is what the tests are about."""

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.articles.publishing import publish_article
from factcheck.corrections.models import UnannouncedChange
from tests.corrections.conftest import AFTER, BEFORE, a_text
from tests.examples import an_article


def show(article: Article, *, by: User, number: int = 0) -> Article:
    """Publishes a revision, the latest unless told, and gives the article as it stands then."""
    article = Article.objects.select_related("published_revision").get(pk=article.pk)
    revision = Revision.objects.select_related("article").get(article=article, number=number or article.revision_count)
    publish_article(by=by, article=article, revision=revision)
    return Article.objects.select_related("publication", "published_revision").get(pk=article.pk)


def shown_twice(*, by: User, before: tuple[str, ...] = BEFORE, after: tuple[str, ...] = AFTER) -> Article:
    """An article of which readers saw the one text, and then the other, without a correction."""
    article = an_article(by=by, paragraphs=before)
    show(article, by=by)
    a_text(article, *after)
    return show(article, by=by)


def in_body(article: Article) -> UnannouncedChange:
    """The change in the body of the usual article: 36 became 33 in its headline, too."""
    return UnannouncedChange.objects.get(article=article, before__startswith="At least 36")
