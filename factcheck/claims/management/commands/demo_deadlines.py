"""`manage.py demo_deadlines`: sets what is due soon in the demo newsroom, by the clock. On a workbench (DEBUG) only."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.assigning import assign_article
from factcheck.articles.models import Article
from factcheck.claims.actions.assigning import assign_claim
from factcheck.claims.models import Claim

SET_BY = "ruth"
OF_ARTICLES = {
    "russia-turkey-tensions": timedelta(hours=5),
    "turkey-says-at-least-33": timedelta(hours=20),
    "turkey-and-russia-near": timedelta(days=2, hours=12),
}
"""How the slugs of articles begin -> how long from now their claims are due."""

OF_CLAIMS = {("russia-backed-airstrike", 9): timedelta(minutes=90)}
"""An article and the number of a claim in it -> how long from now it is due."""


class Command(BaseCommand):
    help = "Sets what is due soon in the demo newsroom: a fixture cannot, for its times pass. Refuses outside DEBUG."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo newsroom has deadlines only where DEBUG is on.")
        by = User.objects.filter(username=SET_BY).first()
        if by is None:
            self.stdout.write("There are no demo people in this database.")
            return
        now, count = timezone.now(), 0
        for slug, within in OF_ARTICLES.items():
            for article in Article.objects.select_related("assignee").filter(slug__startswith=slug):
                assign_article(by=by, article=article, to=article.assignee, deadline=_quarter_hour(now + within))
                count += 1
        for (slug, number), within in OF_CLAIMS.items():
            claims = Claim.objects.select_related("article__publication", "assignee")
            for claim in claims.filter(article__slug__startswith=slug, number=number, withdrawn_at__isnull=True):
                assign_claim(by=by, claim=claim, to=claim.assignee, due=_quarter_hour(now + within))
                count += 1
        self.stdout.write(f"{count} deadlines set from the clock.")


def _quarter_hour(moment: datetime) -> datetime:
    """Gives the next full quarter of an hour, as a person would name it."""
    whole = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
    return whole + timedelta(minutes=15)
