"""The articles of the newsroom: what is overdue comes first, what is done with lets others by."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from factcheck.accounts.models import User
from factcheck.articles.models import Article, Revision
from factcheck.articles.publishing import publish_article
from factcheck.claims.actions.marking import withdraw_claim
from factcheck.claims.actions.reviewing import approve_verdict, lapse_verdict, return_verdict
from factcheck.desk.deadlines import ArticleLine, ByDeadline, article_lines, articles_by_deadline
from tests.desk.conftest import ClaimMaker, VerdictMaker
from tests.examples import a_claim, a_submitted_verdict, an_article

NOW = timezone.now()
DAY = 24
ArticleMaker = Callable[..., Article]


@pytest.fixture
def due(ines: User) -> ArticleMaker:
    """An article with one unchecked claim that is due in so many hours: `due("Storm", -2)`; no time for None."""

    def make(title: str, hours: float | None) -> Article:
        article = an_article(by=ines, title=title)
        a_claim(by=ines, article=article, words="36 soldiers")
        if hours is not None:
            Article.objects.filter(pk=article.pk).update(deadline_at=NOW + timedelta(hours=hours))
        return article

    return make


def titles(found: ByDeadline) -> tuple[list[str], list[str], list[str]]:
    overdue, ahead, others = ([one.title for one in part] for part in (found.overdue, found.ahead, found.others))
    return overdue, ahead, others


def publish(article: Article, *, by: User) -> None:
    article.refresh_from_db()
    publish_article(by=by, article=article, revision=Revision.objects.get(article=article))


class TestOrder:
    def test_what_is_overdue_comes_first_however_long_then_the_nearest_deadline(self, due: ArticleMaker) -> None:
        for title, hours in (
            ("later", 48),
            ("old", None),
            ("soon", 1),
            ("a week", -7 * DAY),
            ("new", None),
            ("just", -1),
        ):
            due(title, hours)
        found = articles_by_deadline(NOW, 9)
        assert titles(found) == (["a week", "just"], ["soon", "later"], ["new", "old"])
        assert [one.title for one in found.all] == ["a week", "just", "soon", "later", "new", "old"]
        assert not found.more_overdue

    def test_it_is_cut_at_its_end_and_shows_both_what_is_overdue_and_what_comes(self, due: ArticleMaker) -> None:
        for title, hours in (("later", 48), ("old", None), ("soon", 1), ("a week", -7 * DAY), ("just", -1)):
            due(title, hours)
        for most, expected in (
            (1, ["just"]),
            (2, ["just", "soon"]),
            (3, ["a week", "just", "soon"]),
            (4, ["a week", "just", "soon", "later"]),
            (5, ["a week", "just", "soon", "later", "old"]),
        ):
            found = articles_by_deadline(NOW, most)
            assert [one.title for one in found.all] == expected
            assert found.more_overdue == (most < 3)

    @pytest.mark.parametrize("hours", [-1, -7 * DAY], ids=["just passed", "long passed"])
    def test_one_that_is_done_with_lets_the_others_by(
        self, due: ArticleMaker, ines: User, ruth: User, hours: int
    ) -> None:
        checked = an_article(by=ines, title="checked")
        approve_verdict(
            by=ruth, verdict=a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=checked, words="36 soldiers"))
        )
        Article.objects.filter(pk=checked.pk).update(deadline_at=NOW + timedelta(hours=hours))
        due("soon", 1)
        assert titles(articles_by_deadline(NOW, 9)) == ([], ["soon"], ["checked"])

    def test_what_waits_for_a_reviewer_or_has_no_claim_yet_is_not_done_with(self, ines: User) -> None:
        submitted, bare = an_article(by=ines, title="submitted"), an_article(by=ines, title="bare")
        a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=submitted, words="36 soldiers"))
        Article.objects.filter(pk=submitted.pk).update(deadline_at=NOW - timedelta(days=3))
        Article.objects.filter(pk=bare.pk).update(deadline_at=NOW - timedelta(days=2))
        assert titles(articles_by_deadline(NOW, 9)) == (["submitted", "bare"], [], [])

    def test_a_published_one_is_overdue_for_a_day(self, due: ArticleMaker, ruth: User) -> None:
        today, long_ago = due("today", -23), due("long ago", -25)
        for one in (today, long_ago):
            publish(one, by=ruth)
        assert titles(articles_by_deadline(NOW, 9)) == (["today"], [], ["long ago"])

    def test_what_was_given_up_does_not_crowd_out_what_is_due_today(self, due: ArticleMaker) -> None:
        for days in range(2, 7):
            due(f"{days} days ago", -days * DAY)
        for hours in (1, 2, 3):
            due(f"in {hours}", hours)
        found = articles_by_deadline(NOW, 4)
        assert titles(found) == (["3 days ago", "2 days ago"], ["in 1", "in 2"], [])
        assert found.more_overdue
        found = articles_by_deadline(NOW, 7)
        assert titles(found) == (["5 days ago", "4 days ago", "3 days ago", "2 days ago"], ["in 1", "in 2", "in 3"], [])
        assert not articles_by_deadline(NOW, 8).more_overdue

    def test_an_overdue_one_is_found_behind_hundreds_that_are_done_with(self, due: ArticleMaker, ines: User) -> None:
        due("forgotten", -900)
        one = an_article(by=ines, title="done with")
        done = [
            Article(
                slug=f"done-{hours}",
                title=f"done {hours}",
                imported_by=ines,
                imported_at=one.imported_at,
                deadline_at=NOW - timedelta(hours=hours),
                claim_count=1,
            )
            for hours in range(1, 402)
        ]
        Article.objects.bulk_create(done)
        assert [one.title for one in articles_by_deadline(NOW, 9).overdue] == ["forgotten"]

    def test_three_statements_find_them(
        self, due: ArticleMaker, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        due("first", -2)
        with django_assert_num_queries(3):
            articles_by_deadline(NOW, 20)
        for hours in (-50, -1, 1, 50, None):
            due(f"{hours}", hours)
        with django_assert_num_queries(3):
            articles_by_deadline(NOW, 20)


class TestLines:
    def test_a_line_leaves_out_what_was_withdrawn(self, article: Article, mark: ClaimMaker, ines: User) -> None:
        mark("120 boats", by=ines)
        withdraw_claim(by=ines, claim=mark("such waves", by=ines), reason="Marked twice.")
        [line] = article_lines([article])
        assert line == ArticleLine(article, open=1, submitted=0, approved=0, lapsed=0, unanchored=0)

    def test_what_was_returned_is_open_and_what_broke_is_counted_apart(
        self, article: Article, submit: VerdictMaker, mark: ClaimMaker, ines: User, ruth: User
    ) -> None:
        return_verdict(by=ruth, verdict=submit("120 boats", by=ines), note="Whose count?")
        lapse_verdict(verdict=approve_verdict(by=ruth, verdict=submit("1931", by=ines)), reason="1931 → 1932", by=None)
        approve_verdict(by=ruth, verdict=submit("two brothers", by=ines))
        submit("at least 36", by=ines)
        lost = mark("such waves", by=ines)
        lost.anchors.update(start=None, end=None, sentence_start=None, sentence_end=None, status="deleted")
        [line] = article_lines([article])
        assert line == ArticleLine(article, open=1, submitted=1, approved=1, lapsed=1, unanchored=1)

    def test_an_article_without_claims_has_a_line_of_zeros(self, other_article: Article) -> None:
        [line] = article_lines([other_article])
        assert line == ArticleLine(other_article, open=0, submitted=0, approved=0, lapsed=0, unanchored=0)

    def test_a_line_says_whether_its_article_is_overdue(self, article: Article, other_article: Article) -> None:
        lines = article_lines([article, other_article], [other_article])
        assert [line.is_overdue for line in lines] == [False, True]
