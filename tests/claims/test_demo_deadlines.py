"""`manage.py demo_deadlines`: what is due soon in the demo newsroom."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from factcheck.articles.models import Article
from factcheck.audit.models import Event
from factcheck.claims.management.commands.demo_deadlines import OF_ARTICLES, OF_CLAIMS
from factcheck.claims.models import Claim
from factcheck.desk.queries import latest_happenings


def said() -> str:
    output = StringIO()
    call_command("demo_deadlines", stdout=output)
    return output.getvalue()


@pytest.mark.usefixtures("roles")
def test_it_sets_every_deadline_ahead_of_the_clock_and_takes_nobodys_work(settings: Settings) -> None:
    settings.DEBUG = True
    call_command("loaddata", "articles", "demo", verbosity=0)
    owners = dict(Article.objects.values_list("slug", "assignee__username"))
    assert f"{len(OF_ARTICLES) + len(OF_CLAIMS)} deadlines set" in said()
    now = timezone.now()
    ahead = Article.objects.filter(deadline_at__gt=now)
    assert ahead.count() == len(OF_ARTICLES)
    assert dict(Article.objects.values_list("slug", "assignee__username")) == owners
    claim = Claim.objects.get(due_at__gt=now)
    assert claim.due_at and claim.due_at < now + timedelta(hours=2)
    assert claim.due_at.minute % 15 == 0
    assert Event.objects.filter(verb="set due time of", at__gte=now - timedelta(minutes=1)).count() == 4


@pytest.mark.usefixtures("roles")
def test_run_again_it_sets_them_anew(settings: Settings) -> None:
    settings.DEBUG = True
    call_command("loaddata", "articles", "demo", verbosity=0)
    said()
    Article.objects.update(deadline_at=timezone.now() - timedelta(days=3))
    said()
    assert Article.objects.filter(deadline_at__gt=timezone.now()).count() == len(OF_ARTICLES)


@pytest.mark.usefixtures("roles")
def test_the_desk_tells_them_once_and_then_what_the_newsroom_did(settings: Settings) -> None:
    settings.DEBUG = True
    call_command("loaddata", "articles", "demo", verbosity=0)
    said()
    deadlines, *others = [one.sentence for one in latest_happenings(6)]
    assert "set the" in deadlines
    assert not [sentence for sentence in others if "deadline" in sentence]
    assert [sentence for sentence in others if "retracted the article" in sentence]
    assert [sentence for sentence in others if "reader" in sentence.lower()]


def test_it_says_when_there_are_no_demo_people(settings: Settings, db: None) -> None:
    settings.DEBUG = True
    assert "no demo people" in said()


def test_in_production_it_refuses(settings: Settings, db: None) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError):
        said()
