"""What a form carries of what a person saw."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Claim
from factcheck.claims.seen import claims_as_seen, seen_of, seen_of_article, set_as_seen
from factcheck.errors import Unusable
from factcheck.lists.ticked import MOST


def test_what_was_seen_comes_back_whatever_happened_since(claim: Claim, jonas: User) -> None:
    due = timezone.now() + timedelta(hours=3)
    Claim.objects.filter(pk=claim.pk).update(assignee=jonas, due_at=due, check_status="needs_source")
    mark = seen_of(Claim.objects.select_related("assignee").get(pk=claim.pk))
    Claim.objects.filter(pk=claim.pk).update(assignee=None, due_at=None, check_status="open")
    [seen] = claims_as_seen([mark])
    assert (seen.pk, seen.assignee, seen.due_at, seen.check_status) == (claim.pk, jonas, due, "needs_source")


def test_a_user_name_may_hold_any_sign(claim: Claim, jonas: User) -> None:
    User.objects.filter(pk=jonas.pk).update(username="j|o.n+a@s")
    Claim.objects.filter(pk=claim.pk).update(assignee=jonas)
    [seen] = claims_as_seen([seen_of(Claim.objects.select_related("assignee").get(pk=claim.pk))])
    assert seen.assignee == jonas


@pytest.mark.parametrize("mark", ["", "nonsense", "{uid}|open|tomorrow|", "{uid}|open|2999-01-01T10:00|"])
def test_what_did_not_arrive_whole_is_refused(mark: str, db: None) -> None:
    with pytest.raises(Unusable):
        claims_as_seen([mark.format(uid=uuid4())])


def test_none_and_too_many_are_refused(db: None) -> None:
    with pytest.raises(Unusable, match="No claim was chosen"):
        claims_as_seen([])
    with pytest.raises(Unusable, match=f"more than {MOST} claims"):
        claims_as_seen([f"{uuid4()}|open||" for _number in range(MOST + 1)])


def test_an_article_is_put_back_to_what_was_seen(article: Article, jonas: User) -> None:
    due = timezone.now() + timedelta(hours=3)
    article.assignee, article.deadline_at = jonas, due
    mark = seen_of_article(article)
    read = Article.objects.get(pk=article.pk)
    set_as_seen(read, mark)
    assert (read.assignee, read.deadline_at) == (jonas, due)


def test_an_article_that_was_nobodys_is_put_back_too(article: Article, jonas: User) -> None:
    article.assignee, article.deadline_at = jonas, timezone.now()
    set_as_seen(article, "|")
    assert seen_of_article(article) == "|"
    with pytest.raises(Unusable):
        set_as_seen(article, "tomorrow|")
