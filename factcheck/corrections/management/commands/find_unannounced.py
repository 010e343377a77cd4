"""`manage.py find_unannounced`: what earlier publishing showed readers without a correction, found anew."""

from itertools import pairwise
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Count
from django.utils.translation import ngettext

from factcheck.articles.models import Article, PublishedRevision
from factcheck.claims.actions.holding import hold_articles
from factcheck.corrections.actions.announcing import record_unannounced
from factcheck.corrections.unannounced import changes_to_tell


class Command(BaseCommand):
    help = "Finds the unannounced changes of articles that were published twice or more; those known stay as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        """Looks at one article after the other, each in a transaction of its own."""
        revised = Article.objects.annotate(shown=Count("published_revisions")).filter(shown__gt=1).order_by("pk")
        total = 0
        for article in revised:
            found = sum(len(rows) for rows in _found(article))
            total += found
            if found:
                self.stdout.write(f"{article.slug}: {found}")
        said = ngettext("%(number)d change found.", "%(number)d changes found.", total)
        self.stdout.write(said % {"number": total})


@transaction.atomic
def _found(article: Article) -> list[list[Any]]:
    hold_articles([article.pk])
    shown = PublishedRevision.objects.filter(article=article).select_related("revision").order_by("published_at", "pk")
    texts = [one.revision for one in shown]
    for text in texts:
        text.article = article
    return [
        list(record_unannounced(by=None, seen=seen, revision=text, found=changes_to_tell(seen, text)))
        for seen, text in pairwise(texts)
    ]
