from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "factcheck.search"
    verbose_name = _("Search")

    def ready(self) -> None:
        pre_migrate.connect(_make_way, sender=self)
        post_migrate.connect(_install, sender=self)


def _make_way(using: str, plan: Any = None, **kwargs: Any) -> None:
    """SQLite alters a table by renaming a copy, and refuses that while a trigger of another table names it."""
    from django.db import connections

    from factcheck.search import triggers

    if plan and connections[using].vendor == "sqlite":
        triggers.remove(using)


def _install(using: str, plan: Any = None, **kwargs: Any) -> None:
    from django.db import connections

    from factcheck.search import engines, triggers
    from factcheck.search.models import Entry, Stale
    from factcheck.search.register import registered

    needed = {
        Entry._meta.db_table,
        Stale._meta.db_table,
        *(watch.table for shelf in registered() for watch in shelf.watches),
    }
    # Migrating back, or only a part of the way, leaves tables out; the next migrate installs.
    if needed <= set(connections[using].introspection.table_names()):
        engines.install(using)
        triggers.install(using)
