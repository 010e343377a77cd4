"""The notes are taken by the database itself, on the engine at hand."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import CheckConstraint, Q
from django.db.models.signals import pre_migrate

from factcheck.accounts.models import User
from factcheck.articles.models import Article
from factcheck.claims.models import Verdict
from factcheck.search import triggers
from factcheck.search.actions import catch_up_with_everything
from factcheck.search.models import Stale
from factcheck.search.register import Watch, registered
from tests.examples import a_claim, a_submitted_verdict, an_article


def needed() -> set[str]:
    return {name for shelf in registered() for name in triggers.names(shelf, connection.vendor)}


@pytest.mark.django_db
def test_they_stand_after_the_migrations() -> None:
    assert triggers.installed().keys() == needed()


@pytest.mark.django_db
def test_installing_again_notes_nothing() -> None:
    catch_up_with_everything()
    triggers.install()
    assert not Stale.objects.exists()


def test_where_one_was_missing_everything_on_its_shelf_is_noted(ines: User) -> None:
    article = an_article(by=ines)
    catch_up_with_everything()
    triggers.remove()
    Article.objects.update(title="Written while nobody took notes")
    assert not Stale.objects.exists()
    triggers.install()
    assert list(Stale.objects.values_list("shelf", "key")) == [("articles", article.pk)]


@pytest.mark.django_db
def test_one_that_nobody_needs_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = registered()[0]
    old = type(shelf)(shelf.name, shelf.table, shelf.texts_of, (Watch("accounts_user", columns=("name",)),))
    triggers.remove()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(triggers, "registered", lambda: [old])
        triggers.install()
    assert set(triggers.installed().values()) == {"accounts_user"}
    triggers.install()
    assert triggers.installed().keys() == needed()


def test_a_change_of_what_is_not_read_is_not_noted(ines: User) -> None:
    article = an_article(by=ines)
    catch_up_with_everything()
    Article.objects.filter(pk=article.pk).update(byline="By somebody")
    assert not Stale.objects.exists()


def test_a_source_that_is_renamed_notes_what_cites_it(ines: User) -> None:
    article = an_article(by=ines)
    verdict = a_submitted_verdict(by=ines, claim=a_claim(by=ines, article=article, words="36 soldiers"))
    catch_up_with_everything()
    source = verdict.citations.get().source
    source.name = "Another name"
    source.save()
    assert set(Stale.objects.values_list("shelf", "key")) == {("claims", verdict.claim_id), ("sources", source.pk)}


@pytest.mark.django_db(transaction=True)
def test_a_later_migration_may_alter_a_table_that_they_name() -> None:
    """SQLite alters by renaming a copy, which a trigger that names the table would forbid."""
    rule = CheckConstraint(name="a_rule_of_tomorrow", condition=Q(version__gte=0))
    for feature in ("search", "claims"):  # claims has triggers of its own, which keep how its claims stand
        pre_migrate.send(sender=apps.get_app_config(feature), using="default", plan=[("a migration", False)])
    with connection.schema_editor() as editor:
        editor.add_constraint(Verdict, rule)
        editor.remove_constraint(Verdict, rule)
    call_command("migrate", verbosity=0)
    assert triggers.installed().keys() == needed()
