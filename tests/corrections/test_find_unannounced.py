"""`manage.py find_unannounced`: what was published before the house kept account of it."""

from io import StringIO

from django.core.management import call_command

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.corrections.actions.announcing import waive_change
from factcheck.corrections.models import UnannouncedChange
from tests.corrections.publishing import in_body, shown_twice


def found() -> str:
    out = StringIO()
    call_command("find_unannounced", stdout=out)
    return out.getvalue()


def test_it_finds_what_earlier_publishing_left_and_says_where(ruth: User) -> None:
    article = shown_twice(by=ruth)
    UnannouncedChange.objects.all().delete()
    Article.objects.update(unannounced_count=0)
    assert found() == f"{article.slug}: 2\n2 changes found.\n"
    assert Article.objects.get(pk=article.pk).unannounced_count == 2


def test_run_again_it_finds_no_more_and_leaves_what_people_decided(ruth: User) -> None:
    article = shown_twice(by=ruth)
    waive_change(by=ruth, change=in_body(article), reason="A count of a day.")
    assert found() == "0 changes found.\n"
    assert in_body(article).state == "waived"
    assert UnannouncedChange.objects.count() == 2
