"""Giving an article to a person, and its deadline."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.articles.assigning import AssignedByAnother, assign_article, file_article, shown
from factcheck.articles.models import Article
from factcheck.articles.queries import desks
from factcheck.audit.models import Event
from factcheck.audit.queries import broken_links
from factcheck.audit.sentences import tell
from factcheck.errors import NotAllowed, Unusable
from tests.conftest import PersonMaker
from tests.examples import an_article

FRIDAY = datetime(2999, 5, 3, 16, 0, tzinfo=UTC)


@pytest.fixture
def article(ines: User) -> Article:
    return an_article(by=ines)


def test_it_is_given_to_a_person_with_a_deadline(article: Article, ines: User, jonas: User) -> None:
    assign_article(by=ines, article=article, to=jonas, deadline=FRIDAY)
    article.refresh_from_db()
    assert (article.assignee, article.deadline_at) == (jonas, FRIDAY)
    event = Event.objects.get(verb="assigned")
    assert tell(event) == "Ines Halloran assigned the article Strike kills at least 36 in Idlib (Jonas Weil)."
    assert not list(broken_links())


def test_it_is_taken_off_again(article: Article, ines: User, jonas: User) -> None:
    assign_article(by=ines, article=article, to=jonas, deadline=FRIDAY)
    assign_article(by=jonas, article=article, to=None, deadline=None)
    article.refresh_from_db()
    assert (article.assignee, article.deadline_at) == (None, None)
    assert Event.objects.filter(verb="unassigned").count() == 1


def test_nothing_changed_is_no_event(article: Article, ines: User) -> None:
    assign_article(by=ines, article=article, to=None, deadline=None)
    assert not Event.objects.filter(verb__in=["assigned", "unassigned", "set due time of"]).exists()


def test_who_assigns_second_is_shown_the_first(article: Article, ines: User, jonas: User, ruth: User) -> None:
    seen = Article.objects.get(pk=article.pk)
    assign_article(by=ines, article=article, to=jonas, deadline=FRIDAY)
    with pytest.raises(AssignedByAnother, match="gave the article to Jonas Weil just now, due 3 May 2999, 16:00 UTC"):
        assign_article(by=ruth, article=seen, to=ruth, deadline=None)
    with pytest.raises(AssignedByAnother):
        assign_article(by=ruth, article=seen, to=None, deadline=FRIDAY + timedelta(1))


def test_a_deadline_that_has_passed_is_refused(article: Article, ines: User) -> None:
    with pytest.raises(Unusable, match="has passed"):
        assign_article(by=ines, article=article, to=None, deadline=timezone.now() - timedelta(minutes=1))


def test_who_has_no_role_neither_assigns_nor_is_assigned(
    article: Article, ines: User, make_person: PersonMaker
) -> None:
    nora = make_person("nora", "Nora Petit")
    with pytest.raises(Unusable, match="Nora Petit checks nothing here"):
        assign_article(by=ines, article=article, to=nora, deadline=None)
    with pytest.raises(NotAllowed):
        assign_article(by=nora, article=article, to=ines, deadline=None)


def test_a_time_is_shown_in_the_zone_that_is_active() -> None:
    with timezone.override("Europe/Prague"):
        assert shown(FRIDAY) == "3 May 2999, 18:00 CEST"
    assert shown(None) == ""


def test_it_is_filed_under_a_desk_which_keeps_its_spelling(article: Article, ines: User, jonas: User) -> None:
    file_article(by=ines, article=article, desk="  Foreign  ")
    other = an_article(by=ines, paragraphs=("Budget passes", "It passed on Monday."))
    file_article(by=jonas, article=other, desk="foreign")
    assert set(Article.objects.values_list("desk", flat=True)) == {"Foreign"}
    assert desks() == ["Foreign"]
    told = tell(Event.objects.filter(verb="filed").earliest("pk"))
    assert told == "Ines Halloran filed the article under a desk: Strike kills at least 36 in Idlib (Foreign)."


def test_filing_it_where_it_stands_is_no_event(article: Article, ines: User) -> None:
    file_article(by=ines, article=article, desk="Foreign")
    file_article(by=ines, article=article, desk="Foreign")
    assert Event.objects.filter(verb="filed").count() == 1


def test_the_name_of_a_desk_has_an_end(article: Article, ines: User) -> None:
    with pytest.raises(Unusable, match="at most 60 characters"):
        file_article(by=ines, article=article, desk="F" * 61)


def test_who_assigns_nothing_files_nothing(article: Article, make_person: PersonMaker) -> None:
    with pytest.raises(NotAllowed):
        file_article(by=make_person("guest", "A Guest"), article=article, desk="Foreign")
