"""When an article is overdue, said in SQL and of one that was read, and which risks it shows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.articles.open_claims import graver_risks, is_overdue, open_claims, overdue
from factcheck.articles.publishing import publish_article
from factcheck.claims.actions.reviewing import approve_verdict
from factcheck.claims.models import Claim
from tests.examples import a_claim, a_submitted_verdict, an_article

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def read(article: Article) -> Article:
    return open_claims().with_risks(Article.objects.all()).get(pk=article.pk)


@pytest.mark.parametrize("claims", ["none", "open", "approved"])
@pytest.mark.parametrize("is_published", [False, True], ids=["inside", "published"])
@pytest.mark.parametrize("hours", [None, 1, -1, -48])
def test_it_is_overdue_while_somebody_has_to_do_with_it_and_a_published_one_for_a_day(
    ines: User,
    ruth: User,
    hours: int | None,
    is_published: bool,  # noqa: FBT001
    claims: str,
) -> None:
    article = an_article(by=ines)
    if claims != "none":
        claim = a_claim(by=ines, article=article, words="36 soldiers")
        if claims == "approved":
            approve_verdict(by=ruth, verdict=a_submitted_verdict(by=ines, claim=claim))
    article.refresh_from_db()
    if is_published:
        publish_article(by=ruth, article=article, revision=Revision.objects.get(article=article))
    if hours is not None:
        Article.objects.filter(pk=article.pk).update(deadline_at=NOW + timedelta(hours=hours))
    expected = claims != "approved" and (hours == -1 or (hours == -48 and not is_published))
    assert is_overdue(read(article), NOW) == expected
    assert Article.objects.filter(overdue(NOW)).exists() == expected


def test_the_risks_of_an_article_are_named_the_gravest_first_and_normal_is_none(ines: User) -> None:
    article = an_article(by=ines)
    for words, risk in (("36 soldiers", "health"), ("Thursday", "defamation"), ("north", "normal")):
        claim = a_claim(by=ines, article=article, words=words)
        Claim.objects.filter(pk=claim.pk).update(risk=risk)
    assert graver_risks(read(article)) == ["Defamation", "Health"]
    Claim.objects.exclude(risk="normal").update(risk="normal")
    assert graver_risks(read(article)) == []
